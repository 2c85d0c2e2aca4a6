// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseProgressDetail, FactResult, LearningFact, MyProgress, OutboxBatch, OutboxBatchResult } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestBlobAs } from './client.ts'

/** Reads and writes what one learner did. */
export function createLearningApi(shell: Shell) {
  return {
    sendFact: (identityId: string, entryId: string, fact: LearningFact) =>
      requestAs<FactResult>(shell, identityId, `/facts/${entryId}`, { method: 'PUT', body: fact }),
    sendBatch: (identityId: string, batch: OutboxBatch) =>
      requestAs<OutboxBatchResult>(shell, identityId, '/outbox-batches', { method: 'POST', body: batch }),
    getProgress: (identityId: string) => requestAs<MyProgress>(shell, identityId, `/me/progress${queryString({ language: shell.language })}`),
    getCourseProgress: (identityId: string, courseId: string) =>
      requestAs<CourseProgressDetail>(shell, identityId, `/me/progress/${courseId}`),
    getExport: (identityId: string) => requestBlobAs(shell, identityId, '/me/export'),
    joinGuest: (identityId: string, recoveryPhrase: string) =>
      requestAs<undefined>(shell, identityId, '/me/join-guest', { method: 'POST', body: { recoveryPhrase } }),
    erase: (identityId: string) => requestAs<undefined>(shell, identityId, '/me', { method: 'DELETE' }),
  }
}

export type LearningApi = ReturnType<typeof createLearningApi>
