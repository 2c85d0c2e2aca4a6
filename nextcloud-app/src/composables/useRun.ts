// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { back, choiceEvent, choose, endingEvent, missionEvent, restore, saveRun, skip, start, startEvent, succeed, view, type CheckAnswer, type PassageView, type PublicAdventure, type Run, type SavedRun } from '@parcours/courses'
import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue'
import { useAdventures } from '../stores/adventures.ts'
import { usePathEvents } from '../stores/pathEvents.ts'

export interface PlayedRun {
  readonly run: Readonly<ShallowRef<Run>>
  readonly passage: ComputedRef<PassageView>
  readonly choose: (choiceId: string) => void
  /** What a look gave: told once each time it changes. */
  readonly tellMission: (answer: CheckAnswer | { readonly result: 'skipped' | 'declared' }) => void
  /** Goes on after the mission: found done, said done, or skipped since its app is absent. */
  readonly goOn: (how: 'done' | 'skipped') => void
  /** Steps back to this length of the trail; what was chosen since is forgotten. */
  readonly backTo: (length: number) => void
  readonly startAgain: () => void
}

/** One person in one story: the pure engine, kept and counted at each step. */
export function useRun(adventure: PublicAdventure, saved: SavedRun | undefined): PlayedRun {
  const story = adventure.adventure
  const adventures = useAdventures()
  const paths = usePathEvents()
  const run = shallowRef<Run>(saved === undefined ? start(story) : restore(story, saved))

  void paths.tell(adventure, (moment) => startEvent(run.value, moment))

  function move(next: Run): void {
    if (next === run.value) {
      return
    }
    run.value = next
    void adventures.saveRun(saveRun(next))
    void paths.tell(adventure, (moment) => endingEvent(story, next, moment))
  }

  return {
    run,
    passage: computed(() => view(story, run.value)),
    choose(choiceId) {
      const before = run.value
      void paths.tell(adventure, (moment) => choiceEvent(before, choiceId, moment))
      move(choose(story, before, choiceId))
    },
    tellMission(answer) {
      void paths.tell(adventure, (moment) => missionEvent(run.value, answer, moment))
    },
    goOn(how) {
      move(how === 'done' ? succeed(story, run.value) : skip(story, run.value))
    },
    backTo(length) {
      let at = run.value
      while (at.trail.length > length) {
        const before = back(story, at)
        if (before === at) {
          break
        }
        at = before
      }
      move(at)
    },
    startAgain() {
      paths.forget(adventure.adventureId)
      move(start(story))
      void paths.tell(adventure, (moment) => startEvent(run.value, moment))
    },
  }
}
