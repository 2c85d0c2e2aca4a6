// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** IANA name such as `Europe/Paris`. */
export type TimeZone = string

/** Wall time without zone, to the minute: `2022-09-20T10:00`. */
export type WallTime = string

/** When a session is, as its trainer says it: the wall time stays when a clock change moves the instant. */
export interface SessionTime {
  readonly localStart: WallTime
  readonly timeZone: TimeZone
  /** Minutes that pass, not minutes on the wall. */
  readonly durationMinutes: number
}
