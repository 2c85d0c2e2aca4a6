// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearnerState } from './learningState.ts'

/** Some 4 KB each with two courses of ten rows, so about 20 MB. */
const MAX_RECENT = 5_000

/**
 * Learners as the last batches left them: whoever does one thing mostly does another soon after.
 * Nobody else's write goes unseen: another connection's moves `PRAGMA data_version`, our own says `forget`.
 */
export interface RecentLearners {
  /** Forgets all when another connection has written since the last batch. */
  keepIfUnchanged(dataVersion: number): void
  use(spaceNumber: number, subject: string, find: () => LearnerState): LearnerState
  /** After a commit: lets go of the least recent beyond the limit, and of what only that batch needed. */
  evict(): void
  forget(): void
}

export function createRecentLearners(maxRecent = MAX_RECENT): RecentLearners {
  /** Least recent first. */
  const learners = new Map<string, LearnerState>()
  const used = new Set<LearnerState>()
  let version = -1

  function forget(): void {
    learners.clear()
    used.clear()
  }

  return {
    keepIfUnchanged(dataVersion) {
      if (dataVersion !== version) forget()
      version = dataVersion
    },
    use(spaceNumber, subject, find) {
      const key = `${spaceNumber} ${subject}`
      let learner = learners.get(key)
      if (learner === undefined) learner = find()
      else if (used.has(learner)) return learner
      else learners.delete(key)
      learners.set(key, learner)
      used.add(learner)
      return learner
    },
    evict() {
      for (const learner of used) settle(learner)
      used.clear()
      for (const key of learners.keys()) {
        if (learners.size <= maxRecent) return
        learners.delete(key)
      }
    },
    forget,
  }
}

/** What the batch changed is stored now. Attempts hold texts, and are asked for once. */
function settle(learner: LearnerState): void {
  learner.isNew = false
  learner.attempts.clear()
  learner.newAttemptIds.length = 0
  for (const state of learner.courses.values()) {
    state.isEnrolmentChanged = false
    state.changedParts.clear()
  }
}
