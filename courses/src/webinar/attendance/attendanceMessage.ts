// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceSourceRow } from '../../messages/webinarPeople.ts'
import type { MyAttendance, ReplayProgress } from '../../messages/webinarReader.ts'
import type { PersonAttendance, SourceAttendance } from './sessionAttendance.ts'

/**
 * One person's attendance as it is told: to themselves, and to the trainer of the session.
 * @param person undefined when nothing is known of them
 * @param hasReplayed whether the replay alone completes the session
 */
export function attendanceMessage(person: PersonAttendance | undefined, replay: ReplayProgress | null, hasReplayed: boolean): MyAttendance {
  const { isPresent, hasStayed, basis, attendanceSeconds, sources, hasConflict } = person ?? NOTHING_KNOWN
  return { isPresent, hasStayed, hasReplayed, isCompleted: hasStayed || hasReplayed, basis, attendanceSeconds, sources: sources.map(sourceRow), hasConflict, replay }
}

const NOTHING_KNOWN: Omit<PersonAttendance, 'registrationId'> = {
  basis: 'nothing', isPresent: false, hasStayed: false, attendanceSeconds: 0, sources: [], hasConflict: false,
}

function sourceRow({ source, attendanceSeconds, isPresent, stretches }: SourceAttendance): AttendanceSourceRow {
  const intervals = stretches.map(({ from, to, isOpen }) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), isOpen }))
  return { source, attendanceSeconds: attendanceSeconds ?? null, isPresent, intervals }
}
