// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One activity the person touched. */
export interface TouchedActivity {
  readonly activityId: string
  readonly isCompleted: boolean
  /** Last thing done in it, in epoch seconds or days: only the order counts. */
  readonly lastAt: number
}

/**
 * Where to take up again: the activity touched last if it is not completed, else the first one after it that is not,
 * else the first one before it. Nothing touched: the first activity. Everything completed: null.
 * @param order ids of the course's activities, in reading order; touched activities that left the course are passed over
 */
export function resumeActivity(order: readonly string[], touched: readonly TouchedActivity[]): string | null {
  const states = new Map(touched.map(state => [state.activityId, state]))
  let last = 0
  let lastAt = Number.NEGATIVE_INFINITY
  for (const [index, activityId] of order.entries()) {
    const at = states.get(activityId)?.lastAt
    if (at !== undefined && at >= lastAt) [last, lastAt] = [index, at]
  }
  const fromThere = [...order.slice(last), ...order.slice(0, last)]
  return fromThere.find(activityId => states.get(activityId)?.isCompleted !== true) ?? null
}
