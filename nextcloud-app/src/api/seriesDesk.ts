// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AnnouncementChoice, AnnouncementCount, AnnouncementMessage, AnnouncementRequest, AttendancePage, AttendanceRow, AttendanceTick, JoinMessage, JoinRequest, MailPage,
  RegistrantPage, RegistrantRow, RegistrationDecision, RegistrationStatus, RescheduleMessage, RescheduleRequest, SeriesCreation, SeriesEdit, SeriesFigures,
  SeriesTemplateLine, SessionEdit, SessionsEdit, TrainerSeries, TrainerSeriesLine,
} from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestBlobAs } from './client.ts'

/** Which table is saved as a file. */
export type DeskTable = 'registrants' | 'figures' | { readonly attendanceOf: string }

/** The trainer's desk: series and sessions. */
export function createSeriesDeskApi(shell: Shell) {
  return {
    listTemplates: (who: string) => requestAs<readonly SeriesTemplateLine[]>(shell, who, `/desk/series-templates${queryString({ language: shell.language })}`),
    list: (who: string, page: number) => requestAs<readonly TrainerSeriesLine[]>(shell, who, `/desk/series${queryString({ page })}`),
    get: (who: string, seriesId: string) => requestAs<TrainerSeries>(shell, who, seriesPath(seriesId)),
    create: (who: string, body: SeriesCreation) => requestAs<TrainerSeries>(shell, who, '/desk/series', { method: 'POST', body }),
    edit: (who: string, seriesId: string, body: SeriesEdit) => requestAs<TrainerSeries>(shell, who, seriesPath(seriesId), { method: 'PUT', body }),
    remove: (who: string, seriesId: string) => requestAs<undefined>(shell, who, seriesPath(seriesId), { method: 'DELETE' }),
    editSession: (who: string, seriesId: string, sessionId: string, body: SessionEdit) =>
      requestAs<TrainerSeries>(shell, who, sessionPath(seriesId, sessionId), { method: 'PUT', body }),
    editSessions: (who: string, seriesId: string, body: SessionsEdit) => requestAs<TrainerSeries>(shell, who, `${seriesPath(seriesId)}/sessions`, { method: 'PUT', body }),
    reschedule: (who: string, seriesId: string, body: RescheduleRequest) => requestAs<RescheduleMessage>(shell, who, `${seriesPath(seriesId)}/reschedule`, { method: 'POST', body }),
    join: (who: string, seriesId: string, sessionId: string, body: JoinRequest) =>
      requestAs<JoinMessage>(shell, who, `${sessionPath(seriesId, sessionId)}/join`, { method: 'POST', body }),
    ...createDeskPeopleApi(shell),
  }
}

/** Who registered, who was there, what they are told, and the figures. */
function createDeskPeopleApi(shell: Shell) {
  return {
    listRegistrants: (who: string, seriesId: string, page: number, status: RegistrationStatus | undefined) =>
      requestAs<RegistrantPage>(shell, who, `${seriesPath(seriesId)}/registrants${queryString({ page, status })}`),
    decide: (who: string, seriesId: string, registrationId: string, body: RegistrationDecision) =>
      requestAs<RegistrantRow>(shell, who, `${seriesPath(seriesId)}/registrants/${registrationId}/decision`, { method: 'POST', body }),
    getAttendance: (who: string, seriesId: string, sessionId: string, page: number) =>
      requestAs<AttendancePage>(shell, who, `${sessionPath(seriesId, sessionId)}/attendance${queryString({ page })}`),
    tick: (who: string, seriesId: string, sessionId: string, body: AttendanceTick) =>
      requestAs<AttendanceRow>(shell, who, `${sessionPath(seriesId, sessionId)}/attendance`, { method: 'PUT', body }),
    listAnnouncements: (who: string, seriesId: string) => requestAs<readonly AnnouncementMessage[]>(shell, who, `${seriesPath(seriesId)}/announcements`),
    countAudience: (who: string, body: AnnouncementChoice) => requestAs<AnnouncementCount>(shell, who, '/desk/announcements/count', { method: 'POST', body }),
    announce: (who: string, body: AnnouncementRequest) => requestAs<AnnouncementMessage>(shell, who, `/desk/announcements/${body.announcementId}`, { method: 'PUT', body }),
    listMails: (who: string, seriesId: string, page: number) => requestAs<MailPage>(shell, who, `${seriesPath(seriesId)}/mails${queryString({ page })}`),
    retryMails: (who: string, seriesId: string) => requestAs<MailPage>(shell, who, `${seriesPath(seriesId)}/mails/retry`, { method: 'POST' }),
    getFigures: (who: string, seriesId: string) => requestAs<SeriesFigures>(shell, who, `${seriesPath(seriesId)}/figures`),
    getTable: (who: string, seriesId: string, table: DeskTable) => requestBlobAs(shell, who, `${tablePath(seriesId, table)}.csv${queryString({ language: shell.language })}`),
  }
}

function seriesPath(seriesId: string): string {
  return `/desk/series/${encodeURIComponent(seriesId)}`
}

function sessionPath(seriesId: string, sessionId: string): string {
  return `${seriesPath(seriesId)}/sessions/${encodeURIComponent(sessionId)}`
}

function tablePath(seriesId: string, table: DeskTable): string {
  return typeof table === 'string' ? `${seriesPath(seriesId)}/${table}` : `${sessionPath(seriesId, table.attendanceOf)}/attendance`
}
