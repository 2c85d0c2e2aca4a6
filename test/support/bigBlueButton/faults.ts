// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What the double does wrong, switched on and off while it runs. Each is something real servers were seen doing. */
export interface Faults {
  /** Cuts every connection: nobody is there. */
  isDown: boolean
  /** Waits before each answer. */
  delayMs: number
  /** Answers that instead of XML, with this status. */
  body: string | undefined
  status: number
  /** Announces an answer of any length and writes on for ever. */
  isEndless: boolean
  /** So many people more in every room, whom nobody registered. */
  extraAttendees: number
  /** Leavers stay in the list for a while, as before https://github.com/bigbluebutton/bigbluebutton/pull/17986 */
  leaversStayMs: number
  hooks: HookFaults
}

export interface HookFaults {
  /** Each event waits for the next one to be sent first. */
  isOutOfOrder: boolean
  /** Every callback twice. */
  isDuplicated: boolean
  /** https://github.com/bigbluebutton/bigbluebutton/issues/19910 */
  losesDepartures: boolean
  /** Departures name somebody else: https://github.com/bigbluebutton/bigbluebutton/issues/13736 */
  namesWrongPerson: boolean
  /** Departures name nobody: https://github.com/bigbluebutton/bigbluebutton/issues/10863 */
  namesNobody: boolean
}

export function noFaults(): Faults {
  return {
    isDown: false, delayMs: 0, body: undefined, status: 200, isEndless: false, extraAttendees: 0, leaversStayMs: 0,
    hooks: { isOutOfOrder: false, isDuplicated: false, losesDepartures: false, namesWrongPerson: false, namesNobody: false },
  }
}
