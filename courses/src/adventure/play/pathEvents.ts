// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathEvent, PathEventPlace } from '../../messages/adventures.ts'
import { ROLE_VARIABLE, type PlayableAdventure } from '../adventure.ts'
import type { CheckAnswer } from '../checkResult.ts'
import type { Run } from '../run.ts'
import { findPassage } from './findPassage.ts'

/** When an event is told: its rank in the run, and the day, the finest time there is. */
export interface PathMoment {
  readonly step: number
  readonly day: string
}

export function startEvent(run: Run, moment: PathMoment): PathEvent {
  return { kind: 'start', ...placeOf(run, moment) }
}

/** What is told of a choice, from the run before it. */
export function choiceEvent(run: Run, choiceId: string, moment: PathMoment): PathEvent {
  return { kind: 'choice', choiceId, ...placeOf(run, moment) }
}

/** What is told of a mission: the result, and why not, from a closed list. What was found stays in the browser. */
export function missionEvent(run: Run, answer: CheckAnswer | { readonly result: 'skipped' | 'declared' }, moment: PathMoment): PathEvent {
  const { result } = answer
  const reason = 'reason' in answer ? { reason: answer.reason } : {}
  return { kind: 'mission', result, ...reason, ...placeOf(run, moment) }
}

/** Told once per run, on coming to its first ending; undefined elsewhere. */
export function endingEvent(adventure: PlayableAdventure, run: Run, moment: PathMoment): PathEvent | undefined {
  return findPassage(adventure, run.passageId)?.isEnding === true ? { kind: 'ending', ...placeOf(run, moment) } : undefined
}

function placeOf({ passageId, values }: Run, { step, day }: PathMoment): PathEventPlace {
  const role = values.get(ROLE_VARIABLE)
  return role === undefined ? { step, passageId, day } : { step, passageId, day, role }
}
