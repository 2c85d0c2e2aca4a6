// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from '../adventure.ts'
import type { PassageView, Run, TrailStep } from '../run.ts'
import { findChoice, getPassage } from './findPassage.ts'
import { replayTrail } from './replayTrail.ts'
import { shortenTrail } from './shortenTrail.ts'
import { NO_VALUES, holds } from './values.ts'

/** A run at the first passage. */
export function start(adventure: PlayableAdventure): Run {
  const { adventureId, startPassageId } = adventure
  return { adventureId, passageId: startPassageId, values: NO_VALUES, done: new Set(), trail: [] }
}

/** What the page shows now. */
export function view(adventure: PlayableAdventure, run: Run): PassageView {
  const passage = getPassage(adventure, run.passageId)
  const { passageId, title, prose, mission, choices, isEnding } = passage
  return {
    passageId, title, mission, isEnding,
    prose: prose.filter(({ condition }) => holds(condition, run.values)),
    isMissionDone: run.done.has(passageId),
    choices: choices.filter(({ condition }) => holds(condition, run.values)).map(({ choiceId, text }) => ({ choiceId, text })),
    canGoBack: canGoBack(run.trail),
  }
}

/** The run after a choice. A choice that is not offered now, such as a button pressed twice, changes nothing. */
export function choose(adventure: PlayableAdventure, run: Run, choiceId: string): Run {
  const passage = getPassage(adventure, run.passageId)
  const choice = findChoice(passage, choiceId)
  if (choice === undefined || !holds(choice.condition, run.values)) return run
  return advance(adventure, run, { kind: 'choice', passageId: passage.passageId, choiceId: choice.choiceId }, choice.targetId)
}

/** The run after a mission found done, or declared; without a mission nothing changes. */
export function succeed(adventure: PlayableAdventure, run: Run): Run {
  return pass(adventure, run, 'mission')
}

/** The run after a mission that cannot be done here, its app being absent; without a mission nothing changes. */
export function skip(adventure: PlayableAdventure, run: Run): Run {
  return pass(adventure, run, 'skip')
}

/** One step back; values and missions of the step are forgotten with it. */
export function back(adventure: PlayableAdventure, run: Run): Run {
  const last = run.trail.at(-1)
  if (last === undefined || !canGoBack(run.trail)) return run
  const trail = run.trail.slice(0, -1)
  return { ...run, ...replayTrail(adventure, trail), passageId: last.passageId, trail }
}

function pass(adventure: PlayableAdventure, run: Run, kind: 'mission' | 'skip'): Run {
  const { passageId, mission } = getPassage(adventure, run.passageId)
  return mission === null ? run : advance(adventure, run, { kind, passageId }, mission.successId)
}

/** Values and missions are worked out again from the trail: they cannot disagree with it. */
function advance(adventure: PlayableAdventure, run: Run, step: TrailStep, passageId: string): Run {
  const trail = shortenTrail(adventure, [...run.trail, step])
  return { ...run, ...replayTrail(adventure, trail), passageId, trail }
}

/** Before a forgotten stretch there is nothing to go back to: its first remembered step stays. */
function canGoBack(trail: readonly TrailStep[]): boolean {
  const steps = trail.filter(step => step.kind !== 'kept')
  return steps.length > (steps.length < trail.length ? 1 : 0)
}
