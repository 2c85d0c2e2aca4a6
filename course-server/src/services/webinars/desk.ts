// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  periodOf, rescheduleSessions, SERIES_TEMPLATES, templateLine,
  type Language, type RescheduleMessage, type RescheduleRequest, type SeriesCreation, type SeriesEdit, type SeriesTemplateLine, type Session, type SessionEdit, type SessionsEdit,
  type TrainerSeries, type TrainerSeriesLine,
} from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { getOwned, getSession, requireStaff } from './access.ts'
import { beginSeries } from './beginSeries.ts'
import { changeSessions, isShownByCalendars } from './changeSessions.ts'
import type { WebinarContext } from './context.ts'
import { trainerSeries, trainerSeriesLine } from './describeDesk.ts'
import { changedFields, readSeries, readSession, seriesFieldsOf, sessionFieldsOf } from './readSeries.ts'
import type { EditOutcome, StoredSeries } from './seriesRepository.ts'

const PAGE_SIZE = 50

/** The trainer's desk: series and sessions of their own space. @throws ParcoursError `role-required`, `unknown-series` */
export interface DeskService {
  listTemplates(caller: Caller, language: Language): readonly SeriesTemplateLine[]
  list(caller: Caller, page: number): Promise<readonly TrainerSeriesLine[]>
  get(caller: Caller, seriesId: string): Promise<TrainerSeries>
  /** The id is the browser's: sent again, the series is there. @throws ParcoursError `series-id-taken`, `unknown-template`, `invalid-field` */
  create(caller: Caller, creation: SeriesCreation): Promise<TrainerSeries>
  /** @throws ParcoursError `series-changed`, `invalid-field`, `series-has-registrations` */
  edit(caller: Caller, seriesId: string, edit: SeriesEdit): Promise<TrainerSeries>
  /** Revision 0 adds a session. @throws ParcoursError `series-changed`, `invalid-field` */
  editSession(caller: Caller, seriesId: string, sessionId: string, edit: SessionEdit): Promise<TrainerSeries>
  /** Those of them that are neither over nor cancelled. @throws ParcoursError `series-changed`, `unknown-session`, `invalid-field` */
  editSessions(caller: Caller, seriesId: string, edit: SessionsEdit): Promise<TrainerSeries>
  /** @throws ParcoursError `series-changed`, `cannot-reschedule` */
  reschedule(caller: Caller, seriesId: string, request: RescheduleRequest): Promise<RescheduleMessage>
  /** @throws ParcoursError `series-has-registrations` */
  remove(caller: Caller, seriesId: string): Promise<void>
}

export function makeDeskService(context: WebinarContext): DeskService {
  const { repositories, sendsMail, clock } = context

  const describe = async (seriesId: string): Promise<TrainerSeries> => {
    const stored = await repositories.series.find(seriesId)
    if (stored === undefined) throw new ParcoursError('unknown-series')
    return trainerSeries(stored, context)
  }

  return {
    listTemplates(caller, language) {
      requireStaff(caller)
      return SERIES_TEMPLATES.map((template) => templateLine(template, language))
    },

    async list(caller, page) {
      const { spaceNumber } = requireStaff(caller)
      const { series } = await repositories.series.listOwned(spaceNumber, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      return Promise.all(series.map((stored) => trainerSeriesLine(stored, context)))
    },

    async get(caller, seriesId) {
      await getOwned(context, caller, seriesId)
      return describe(seriesId)
    },

    async create(caller, creation) {
      const staff = requireStaff(caller)
      const { series, sessions } = beginSeries(creation, {
        ownerSpace: staff.spaceId, organiser: (await context.spaces.find(staff.spaceId))?.label ?? '', hasMeetings: context.meetings !== undefined,
      })
      const stored = await repositories.series.create(staff.spaceNumber, series, sessions, clock())
      if (stored === undefined) throw new ParcoursError('series-id-taken')
      return describe(creation.seriesId)
    },

    async edit(caller, seriesId, { revision, ...fields }) {
      const { stored } = await getOwned(context, caller, seriesId)
      const series = readSeries(fields, stored.series)
      const changed = changedFields(seriesFieldsOf(stored.series), seriesFieldsOf(series))
      if (revision === stored.series.revision) {
        if (changed.length === 0) return describe(seriesId)
        if (series.status === 'draft' && stored.series.status !== 'draft' && await hasRegistrations(stored)) throw new ParcoursError('series-has-registrations')
      }
      requireEdited(await repositories.series.edit(stored, {
        expectedRevision: revision, series: { ...series, revision: revision + 1 }, changed, sessions: calledOff(stored, series.status), sendsMail, now: clock(),
      }))
      return describe(seriesId)
    },

    async editSession(caller, seriesId, sessionId, { revision, ...fields }) {
      const { stored } = await getOwned(context, caller, seriesId)
      const before = stored.sessions.find((one) => one.sessionId === sessionId)
      const session = readSession(fields, {
        sessionId, seriesId, number: before?.number ?? stored.sessions.length + 1, sequence: before?.sequence ?? 0, revision: revision + 1,
      })
      const changed = before === undefined ? Object.keys(sessionFieldsOf(session)) : changedFields(sessionFieldsOf(before), sessionFieldsOf(session))
      if (changed.length === 0 && before?.revision === revision) return describe(seriesId)
      const isShown = isShownByCalendars(changed)
      const isAhead = [before, session].some((one) => one !== undefined && periodOf(one.time).endsAt > clock())
      requireEdited(await repositories.series.editSession(stored, {
        expectedRevision: revision, session: before !== undefined && isShown ? { ...session, sequence: before.sequence + 1 } : session, changed,
        isAnnounced: isShown && isAhead, sendsMail, now: clock(),
      }))
      if (sendsMail && before !== undefined && before.replay === undefined && session.replay !== undefined) {
        await repositories.mails.enqueueReplay(stored, session.number, clock())
      }
      return describe(seriesId)
    },

    async editSessions(caller, seriesId, edit) {
      const { stored } = await getOwned(context, caller, seriesId)
      const { read, changes } = changeSessions(stored, edit, clock())
      const isStale = edit.revision !== stored.series.revision || read.some(({ number, revision }) => stored.sessions.find((one) => one.number === number)?.revision !== revision)
      if (changes.length === 0 && !isStale) return describe(seriesId)
      requireEdited(await repositories.series.changeSessions(stored, { expectedRevision: edit.revision, read, changes, sendsMail, now: clock() }))
      return describe(seriesId)
    },

    async reschedule(caller, seriesId, { revision, move, isPreview }) {
      const { stored } = await getOwned(context, caller, seriesId)
      const changes = rescheduleSessions(stored.sessions, move, clock())
      if (typeof changes === 'string') throw new ParcoursError('cannot-reschedule', { detail: { reason: changes } })
      if (!isPreview && changes.length > 0) {
        const read = changes.map(({ sessionId }) => getSession(stored, sessionId))
        const moved = changes.map(({ sessionId, to, sequence }) => {
          const session = getSession(stored, sessionId)
          return { session: { ...session, time: to, sequence, revision: session.revision + 1 }, changed: ['localStart'], isAnnounced: true }
        })
        requireEdited(await repositories.series.changeSessions(stored, { expectedRevision: revision, read, changes: moved, sendsMail, now: clock() }))
      }
      return {
        revision: isPreview || changes.length === 0 ? stored.series.revision : revision + 1,
        changes: changes.map(({ sessionId, number, from, to, period, sequence }) => ({
          sessionId, number, fromLocalStart: from.localStart, toLocalStart: to.localStart, timeZone: to.timeZone, startsAt: period.startsAt.toISOString(),
          sequence, clockChange: period.clockChange,
        })),
      }
    },

    async remove(caller, seriesId) {
      const { stored } = await getOwned(context, caller, seriesId)
      if (!(await repositories.series.remove(stored))) throw new ParcoursError('series-has-registrations')
    },
  }

  async function hasRegistrations(stored: StoredSeries): Promise<boolean> {
    return (await repositories.registrations.counts(stored)).size > 0
  }

  /** Calling a series off, or taking that back, changes what calendars show of every session ahead. */
  function calledOff({ series, sessions }: StoredSeries, status: StoredSeries['series']['status']): readonly Session[] {
    if ((status === 'cancelled') === (series.status === 'cancelled')) return []
    const now = clock()
    return sessions.filter(({ time }) => periodOf(time).endsAt > now).map((session) => ({ ...session, sequence: session.sequence + 1, revision: session.revision + 1 }))
  }
}

function requireEdited(outcome: EditOutcome): void {
  // Whose it is, is nobody's business.
  if (outcome.kind === 'id-taken') throw new ParcoursError('unknown-session')
  if (outcome.kind === 'conflict') throw new ParcoursError('series-changed', { detail: { revision: outcome.revision, changed: outcome.changed.join(', ') } })
}
