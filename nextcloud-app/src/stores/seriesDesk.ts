// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AnnouncementChoice, AnnouncementRequest, AttendanceTick, JoinRequest, RegistrationDecision, RegistrationStatus, RescheduleRequest, SeriesCreation, SeriesEdit, SessionEdit, SessionsEdit,
  TrainerSeries, TrainerSession,
} from '@parcours/courses'
import { defineStore } from 'pinia'
import { createSeriesDeskApi, type DeskTable } from '../api/seriesDesk.ts'
import { ApiProblem } from '../api/http.ts'
import { useShell } from '../shell/shell.ts'

export type { DeskTable }

/** The trainer's desk. Nothing is kept between two looks: somebody else may work at the same series. */
export const useSeriesDesk = defineStore('seriesDesk', () => {
  const shell = useShell()
  const api = createSeriesDeskApi(shell)

  /** @throws ApiProblem when nobody is logged in, as the server would say */
  function whoAsks(): string {
    const identity = shell.identity.value
    if (identity.kind === 'none') throw new ApiProblem({ status: 401, code: 'token-required' })
    return identity.identityId
  }

  return {
    listTemplates: async () => await api.listTemplates(whoAsks()),
    list: async (page = 1) => await api.list(whoAsks(), page),
    get: async (seriesId: string) => await api.get(whoAsks(), seriesId),
    create: async (creation: SeriesCreation) => await api.create(whoAsks(), creation),
    edit: async (seriesId: string, edit: SeriesEdit) => await api.edit(whoAsks(), seriesId, edit),
    remove: async (seriesId: string) => { await api.remove(whoAsks(), seriesId) },
    editSession: async (seriesId: string, sessionId: string, edit: SessionEdit) => await api.editSession(whoAsks(), seriesId, sessionId, edit),
    editSessions: async (seriesId: string, edit: SessionsEdit) => await api.editSessions(whoAsks(), seriesId, edit),
    reschedule: async (seriesId: string, request: RescheduleRequest) => await api.reschedule(whoAsks(), seriesId, request),
    join: async (seriesId: string, sessionId: string, request: JoinRequest) => await api.join(whoAsks(), seriesId, sessionId, request),
    listRegistrants: async (seriesId: string, page: number, status: RegistrationStatus | undefined) => await api.listRegistrants(whoAsks(), seriesId, page, status),
    decide: async (seriesId: string, registrationId: string, decision: RegistrationDecision['decision']) => await api.decide(whoAsks(), seriesId, registrationId, { decision }),
    getAttendance: async (seriesId: string, sessionId: string, page: number) => await api.getAttendance(whoAsks(), seriesId, sessionId, page),
    tick: async (seriesId: string, sessionId: string, tick: AttendanceTick) => await api.tick(whoAsks(), seriesId, sessionId, tick),
    listAnnouncements: async (seriesId: string) => await api.listAnnouncements(whoAsks(), seriesId),
    countAudience: async (choice: AnnouncementChoice) => await api.countAudience(whoAsks(), choice),
    announce: async (announcement: AnnouncementRequest) => await api.announce(whoAsks(), announcement),
    listMails: async (seriesId: string, page: number) => await api.listMails(whoAsks(), seriesId, page),
    retryMails: async (seriesId: string) => await api.retryMails(whoAsks(), seriesId),
    getFigures: async (seriesId: string) => await api.getFigures(whoAsks(), seriesId),
    getTable: async (seriesId: string, table: DeskTable) => await api.getTable(whoAsks(), seriesId, table),
  }
})

/** Somebody else saved first. */
export function isChangedByAnother(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'series-changed'
}

/** The meeting server is down or slow. */
export function isRoomAway(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'room-unavailable'
}

/** Counted once a day: a new series has none before the next night. */
export function hasNoFiguresYet(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'no-figures-yet'
}

/** @throws ApiProblem when it is no session of this series */
export function getSessionOf({ sessions }: TrainerSeries, sessionId: string): TrainerSession {
  const session = sessions.find((one) => one.sessionId === sessionId)
  if (session === undefined) throw new ApiProblem({ status: 404, code: 'unknown-session' })
  return session
}
