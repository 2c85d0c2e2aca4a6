// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceSource } from '../attendanceSource.ts'
import type { Stretch } from './stretch.ts'

/** Sources that measure from when to when. */
export type MeasuringSource = Extract<AttendanceSource, 'polling' | 'webhooks' | 'analytics'>

/** Seen in the room. Several may overlap: two devices, two sources. */
export interface AttendanceInterval {
  readonly registrationId: string
  readonly source: MeasuringSource
  /** Epoch milliseconds. */
  readonly from: number
  /** Undefined while it is open: nobody said when the person left. */
  readonly to: number | undefined
}

/** Somebody's word, without hours: the trainer's or the person's own. */
export interface AttendanceWord {
  readonly registrationId: string
  readonly source: Extract<AttendanceSource, 'ticked' | 'selfDeclared'>
  readonly wasPresent: boolean
}

/** The meeting that intervals are read against. Epoch milliseconds. */
export interface MeetingPeriod extends Stretch {
  /** When the room said that it closed; undefined when it did not. */
  readonly endedAt: number | undefined
}

/**
 * The part of an interval that lies in the session. An open one ends with the meeting, else with the session as planned:
 * coming early and talking on afterwards are not counted, and a leaving that nobody reported invents no overtime.
 */
export function boundInterval({ from, to }: Pick<AttendanceInterval, 'from' | 'to'>, meeting: MeetingPeriod): (Stretch & { readonly isOpen: boolean }) | undefined {
  const start = Math.max(from, meeting.from)
  const end = Math.min(to ?? meeting.endedAt ?? meeting.to, meeting.to)
  return end > start ? { from: start, to: end, isOpen: to === undefined } : undefined
}
