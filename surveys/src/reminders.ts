// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Never more, whatever happens. */
export const MOST_REMINDERS = 2

/** Whole days between two sendings, and before closing: time to answer, no nagging. Ours. */
const DAYS_BETWEEN = 7
const DAYS_BEFORE_CLOSING = 2
const MILLISECONDS_PER_DAY = 86_400_000

export interface ReminderSituation {
  readonly now: Date
  /** When the survey opened, which is also when the invitation went out. */
  readonly openedAt: Date
  readonly closesAt: Date | undefined
  /** Reminders sent, in any order. */
  readonly sentAt: readonly Date[]
}

export type ReminderDecision =
  | { readonly kind: 'send'; readonly number: 1 | 2 }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'never'; readonly reason: 'two-sent' | 'closed' | 'too-late' }

/**
 * Whether a reminder may go out now. It goes to everybody with the same words: nobody knows who answered.
 */
export function decideReminder({ now, openedAt, closesAt, sentAt }: ReminderSituation): ReminderDecision {
  if (sentAt.length >= MOST_REMINDERS) return { kind: 'never', reason: 'two-sent' }
  if (closesAt !== undefined && now >= closesAt) return { kind: 'never', reason: 'closed' }
  const last = new Date(Math.max(openedAt.getTime(), ...sentAt.map(sent => sent.getTime())))
  const earliest = addDays(last, DAYS_BETWEEN)
  const latest = closesAt === undefined ? undefined : addDays(closesAt, -DAYS_BEFORE_CLOSING)
  if (latest !== undefined && (now > latest || earliest > latest)) return { kind: 'never', reason: 'too-late' }
  return now < earliest ? { kind: 'wait', until: earliest } : { kind: 'send', number: sentAt.length === 0 ? 1 : 2 }
}

/** Whether this browser shows a reminder: silenced by the person's own receipt, or by their refusal. */
export function showsReminder({ hasReceipt, hasRefused }: { readonly hasReceipt: boolean; readonly hasRefused: boolean }): boolean {
  return !hasReceipt && !hasRefused
}

function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * MILLISECONDS_PER_DAY)
}
