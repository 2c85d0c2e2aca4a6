// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckArguments, CheckName } from '@parcours/courses'
import { createNextcloudMissions, type Look, type MissionToOpen, type Occasion, type ReturnedMission } from '../../../nextcloud-app/src/missions/index.ts'
import { createBrowserStorage, findLocalStorage } from '../../../nextcloud-app/src/shell/browserStorage.ts'

/** Runs in a page of Nextcloud: the app's own code, without its interface. */
export interface Probe {
  /** `passageId` tells missions apart; the same one is looked at every ten seconds at most. */
  readonly look: (check: CheckName, checkArguments: CheckArguments, passageId: string, occasion?: Occasion) => Promise<Look & { readonly sentence: string }>
  readonly listAbsent: (checks: readonly CheckName[]) => Promise<readonly CheckName[]>
  readonly whatIsLookedAt: (check: CheckName) => string
  readonly openElsewhere: (open: MissionToOpen) => void
  readonly takeReturned: () => ReturnedMission | undefined
}

declare global {
  interface Window { createProbe: (userId: string) => Probe }
}

window.createProbe = (userId) => {
  const missions = createNextcloudMissions(userId, createBrowserStorage(findLocalStorage(), window, 'probe.'))
  return {
    async look(check, checkArguments, passageId, occasion = 'entering') {
      const look = await missions.look({ adventureId: 'probe', passageId, mission: { check, checkArguments } }, occasion)
      return { ...look, sentence: missions.lookSentence(look) }
    },
    listAbsent: async (checks) => [...await missions.listAbsent(checks)],
    whatIsLookedAt: missions.whatIsLookedAt,
    openElsewhere: missions.openElsewhere,
    takeReturned: missions.takeReturned,
  }
}
