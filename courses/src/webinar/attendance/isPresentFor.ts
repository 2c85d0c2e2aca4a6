// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PresenceRule } from '../presenceRule.ts'

/** Whether so much of a session counts as having been there. The limit itself does; nothing at all never does. */
export function isPresentFor(rule: PresenceRule, attendanceSeconds: number, durationSeconds: number): boolean {
  if (attendanceSeconds <= 0) return false
  switch (rule.kind) {
    case 'minutes': return attendanceSeconds >= rule.minutes * 60
    case 'share': return isShareReached(attendanceSeconds, durationSeconds, rule.percent)
  }
}

/** Whether a part is at least so many whole percent of the whole. */
export function isShareReached(part: number, whole: number, percent: number): boolean {
  return part > 0 && whole > 0 && part * 100 >= whole * percent
}
