// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AttestationCheck, AttestationFacts, CalendarFeedMessage, JoinMessage, JoinRequest, LinkedRegistration, MyAnnouncement, MyAttendance, MyRegistration,
  PublicSeries, PublicSeriesPage, RegistrationRequest, ReplayProgress, ReplayReport, SelfDeclarationRequest,
} from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestMaybeAs } from './client.ts'
import { ApiProblem, requestJson, type HttpRequest } from './http.ts'

export type SeriesWhen = 'upcoming' | 'past'

/** Webinars as those who take part meet them. */
export function createWebinarsApi(shell: Shell) {
  const seriesPath = (seriesId: string) => `/series/${encodeURIComponent(seriesId)}`
  const mine = (registrationId: string) => `/me/registrations/${registrationId}`
  return {
    listSeries: (identityId: string | undefined, when: SeriesWhen, page: number) => requestMaybeAs<PublicSeriesPage>(shell, identityId, `/series${queryString({ when, page })}`),
    /** Replays are for those who are registered, where the series says so. */
    getSeries: (identityId: string | undefined, seriesId: string) => requestMaybeAs<PublicSeries>(shell, identityId, seriesPath(seriesId)),
    listMine: (identityId: string, when: SeriesWhen | 'all', page: number) => requestAs<readonly MyRegistration[]>(shell, identityId, `/me/registrations${queryString({ when, page })}`),
    getMine: (identityId: string, registrationId: string) => requestAs<MyRegistration>(shell, identityId, mine(registrationId)),
    register: (identityId: string, body: RegistrationRequest) => requestAs<MyRegistration>(shell, identityId, mine(body.registrationId), { method: 'PUT', body }),
    withdraw: (identityId: string, registrationId: string) => requestAs<MyRegistration>(shell, identityId, mine(registrationId), { method: 'DELETE' }),
    leaveSession: (identityId: string, registrationId: string, sessionId: string) =>
      requestAs<MyRegistration>(shell, identityId, `${mine(registrationId)}/sessions/${sessionId}`, { method: 'DELETE' }),
    rejoinSession: (identityId: string, registrationId: string, sessionId: string) =>
      requestAs<MyRegistration>(shell, identityId, `${mine(registrationId)}/sessions/${sessionId}`, { method: 'PUT' }),
    join: (identityId: string, sessionId: string, body: JoinRequest) => requestAs<JoinMessage>(shell, identityId, `/me/sessions/${sessionId}/join`, { method: 'POST', body }),
    declare: (identityId: string, body: SelfDeclarationRequest) => requestAs<MyAttendance>(shell, identityId, `/me/sessions/${body.sessionId}/self-declaration`, { method: 'PUT', body }),
    reportReplay: (identityId: string, body: ReplayReport) => requestAs<ReplayProgress>(shell, identityId, `/me/sessions/${body.sessionId}/replay`, { method: 'PUT', body }),
    attest: (identityId: string, seriesId: string) => requestAs<AttestationFacts>(shell, identityId, `/me/series/${encodeURIComponent(seriesId)}/attestation`, { method: 'POST' }),
    listAnnouncements: (identityId: string) => requestAs<readonly MyAnnouncement[]>(shell, identityId, '/me/announcements'),
    makeFeed: (identityId: string) => requestAs<CalendarFeedMessage>(shell, identityId, '/me/calendar-feed', { method: 'PUT' }),
    removeFeed: (identityId: string) => requestAs<undefined>(shell, identityId, '/me/calendar-feed', { method: 'DELETE' }),
    ...createLinkApi(shell),
  }
}

/** What whoever holds a link, or a code on paper, may do: in nobody's name. */
function createLinkApi(shell: Shell) {
  const ask = <T>(path: string, request: HttpRequest = {}) => requestJson<T>(shell.apiUrl + path, { ...request, headers: shell.requestHeaders(undefined) })
  const linkPath = (link: string) => `/registration-links/${encodeURIComponent(link)}`
  return {
    getLinked: (link: string) => ask<LinkedRegistration>(linkPath(link)).catch(asUnknown('unknown-link')),
    confirmLinked: (link: string) => ask<LinkedRegistration>(`${linkPath(link)}/confirmation`, { method: 'POST' }),
    withdrawLinked: (link: string) => ask<LinkedRegistration>(`${linkPath(link)}/withdrawal`, { method: 'POST' }),
    unsubscribeLinked: (link: string) => ask<LinkedRegistration>(`${linkPath(link)}/unsubscription`, { method: 'POST' }),
    subscribeLinked: (link: string) => ask<LinkedRegistration>(`${linkPath(link)}/subscription`, { method: 'POST' }),
    joinLinked: (link: string, sessionId: string, body: JoinRequest) => ask<JoinMessage>(`${linkPath(link)}/sessions/${sessionId}/join`, { method: 'POST', body }),
    checkAttestation: (code: string) => ask<AttestationCheck>(`/attestations/${encodeURIComponent(code)}`).catch(asUnknown('unknown-attestation')),
  }
}

/** What has not even the shape of a link or a code, half copied most often, is as unknown as another. */
function asUnknown(code: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof ApiProblem && error.status === 400 ? new ApiProblem({ status: 404, code }) : error
  }
}
