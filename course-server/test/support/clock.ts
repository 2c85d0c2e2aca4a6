// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../../src/services/clock.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock {
  readonly now: Clock
  set(instant: string): void
  advance(milliseconds: number): void
}

export const DAY_MS = 86_400_000

export function makeTestClock(start = '2026-11-23T10:00:00Z'): TestClock {
  let ms = Date.parse(start)
  return {
    now: () => new Date(ms),
    set(instant) { ms = Date.parse(instant) },
    advance(milliseconds) { ms += milliseconds },
  }
}
