// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  attendanceMessage, hasReplayed, periodOf, replayProgress, sessionAttendance, type AttendanceInterval, type MyAttendance, type PersonAttendance, type Series, type Session,
} from '@parcours/courses'
import { attendanceIntervals } from './attendanceIntervals.ts'
import type { SessionRecord } from './attendanceRepository.ts'

export interface SessionReading {
  readonly series: Pick<Series, 'presenceRule' | 'completionPercent'>
  readonly session: Session
  readonly record: SessionRecord
  readonly now: Date
}

/** Who was there and who caught up, from everything that is known of one session. People go by their registrant's number. */
export interface AttendanceOf {
  /** Undefined when nothing is known of that person. */
  find(registrantNumber: number): MyAttendance | undefined
  readonly people: ReadonlyMap<number, PersonAttendance>
  readonly replayed: ReadonlySet<number>
}

export function attendanceOf({ series, session, record, now }: SessionReading): AttendanceOf {
  const { startsAt, endsAt } = periodOf(session.time)
  // While it is on, whoever was not seen leaving is there until now.
  const isOn = now < endsAt
  const known = sessionAttendance({
    meeting: { from: startsAt.getTime(), to: endsAt.getTime(), endedAt: undefined },
    intervals: attendanceIntervals(record.facts).map(({ participantId, source, from, to }): AttendanceInterval => (
      { registrationId: participantId, source, from, to: to ?? (isOn ? now.getTime() : undefined) }
    )),
    words: record.words.map(({ registrantNumber, source, wasPresent }) => ({ registrationId: String(registrantNumber), source, wasPresent })),
    presenceRule: series.presenceRule,
    completionPercent: series.completionPercent,
  })
  const people = new Map([...known].map(([registrantNumber, person]) => [Number(registrantNumber), person]))
  const views = new Map(record.views.map((view) => [view.registrantNumber, view.watched]))
  const { replay } = session
  const hasSeen = (registrantNumber: number) =>
    replay !== undefined && hasReplayed(views.get(registrantNumber) ?? [], replay.durationSeconds, series.completionPercent)
  return {
    people,
    replayed: new Set([...views.keys()].filter(hasSeen)),
    find(registrantNumber) {
      const [person, watched] = [people.get(registrantNumber), views.get(registrantNumber)]
      if (person === undefined && watched === undefined) return undefined
      return attendanceMessage(person, replay === undefined || watched === undefined ? null : replayProgress(watched, replay), hasSeen(registrantNumber))
    },
  }
}
