// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearningFact } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

const READ: LearningFact = { kind: 'way', courseId: 'petit-cours', activityId: 'read', way: 'text', occurredAt: '2026-11-23T10:00:00Z' }

describe.each(DATABASES)('what is mine, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    await test.publish()
  })
  afterAll(() => test.close())

  const erase = (token: string) => test.app.inject({ method: 'DELETE', url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })
  const join = (token: string, recoveryPhrase: string) =>
    test.app.inject({ method: 'POST', url: '/api/v1/me/join-guest', payload: { recoveryPhrase }, headers: { authorization: `Bearer ${token}` } })

  it.each([['GET', '/api/v1/me/progress'], ['GET', '/api/v1/me/progress/petit-cours'], ['GET', '/api/v1/me/export'], ['DELETE', '/api/v1/me'], ['POST', '/api/v1/me/join-guest']] as const)('401 on %s %s without a token', async (method, url) => {
    expect(codeOf(await test.app.inject({ method, url }))).toBe('401 token-required')
  })

  it('404 for my progress in a course that is unknown to me', async () => {
    const { token } = await test.createGuest()
    expect(codeOf(await test.get('/api/v1/me/progress/nowhere', token))).toBe('404 unknown-course')
  })

  it('shows nobody else’s, not even under the same pseudonym in another space', async () => {
    const subject = makeSubject()
    await test.record(await mintToken(test, space, { subject }), READ)
    const twin = await mintToken(test, await pairSpace(test), { subject })
    expect((await test.get('/api/v1/me/progress', twin)).json()).toEqual({ courses: [] })
    expect((await test.get('/api/v1/me/export', twin)).json()).toMatchObject({ courses: [], attempts: [] })
    expect((await erase(twin)).statusCode).toBe(204)
    expect((await test.get('/api/v1/me/progress', await mintToken(test, space, { subject }))).json()).toMatchObject({ courses: [{ courseId: 'petit-cours' }] })
  })

  it('gives everything kept as a file', async () => {
    const { token } = await test.createGuest()
    await test.record(token, READ)
    const answer = await test.get('/api/v1/me/export', token)
    expect(answer.headers['content-disposition']).toBe('attachment; filename="parcours.json"')
    expect(answer.json()).toMatchObject({ format: 'parcours-export-1', spaceId: 'campus', courses: [{ courseId: 'petit-cours', parts: [{ partId: 'read', status: 'completed', waysDone: ['text'] }] }] })
  })

  it('erases everything, totals included, and can be asked twice', async () => {
    const { token, recoveryPhrase } = await test.createGuest()
    await test.record(token, READ)
    expect((await erase(token)).statusCode).toBe(204)
    expect((await erase(token)).statusCode).toBe(204)
    expect((await test.get('/api/v1/me/export', token)).json()).toMatchObject({ courses: [], attempts: [] })
    expect(await test.database.repositories.figures.verify()).toEqual([])
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/guests/tokens', payload: { recoveryPhrase } }))).toBe('401 unknown-recovery-phrase')
  })

  it('takes nothing more from a guest who was erased or joined, though the token is still good', async () => {
    const erased = await test.createGuest()
    expect((await erase(erased.token)).statusCode).toBe(204)
    const joined = await test.createGuest()
    const other = await test.createGuest()
    expect((await join(other.token, joined.recoveryPhrase)).statusCode).toBe(204)
    for (const { token } of [erased, joined]) {
      expect(codeOf(await test.putFact(token, READ))).toBe('401 invalid-token')
      expect(codeOf(await test.app.inject({ method: 'PUT', url: '/api/v1/me/calendar-feed', headers: { authorization: `Bearer ${token}` } }))).toBe('401 invalid-token')
      expect((await test.get('/api/v1/me/export', token)).json()).toMatchObject({ courses: [] })
    }
    await test.record(other.token, READ)
    // An account that erased what it did may begin again.
    const account = await mintToken(test, space)
    expect((await erase(account)).statusCode).toBe(204)
    await test.record(account, READ)
  })

  it('joins a guest of the same space, once, and no other', async () => {
    const pairedGuest = (await test.app.inject({ method: 'POST', url: '/api/v1/guests', payload: { spaceId: space.spaceId } })).json<{ token: string; recoveryPhrase: string }>()
    await test.record(pairedGuest.token, READ)
    const account = await mintToken(test, space)
    const campusGuest = await test.createGuest()
    expect(codeOf(await join(account, campusGuest.recoveryPhrase))).toBe('403 guest-of-another-space')
    expect(codeOf(await join(account, 'abaisser abaisser abaisser abaisser abaisser abaisser'))).toBe('401 unknown-recovery-phrase')
    expect(codeOf(await join(pairedGuest.token, pairedGuest.recoveryPhrase))).toBe('409 same-learner')
    expect((await join(account, pairedGuest.recoveryPhrase)).statusCode).toBe(204)
    expect((await test.get('/api/v1/me/progress', account)).json()).toMatchObject({ courses: [{ courseId: 'petit-cours', requiredCompletedCount: 1 }] })
    expect(codeOf(await join(account, pairedGuest.recoveryPhrase))).toBe('401 unknown-recovery-phrase')
    expect(await test.database.repositories.figures.verify()).toEqual([])
  })
})
