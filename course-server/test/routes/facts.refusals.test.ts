// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearningFact } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { RIGHT_ANSWERS } from '../support/courseFiles.ts'
import { DATABASES } from '../support/databases.ts'
import { mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

const AT = '2026-11-23T10:00:00Z'

describe.each(DATABASES)('facts that are refused, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let guest: string
  let member: string
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    await test.publish()
    await test.publish({ courseId: 'pour-espaces', audience: 'spaces' })
    await test.publish({ courseId: 'pour-nous', audience: 'space', spaceId: space.spaceId })
    guest = (await test.createGuest()).token
    member = await mintToken(test, space)
  })
  afterAll(() => test.close())

  const enrol = (courseId: string): LearningFact => ({ kind: 'enrol', courseId, occurredAt: AT })
  const attempt = (wish: Partial<Extract<LearningFact, { kind: 'attempt' }>['attempt']>, activityId = 'quiz'): LearningFact => ({
    kind: 'attempt', courseId: 'petit-cours', activityId, occurredAt: AT,
    attempt: { attemptId: randomUUID(), contentHash: 'a'.repeat(64), language: 'fr', responses: RIGHT_ANSWERS, ...wish },
  })
  const currentHash = async () => (await test.get('/api/v1/courses/petit-cours')).json<{ contentHash: string }>().contentHash

  it('401 without a token, before the body is looked at', async () => {
    expect(codeOf(await test.app.inject({ method: 'PUT', url: `/api/v1/facts/${randomUUID()}`, payload: { kind: 'nonsense' } }))).toBe('401 token-required')
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/outbox-batches', payload: { entries: [] } }))).toBe('401 token-required')
  })

  it('404 for a course that does not exist', async () => {
    expect(codeOf(await test.putFact(guest, enrol('nowhere')))).toBe('404 unknown-course')
  })

  it('404 for a guest in a course for spaces or for one space', async () => {
    expect(codeOf(await test.putFact(guest, enrol('pour-espaces')))).toBe('404 unknown-course')
    expect(codeOf(await test.putFact(guest, enrol('pour-nous')))).toBe('404 unknown-course')
  })

  it('404 for a member of another space in a course for one space', async () => {
    const stranger = await mintToken(test, await pairSpace(test))
    expect(codeOf(await test.putFact(stranger, enrol('pour-nous')))).toBe('404 unknown-course')
    expect((await test.putFact(stranger, enrol('pour-espaces'))).statusCode).toBe(200)
    expect((await test.putFact(member, enrol('pour-nous'))).statusCode).toBe(200)
  })

  it('404 for an activity that never was', async () => {
    expect(codeOf(await test.putFact(guest, { kind: 'start', courseId: 'petit-cours', activityId: 'never', occurredAt: AT }))).toBe('404 unknown-activity')
  })

  it('409 for an attempt on a publication that is unknown', async () => {
    expect(codeOf(await test.putFact(guest, attempt({})))).toBe('409 unknown-publication')
  })

  it('422 for responses that the quiz does not have', async () => {
    const contentHash = await currentHash()
    expect(codeOf(await test.putFact(guest, attempt({ contentHash, responses: { 'q-one': ['z'] } })))).toBe('422 invalid-response')
    expect(codeOf(await test.putFact(guest, attempt({ contentHash, responses: { 'q-nine': ['a'] } })))).toBe('422 invalid-response')
    expect(codeOf(await test.putFact(guest, attempt({ contentHash, responses: {} }, 'read')))).toBe('422 activity-has-no-quiz')
  })

  it('422 for a way of a practice and a practice of a page', async () => {
    expect(codeOf(await test.putFact(guest, { kind: 'way', courseId: 'petit-cours', activityId: 'try', way: 'text', occurredAt: AT }))).toBe('422 activity-has-no-such-way')
    expect(codeOf(await test.putFact(guest, { kind: 'practice', courseId: 'petit-cours', activityId: 'read', outcome: 'tried', occurredAt: AT }))).toBe('422 activity-is-no-practice')
  })

  it('400 for an entry id that is no UUID and for 501 entries', async () => {
    expect(codeOf(await test.putFact(guest, enrol('petit-cours'), 'not-a-uuid'))).toBe('400 invalid-request')
    const entries = Array.from({ length: 501 }, () => ({ entryId: randomUUID(), fact: enrol('petit-cours') }))
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/outbox-batches', payload: { entries }, headers: { authorization: `Bearer ${guest}` } }))).toBe('400 invalid-request')
  })

  it('413 above 1 MiB in an outbox batch', async () => {
    const payload = { entries: [{ entryId: 'x'.repeat(1_100_000) }] }
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/outbox-batches', payload, headers: { authorization: `Bearer ${guest}` } }))).toBe('413 body-too-large')
  })

  it('keeps nothing of what was refused', async () => {
    const other = await mintToken(test, space)
    await test.putFact(other, enrol('nowhere'))
    await test.putFact(other, attempt({}))
    expect((await test.get('/api/v1/me/progress', other)).json()).toEqual({ courses: [] })
  })
})
