// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, wallTimeAt, type AttendancePage, type AttendanceRow, type AttendanceSheet, type AttendanceTick, type Session } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { getOwned, getSession } from './access.ts'
import { attendanceOf, type AttendanceOf } from './attendanceOf.ts'
import type { SessionCompletion } from './completing.ts'
import type { WebinarContext } from './context.ts'
import { hadPlace, registrationFor, standingOf } from './placeOfPerson.ts'
import type { Registrant } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

const PAGE_SIZE = 100

/** Who was there, source by source, for the trainer of the series. @throws ParcoursError `role-required`, `unknown-series`, `unknown-session` */
export interface AttendanceDesk {
  get(caller: Caller, seriesId: string, sessionId: string, page: number): Promise<AttendancePage>
  getSheet(caller: Caller, seriesId: string, sessionId: string): Promise<AttendanceSheet>
  /** @throws ParcoursError `unknown-registration` */
  tick(caller: Caller, seriesId: string, sessionId: string, tick: AttendanceTick): Promise<AttendanceRow>
}

export function makeAttendanceDesk(context: WebinarContext, completion: Pick<SessionCompletion, 'completeFor'>): AttendanceDesk {
  const { repositories: { registrations, attendance }, clock } = context

  const listRows = async (stored: StoredSeries, session: Session): Promise<readonly AttendanceRow[]> => {
    const record = await attendance.read({ spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number })
    const known = attendanceOf({ series: stored.series, session, record, now: clock() })
    const names = new Map((await registrations.listPeople(stored)).map(({ registrantNumber, name }) => [registrantNumber, name]))
    return (await registrations.listRegistrants(stored))
      .filter((registrant) => belongs(registrant, session, known))
      .map((registrant) => attendanceRow(registrant, session, known, names.get(registrant.registrantNumber) ?? null))
      .sort((one, other) => COLLATOR.compare(one.name ?? '\uFFFF', other.name ?? '\uFFFF'))
  }

  return {
    async get(caller, seriesId, sessionId, page) {
      const { stored } = await getOwned(context, caller, seriesId)
      const session = getSession(stored, sessionId)
      const rows = await listRows(stored, session)
      const { startsAt, endsAt } = periodOf(session.time)
      return {
        sessionId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), presenceRule: stored.series.presenceRule,
        rows: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), page, pageCount: Math.max(1, Math.ceil(rows.length / PAGE_SIZE)), rowCount: rows.length,
      }
    },

    async getSheet(caller, seriesId, sessionId) {
      const { stored } = await getOwned(context, caller, seriesId)
      const session = getSession(stored, sessionId)
      const heldOn = wallTimeAt(periodOf(session.time).startsAt, session.time.timeZone).slice(0, 'YYYY-MM-DD'.length)
      return { sessionNumber: session.number, sessionTitle: session.title, heldOn, rows: await listRows(stored, session) }
    },

    async tick(caller, seriesId, sessionId, { registrationId, wasPresent }) {
      const { stored } = await getOwned(context, caller, seriesId)
      const session = getSession(stored, sessionId)
      const registration = await registrations.find(registrationId)
      const registrant = registration === undefined || registration.spaceNumber !== stored.spaceNumber || registration.seriesNumber !== stored.seriesNumber
        ? undefined : await registrations.findRegistrant(stored, registration.registrantNumber)
      if (registrant === undefined) throw new ParcoursError('unknown-registration')
      const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number }
      await attendance.putWord(key, registrant.registrantNumber, 'ticked', wasPresent ?? undefined, clock())
      await completion.completeFor(stored, session, registrant.registrantNumber)
      const record = await attendance.read(key, registrant.registrantNumber)
      const name = (await registrations.findContact(stored, registrant.registrantNumber))?.name ?? null
      return attendanceRow(registrant, session, attendanceOf({ series: stored.series, session, record, now: clock() }), name)
    },
  }
}

const COLLATOR = new Intl.Collator('fr')

/** With a place, or known to have been there all the same. */
function belongs(registrant: Registrant, session: Session, known: AttendanceOf): boolean {
  return hadPlace(registrant, session) || known.find(registrant.registrantNumber) !== undefined
}

function attendanceRow(registrant: Registrant, session: Session, known: AttendanceOf, name: string | null): AttendanceRow {
  const registration = registrationFor(registrant, session) ?? standingOf(registrant) ?? registrant.registrations[0]
  const { replay, ...attendance } = known.find(registrant.registrantNumber) ?? NOTHING
  return {
    registrationId: registration?.registrationId ?? '', name, status: registration?.status ?? 'withdrawn', ...attendance,
    isExcluded: registrant.isExcluded, replayPercent: replay?.watchedPercent ?? null,
  }
}

const NOTHING = {
  isPresent: false, hasStayed: false, hasReplayed: false, isCompleted: false, basis: 'nothing', attendanceSeconds: 0, sources: [], hasConflict: false, replay: null,
} as const
