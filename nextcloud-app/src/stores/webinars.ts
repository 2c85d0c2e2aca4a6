// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinRequest, MyAttendance, MyRegistration, MySession, PublicSeries, PublicSeriesLine, RegistrationRequest, ReplayReport } from '@parcours/courses'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { ApiProblem } from '../api/http.ts'
import { createWebinarsApi, type SeriesWhen } from '../api/webinars.ts'
import { listSessionRows, standingOf } from '../myRegistrations.ts'
import { createRandomId } from '../shell/randomId.ts'
import { useShell } from '../shell/shell.ts'

/** Fifty registrations a page: nobody follows more series than this many pages hold. */
const MOST_PAGES = 4
const PAGE_LENGTH = 50

export type RegistrationWish = Pick<RegistrationRequest, 'sessionId' | 'channel' | 'answers' | 'contact'>

/** Series and sessions, and what this person does with them. */
export const useWebinars = defineStore('webinars', () => {
  const shell = useShell()
  const api = createWebinarsApi(shell)
  const registrations = ref<readonly MyRegistration[]>([])
  /** An id per wish, kept until the server answered: a repeated request registers once. */
  const asked = new Map<string, string>()

  const knownId = () => (shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId)
  const ownId = () => shell.createIdentity().identityId
  watch(knownId, () => { registrations.value = [] })

  function keep(registration: MyRegistration): MyRegistration {
    registrations.value = [registration, ...registrations.value.filter(({ registrationId }) => registrationId !== registration.registrationId)]
    return registration
  }

  /** Everything one is, or was, registered to. Nothing for someone without an identity. */
  async function loadMine(when: SeriesWhen | 'all' = 'all'): Promise<void> {
    const identityId = knownId()
    if (identityId === undefined) {
      return
    }
    const pages: (readonly MyRegistration[])[] = []
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const lines = await api.listMine(identityId, when, page)
      pages.push(lines)
      if (lines.length < PAGE_LENGTH) break
    }
    if (identityId === knownId()) {
      const read = pages.flat()
      const isRead = new Set(read.map(({ registrationId }) => registrationId))
      registrations.value = [...read, ...registrations.value.filter(({ registrationId }) => when !== 'all' && !isRead.has(registrationId))]
    }
  }

  async function register({ seriesId }: PublicSeries, wish: RegistrationWish): Promise<MyRegistration> {
    const key = `${seriesId} ${wish.sessionId ?? ''}`
    const registrationId = asked.get(key) ?? createRandomId()
    asked.set(key, registrationId)
    try {
      const registration = await api.register(ownId(), { registrationId, seriesId, language: shell.language, ...wish })
      asked.delete(key)
      return keep(registration)
    } catch (error) {
      // Refused for good: another wish is another registration. Without an answer, the same id asks again.
      if (error instanceof ApiProblem) asked.delete(key)
      throw error
    }
  }

  function withAttendance(sessionId: string, attendance: MyAttendance): void {
    const after = (row: MySession) => (row.session.sessionId === sessionId ? { ...row, attendance } : row)
    registrations.value = registrations.value.map((one) => ({ ...one, sessions: one.sessions.map(after) }))
  }

  return {
    registrations,
    /** Rows of every session one is registered to, soonest first. */
    sessions: computed(() => listSessionRows(registrations.value)),
    loadMine,
    register,
    standingOf: (seriesId: string) => standingOf(registrations.value, seriesId),
    listSeries: (when: SeriesWhen, page: number) => api.listSeries(knownId(), when, page),
    getSeries: (seriesId: string) => api.getSeries(knownId(), seriesId),
    /** One session with its series and this person's place in it. @throws ApiProblem `unknown-session` */
    async getSession(seriesId: string, sessionId: string) {
      const [series] = await Promise.all([api.getSeries(knownId(), seriesId), loadMine()])
      const session = series.sessions.find((one) => one.sessionId === sessionId)
      if (session === undefined) throw new ApiProblem({ status: 404, code: 'unknown-session' })
      return { series, session }
    },
    /** Series that go with a course, those to come first. */
    async listSeriesOf(courseId: string): Promise<readonly PublicSeriesLine[]> {
      const found = new Map<string, PublicSeriesLine>()
      for (const when of ['upcoming', 'past'] as const) {
        for (let page = 1, pageCount = 1; page <= Math.min(pageCount, MOST_PAGES); page += 1) {
          const answer = await api.listSeries(knownId(), when, page)
          answer.series.filter((line) => line.courseId === courseId).forEach((line) => { found.set(line.seriesId, line) })
          pageCount = answer.pageCount
        }
      }
      return [...found.values()]
    },
    reload: async (registrationId: string) => keep(await api.getMine(ownId(), registrationId)),
    withdraw: async (registrationId: string) => keep(await api.withdraw(ownId(), registrationId)),
    leaveSession: async (registrationId: string, sessionId: string) => keep(await api.leaveSession(ownId(), registrationId, sessionId)),
    rejoinSession: async (registrationId: string, sessionId: string) => keep(await api.rejoinSession(ownId(), registrationId, sessionId)),
    join: (sessionId: string, request: JoinRequest) => api.join(ownId(), sessionId, request),
    async declare(sessionId: string, wasPresent: boolean): Promise<void> {
      withAttendance(sessionId, await api.declare(ownId(), { sessionId, wasPresent }))
    },
    reportReplay: (report: ReplayReport) => api.reportReplay(ownId(), report),
    attest: (seriesId: string) => api.attest(ownId(), seriesId),
    async listAnnouncements() {
      const identityId = knownId()
      return identityId === undefined ? [] : await api.listAnnouncements(identityId)
    },
    makeFeed: async () => (await api.makeFeed(ownId())).feedUrl,
    removeFeed: () => api.removeFeed(ownId()),
    getLinked: api.getLinked,
    confirmLinked: api.confirmLinked,
    withdrawLinked: api.withdrawLinked,
    unsubscribeLinked: api.unsubscribeLinked,
    subscribeLinked: api.subscribeLinked,
    joinLinked: api.joinLinked,
    checkAttestation: api.checkAttestation,
  }
})
