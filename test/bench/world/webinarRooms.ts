// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { AttendanceRepository, SessionKey } from '../../../course-server/src/services/webinars/attendanceRepository.ts'

/** Sessions that are on, in a SQLite file of their own, each with its room and its people. */
export interface WebinarRooms {
  readonly attendance: AttendanceRepository
  readonly rooms: readonly { readonly key: SessionKey; readonly sessionId: string; readonly meetingId: string }[]
  close(): Promise<void>
}

export interface RoomsWish {
  readonly roomCount: number
  readonly personCount: number
  readonly startsAt: Date
  readonly endsAt: Date
}

const SPACE = 1
const SERIES = 1

/** The id that the room gives a person; the meeting server's stand-in makes up the same. */
export function participantIdIn(meetingId: string, person: number): string {
  return `${meetingId}-stranger-${person}`
}

export async function openWebinarRooms({ roomCount, personCount, startsAt, endsAt }: RoomsWish): Promise<WebinarRooms> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-bench-rooms-'))
  const opened = await openDatabase({ kind: 'sqlite', file: join(folder, 'parcours.sqlite') })
  const insert = (sql: string, ...values: readonly (string | number)[]) => opened.writer.query(sql, [...values])
  const rooms: { readonly key: SessionKey; readonly sessionId: string; readonly meetingId: string }[] = []
  await insert('BEGIN')
  for (let session = 1; session <= roomCount; session++) {
    const key = { spaceNumber: SPACE, seriesNumber: SERIES, sessionNumber: session }
    const [sessionId, meetingId] = [`session-${session}`, `room-${session}`]
    await insert(
      `INSERT INTO sessions (space_number, series_number, session_number, session_id, status, starts_at, ends_at, sequence, details_json, revision, changed_at)
        VALUES (?, ?, ?, ?, 'confirmed', ?, ?, 0, '{}', 1, ?)`, SPACE, SERIES, session, sessionId, startsAt.getTime(), endsAt.getTime(), startsAt.getTime(),
    )
    await insert('INSERT INTO session_meetings (space_number, series_number, session_number, meeting_id, fact_count) VALUES (?, ?, ?, ?, 0)', SPACE, SERIES, session, meetingId)
    for (let person = 0; person < personCount; person++) {
      await insert(
        'INSERT INTO session_people (space_number, series_number, session_number, registrant_number, participant_id, is_recorded) VALUES (?, ?, ?, ?, ?, 1)',
        SPACE, SERIES, session, person + 1, participantIdIn(meetingId, person),
      )
    }
    rooms.push({ key, sessionId, meetingId })
  }
  await insert('COMMIT')
  return {
    attendance: opened.repositories.webinars.attendance,
    rooms,
    async close() {
      await opened.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
