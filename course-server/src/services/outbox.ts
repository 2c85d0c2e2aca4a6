// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactResult, OutboxBatch, OutboxBatchResult, OutboxEntryResult } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { requireLearner, type Caller } from './caller.ts'
import type { PreparedFact, LearningService } from './learning.ts'

/** Entries of one batch. */
export const MAX_OUTBOX_ENTRIES = 500

export interface OutboxService {
  /** Records what was done offline: each entry is answered on its own, in the order sent. */
  record(caller: Caller, batch: OutboxBatch): Promise<OutboxBatchResult>
}

export function makeOutboxService(learning: Pick<LearningService, 'prepare' | 'recordPrepared'>): OutboxService {
  return {
    async record(caller, batch) {
      const learner = requireLearner(caller)
      const prepared = await Promise.all(batch.entries.map(async ({ entryId, fact }) => {
        try {
          return { entryId, prepared: await learning.prepare(learner, fact) }
        } catch (error) {
          return { entryId, refusal: refusalOf(error) }
        }
      }))
      const outcomes = await learning.recordPrepared(prepared.flatMap((entry) => (entry.prepared === undefined ? [] : [entry.prepared])))
      const outcomeOf = new Map<PreparedFact, FactResult | ParcoursError>(outcomes)
      return { results: prepared.map(({ entryId, prepared: fact, refusal }) => answerOf(entryId, fact === undefined ? refusal : outcomeOf.get(fact))) }
    },
  }
}

/** A refusal for good is an answer; anything else (a busy writer, a bug) fails the whole batch, to be sent again. */
function refusalOf(error: unknown): ParcoursError {
  if (error instanceof ParcoursError && error.retryAfterSeconds === undefined) return error
  throw error
}

function answerOf(entryId: string, outcome: FactResult | ParcoursError | undefined): OutboxEntryResult {
  if (outcome === undefined) throw new Error('An outbox entry without an outcome.')
  return outcome instanceof ParcoursError
    ? { entryId, kind: 'refused', code: outcome.code }
    : { entryId, kind: 'recorded', result: outcome }
}
