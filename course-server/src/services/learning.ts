// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { findActivityKey, type ActivityKey, type AttemptResult, type FactResult, type LearningFact } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { requireLearner, type Caller } from './caller.ts'
import { actSeconds, type Clock } from './clock.ts'
import type { GoneGuests } from './goneGuests.ts'
import { CAMPUS_SPACE_ID } from './guests.ts'
import { markAttempt } from './markAttempt.ts'
import { mediaAddress } from './mediaAddress.ts'
import { activityRule, openPublication, type OpenPublication } from './openPublication.ts'
import { activityProgress, courseProgress, rowOf } from './progressOf.ts'
import type { Publications } from './publications.ts'
import type { ActivityRule, FactAct, FactOutcome, FactWrite, Repositories } from './repositories.ts'

/** A fact checked against its course, ready for the writer. */
export interface PreparedFact {
  readonly write: FactWrite
  readonly publication: OpenPublication
  /** Undefined for an enrolment. */
  readonly activityId: string | undefined
  readonly attempt: AttemptResult | null
}

export interface LearningService {
  /** Records one fact; resolves after its commit. */
  record(caller: Caller, fact: LearningFact): Promise<FactResult>
  prepare(caller: Caller, fact: LearningFact): Promise<PreparedFact>
  /** Records together; each fact with its result or its refusal. */
  recordPrepared(facts: readonly PreparedFact[]): Promise<readonly (readonly [PreparedFact, FactResult | ParcoursError])[]>
}

interface FoundActivity {
  /** The id it has today, or the last it had. */
  readonly activityId: string
  readonly rule: ActivityRule
}

export function makeLearningService(
  { learning, content }: Pick<Repositories, 'learning' | 'content'>, publications: Publications,
  { publicUrl, codeKey, goneGuests }: { readonly publicUrl: string; readonly codeKey: Uint8Array; readonly goneGuests: GoneGuests }, clock: Clock,
): LearningService {
  /** Pages of a Nextcloud need the whole address of pictures in explanations. */
  const addressOf = (publication: OpenPublication, spaceId: string) => mediaAddress(publication, spaceId === CAMPUS_SPACE_ID ? '' : publicUrl, codeKey, clock())

  /** In the current publication by its id or a former one, else in the last one that held it. */
  const findActivity = async (current: OpenPublication, activityId: string): Promise<FoundActivity> => {
    const key = findActivityKey(current.key, activityId)
    if (key !== undefined) return found(current, key)
    const last = await content.findLatestWith(current.courseId, activityId)
    const lastKey = last && findActivityKey(openPublication(last).key, activityId)
    if (lastKey === undefined) throw new ParcoursError('unknown-activity')
    return found(current, lastKey)
  }

  const prepare = async (caller: Caller, fact: LearningFact): Promise<PreparedFact> => {
    const { spaceNumber, spaceId, subject, isGuest } = requireLearner(caller)
    if (isGuest && goneGuests.has({ spaceNumber, subject })) throw new ParcoursError('invalid-token')
    const publication = await publications.findVisible(caller, fact.courseId)
    if (publication === undefined) throw new ParcoursError('unknown-course')
    const base = { spaceNumber, subject, course: publication.rule, atSeconds: actSeconds(fact.occurredAt, clock()) }
    if (fact.kind === 'enrol') {
      return { write: { ...base, activity: undefined, act: { kind: 'enrol' } }, publication, activityId: undefined, attempt: null }
    }
    const { activityId, rule } = await findActivity(publication, fact.activityId)
    if (fact.kind === 'attempt') {
      const { act, result } = await markAttempt(publication, fact.activityId, fact.attempt, content, addressOf(publication, spaceId))
      return { write: { ...base, activity: rule, act }, publication, activityId, attempt: result }
    }
    return { write: { ...base, activity: rule, act: simpleAct(fact, rule) }, publication, activityId, attempt: null }
  }

  return {
    prepare,

    async record(caller, fact) {
      const prepared = await prepare(caller, fact)
      const result = resultOf(prepared, await learning.record(prepared.write))
      if (result instanceof ParcoursError) throw result
      return result
    },

    async recordPrepared(facts) {
      const outcomes = await learning.recordAll(facts.map(({ write }) => write))
      return facts.map((fact, index) => {
        const outcome = outcomes[index]
        if (outcome === undefined) throw new Error('The database answered fewer facts than were sent.')
        return [fact, resultOf(fact, outcome)] as const
      })
    },
  }
}

function found(current: OpenPublication, key: ActivityKey): FoundActivity {
  return { activityId: key.activityId, rule: activityRule(current, key) }
}

/** A way that the page no longer offers is kept: it was done, and the rule decides what it completes. */
function simpleAct(fact: Exclude<LearningFact, { readonly kind: 'enrol' | 'attempt' }>, { kind }: ActivityRule): FactAct {
  switch (fact.kind) {
    case 'start':
      return { kind: 'start' }
    case 'way':
      if (kind === 'practice') throw new ParcoursError('activity-has-no-such-way')
      return { kind: 'way', wayBit: fact.way === 'text' ? 1 : 2 }
    case 'practice':
      if (kind !== 'practice') throw new ParcoursError('activity-is-no-practice')
      return { kind: 'practice', outcome: fact.outcome }
  }
}

function resultOf({ publication, activityId, attempt }: PreparedFact, outcome: FactOutcome): FactResult | ParcoursError {
  if (outcome.kind === 'refused') return new ParcoursError(outcome.code)
  const { learnerCourse } = outcome
  return {
    activity: activityId === undefined ? null : activityProgress(rowOf(publication, learnerCourse, activityId), activityId),
    course: courseProgress(publication, learnerCourse),
    attempt,
  }
}
