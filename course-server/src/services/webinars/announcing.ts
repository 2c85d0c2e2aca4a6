// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  listAddressees, periodOf, plainText, singleLine, WEBINAR_LIMITS, type Addressee, type AnnouncementChoice, type AnnouncementCount, type AnnouncementMessage, type AnnouncementRequest, type Session,
} from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { getOwned, requireStaff } from './access.ts'
import { attendanceOf } from './attendanceOf.ts'
import type { WebinarContext } from './context.ts'
import type { StoredAnnouncement } from './mailRepository.ts'
import { standingOf, wasRegistered } from './placeOfPerson.ts'
import { MAX_REGISTRATIONS } from './registrationRepository.ts'
import type { SeriesKey, StoredSeries } from './seriesRepository.ts'

const MAX_LISTED = 100

/** One-way words of a trainer to those of their own series. @throws ParcoursError `role-required`, `unknown-series` */
export interface AnnouncingService {
  list(caller: Caller, seriesId: string): Promise<readonly AnnouncementMessage[]>
  /** Whom it would go to now; nothing is sent. */
  count(caller: Caller, choice: AnnouncementChoice): Promise<AnnouncementCount>
  /** To the union of the series, each person once; said once, whatever the network does. @throws ParcoursError `invalid-field` */
  announce(caller: Caller, request: AnnouncementRequest): Promise<AnnouncementMessage>
}

interface Told extends Addressee {
  readonly key: SeriesKey
  readonly registrantNumber: number
}

export function makeAnnouncingService(context: WebinarContext): AnnouncingService {
  const { repositories: { registrations, attendance, mails }, sendsMail, clock } = context

  const listPeople = async (stored: StoredSeries, { audience, sessionId }: AnnouncementChoice): Promise<readonly Told[]> => {
    const people = await registrations.listPeople(stored)
    const keys = new Map(people.map(({ registrantNumber, personKey }) => [registrantNumber, personKey]))
    const missed = audience === 'missed' ? await listMissed(stored, sessionId) : new Set<number>()
    return (await registrations.listRegistrants(stored)).flatMap((registrant) => {
      const standing = standingOf(registrant)
      const { registrantNumber } = registrant
      if (standing === undefined) return []
      return [{ key: stored, registrantNumber, personKey: keys.get(registrantNumber) ?? '', status: standing.status, hasMissed: missed.has(registrantNumber) }]
    })
  }

  /** Had a place in a session that is over, and neither came nor caught up. */
  const listMissed = async (stored: StoredSeries, sessionId: string | null): Promise<ReadonlySet<number>> => {
    const now = clock()
    const over = (session: Session) => session.status !== 'cancelled' && periodOf(session.time).endsAt <= now
    const sessions = (sessionId === null ? stored.sessions : stored.sessions.filter((one) => one.sessionId === sessionId)).filter(over)
    const registrants = await registrations.listRegistrants(stored)
    const missed = new Set<number>()
    for (const session of sessions) {
      const record = await attendance.read({ spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number })
      const known = attendanceOf({ series: stored.series, session, record, now })
      for (const registrant of registrants) {
        if (registrant.isExcluded || !wasRegistered(registrant, session)) continue
        if (known.people.get(registrant.registrantNumber)?.isPresent !== true && !known.replayed.has(registrant.registrantNumber)) missed.add(registrant.registrantNumber)
      }
    }
    return missed
  }

  const getSeries = async (caller: Caller, { seriesIds }: AnnouncementChoice): Promise<readonly StoredSeries[]> => {
    const all: StoredSeries[] = []
    for (const seriesId of new Set(seriesIds)) all.push((await getOwned(context, caller, seriesId)).stored)
    return all
  }

  const listTold = async (all: readonly StoredSeries[], choice: AnnouncementChoice): Promise<readonly Told[]> => {
    // A session that is of none of the series is a mistake to be told.
    if (choice.sessionId !== null && !all.some(({ sessions }) => sessions.some((one) => one.sessionId === choice.sessionId))) throw new ParcoursError('unknown-session')
    return listAddressees((await Promise.all(all.map((stored) => listPeople(stored, choice)))).flat(), choice.audience)
  }

  const listReachable = async (stored: StoredSeries): Promise<ReadonlySet<number>> => {
    const { records } = await registrations.listRecords(stored, { status: undefined, offset: 0, limit: MAX_REGISTRATIONS })
    return new Set(records.filter(({ contact }) => contact?.isAddressConfirmed === true && contact.wantsMail).map(({ registrantNumber }) => registrantNumber))
  }

  return {
    async list(caller, seriesId) {
      const { stored } = await getOwned(context, caller, seriesId)
      return (await mails.listAnnouncements(stored, MAX_LISTED)).map((one) => announcementMessage([one]))
    },

    async count(caller, choice) {
      requireStaff(caller)
      const all = await getSeries(caller, choice)
      const told = await listTold(all, choice)
      const reachable = new Map(await Promise.all((sendsMail ? all : []).map(async (stored) => [stored.series.seriesId, await listReachable(stored)] as const)))
      const hasMail = ({ key, registrantNumber }: Told) => all.some((stored) => stored === key && reachable.get(stored.series.seriesId)?.has(registrantNumber) === true)
      return { recipientCount: told.length, byMailCount: told.filter(hasMail).length }
    },

    async announce(caller, request) {
      const { spaceNumber } = requireStaff(caller)
      const all = await getSeries(caller, request)
      const known = await mails.findAnnouncement(spaceNumber, request.announcementId)
      if (known.length > 0) return announcementMessage(known)
      const { subject, text } = readTexts(request)
      const told = await listTold(all, request)
      await mails.announce({
        announcementId: request.announcementId, seriesIds: all.map(({ series }) => series.seriesId), audience: request.audience, sessionId: request.sessionId,
        subject, text, sendsMail, now: clock(),
        told: all.map((stored) => ({
          key: stored, registrantNumbers: told.filter(({ key }) => key === stored).map(({ registrantNumber }) => registrantNumber),
        })),
      })
      return announcementMessage(await mails.findAnnouncement(spaceNumber, request.announcementId))
    },
  }
}

function readTexts({ subject, text }: AnnouncementRequest): { readonly subject: string; readonly text: string } {
  const read = { subject: singleLine(subject), text: plainText(text) }
  for (const field of ['subject', 'text'] as const) {
    const limit = field === 'subject' ? WEBINAR_LIMITS.titleCharacters : WEBINAR_LIMITS.announcementCharacters
    if (read[field] === '') throw new ParcoursError('invalid-field', { detail: { field, problem: 'empty-text' } })
    if (read[field].length > limit) throw new ParcoursError('invalid-field', { detail: { field, problem: 'text-too-long', limit } })
  }
  return read
}

/** One announcement, over the series that it went to. */
function announcementMessage(rows: readonly StoredAnnouncement[]): AnnouncementMessage {
  const [first] = rows
  if (first === undefined) throw new Error('An announcement is gone.')
  const sum = (count: (row: StoredAnnouncement) => number) => rows.reduce((total, row) => total + count(row), 0)
  const { announcementId, seriesIds, audience, sessionId, subject, text, announcedAt } = first
  return {
    announcementId, seriesIds, audience, sessionId, subject, text, sentAt: announcedAt.toISOString(), recipientCount: sum((row) => row.recipientCount),
    byMailCount: sum((row) => row.byMailCount), failedCount: sum((row) => row.failedCount),
  }
}

