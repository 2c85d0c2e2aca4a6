// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttemptScore } from '../messages/learning.ts'

/** A score and when it was made, in epoch seconds. */
export interface TimedScore extends AttemptScore {
  readonly atSeconds: number
}

/** The attempt with the greater share of right questions; among equals the later one. */
export function bestAttempt<T extends TimedScore>(left: T, right: T): T {
  const difference = compareShares(left, right)
  if (difference !== 0) return difference > 0 ? left : right
  return left.atSeconds > right.atSeconds ? left : right
}

/** Above 0 when the left share is greater. An empty quiz is a share of zero. */
export function compareShares(left: AttemptScore, right: AttemptScore): number {
  if (left.questionCount === 0 || right.questionCount === 0) return shareOfEmpty(left) - shareOfEmpty(right)
  return left.rightCount * right.questionCount - right.rightCount * left.questionCount
}

function shareOfEmpty({ rightCount, questionCount }: AttemptScore): number {
  return questionCount === 0 ? 0 : rightCount
}
