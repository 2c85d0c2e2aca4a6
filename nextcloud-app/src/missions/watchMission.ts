// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Look } from './look.ts'
import type { MissionLooks, MissionPlace, MissionWatch } from './missions.ts'

/**
 * Follows one mission while its passage is shown: looks on entering and each time the page is seen again.
 * `onLook` hears of these looks; what is pressed answers by its own promise.
 */
export function watchMission(missions: MissionLooks, place: MissionPlace, onLook: (look: Look) => void, page: Document = document): MissionWatch {
  let isStopped = false
  const tell = (look: Look) => {
    if (!isStopped) onLook(look)
  }
  const lookAgain = () => {
    if (page.visibilityState === 'visible') void missions.look(place, 'visible').then(tell, () => undefined)
  }
  page.addEventListener('visibilitychange', lookAgain)
  // A look that stumbles tells nothing; pressed, it says so.
  void missions.look(place, 'entering').then(tell, () => undefined)
  return {
    look: () => missions.look(place, 'done'),
    stop() {
      isStopped = true
      page.removeEventListener('visibilitychange', lookAgain)
    },
  }
}
