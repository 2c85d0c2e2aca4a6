// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RegistrationRequest } from '@parcours/courses'
import { beforeEach, expect, it, vi } from 'vitest'
import { useRegistration } from '../../src/composables/useRegistration.ts'
import { listComing, standingOf } from '../../src/myRegistrations.ts'
import { createCampusShell } from '../../src/shell/campus.ts'
import type { SessionToRemind, Shell } from '../../src/shell/shell.ts'
import { createFakeServer, type FakeServer } from '../support/fakeServer.ts'
import { aFirstView, inApp } from '../support/mountApp.ts'
import { aRegistration, aSeries, NOW, SERIES_ID } from '../support/webinarMessages.ts'

let server: FakeServer
let told: { seriesId: string; sessions: readonly SessionToRemind[]; calendarId: string }[]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
  server = createFakeServer()
  told = []
  server.on('PUT /me', ({ body }) => aRegistration((body as RegistrationRequest).registrationId))
  server.on('DELETE /me', ({ path }) => {
    const registration = aRegistration(path.split('/').at(-1) ?? '')
    return { ...registration, status: 'withdrawn', sessions: registration.sessions.map((row) => ({ ...row, status: 'withdrawn' })) }
  })
})

const aShell = (): Shell => ({
  ...createCampusShell(aFirstView()),
  reminders: {
    remind: () => Promise.resolve(''),
    keepSessions: (seriesId, sessions, calendarId) => {
      told.push({ seriesId, sessions, calendarId })
      return Promise.resolve()
    },
    removeAll: () => Promise.resolve(),
  },
})
const wish = { sessionId: null, channel: 'none', answers: {}, contact: null } as unknown as RegistrationRequest

it('hands the sessions to come over at registration, and none once one has left', async () => {
  const acts = await inApp(() => useRegistration(() => aSeries()), aShell())
  expect(await acts.register(wish)).toBe(true)
  const coming = listComing(standingOf([aRegistration('any')], SERIES_ID), new Date(NOW)).map(({ sessionId }) => sessionId)
  expect(coming.length).toBeGreaterThan(0)
  expect(told.map(({ seriesId, sessions }) => [seriesId, sessions.map(({ sessionId }) => sessionId)])).toEqual([[SERIES_ID, coming]])
  const put = server.requests.find(({ method }) => method === 'PUT')
  expect(await acts.withdraw((put?.body as RegistrationRequest).registrationId)).toBe(true)
  expect(told[1]).toEqual({ seriesId: SERIES_ID, sessions: [], calendarId: '' })
})

it('says which calendar a place that comes later goes to, and forgets it with the registration', async () => {
  server.on('PUT /me', ({ body }) => {
    const { registrationId } = body as RegistrationRequest
    const registration = aRegistration(registrationId)
    return { ...registration, status: 'waitlisted', waitingRank: 1, sessions: registration.sessions.map((row) => ({ ...row, status: 'waitlisted', calendarEntry: null })) }
  })
  const calendar = { compare: vi.fn(), write: vi.fn(), remove: vi.fn().mockResolvedValue(0) }
  const acts = await inApp(() => useRegistration(() => aSeries()), { ...aShell(), calendar: () => Promise.resolve(calendar) })
  expect(await acts.register(wish)).toBe(true)
  expect(told).toEqual([{ seriesId: SERIES_ID, sessions: [], calendarId: 'personal' }])
  expect(acts.said.value).toContain('When you get a place, Nextcloud puts its dates in your calendar.')
  expect(calendar.write).not.toHaveBeenCalled()
  const put = server.requests.find(({ method }) => method === 'PUT')
  await acts.withdraw((put?.body as RegistrationRequest).registrationId)
  expect(told[1]?.calendarId).toBe('')
})

it('stays registered when reminders cannot be kept, and says what failed', async () => {
  const shell = aShell()
  const acts = await inApp(() => useRegistration(() => aSeries()), { ...shell, reminders: { remind: () => Promise.resolve(''), keepSessions: () => Promise.reject(new Error('away')), removeAll: () => Promise.resolve() } })
  expect(await acts.register(wish)).toBe(true)
  expect([acts.said.value !== '', acts.problem.value instanceof Error]).toEqual([true, true])
})
