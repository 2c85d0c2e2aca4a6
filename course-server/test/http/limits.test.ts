// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ParcoursError } from '../../src/errors.ts'
import { LIMITS, makeRateLimit, nameOfAddress } from '../../src/http/rateLimit.ts'
import { codeOf, openTestApp } from '../support/app.ts'
import { makeTestClock } from '../support/clock.ts'
import { openTestSqlite } from '../support/databases.ts'

const FACT = { kind: 'enrol', courseId: 'petit-cours', occurredAt: '2026-11-23T10:00:00Z' } as const

describe('limits', () => {
  it('takes up to the limit at once, then as time passes', () => {
    const clock = makeTestClock()
    const take = makeRateLimit(60, clock.now)
    for (let act = 0; act < 60; act++) take('someone')
    expect(() => { take('someone') }).toThrow(ParcoursError)
    expect(() => { take('someone else') }).not.toThrow()
    clock.advance(1000)
    expect(() => { take('someone') }).not.toThrow()
    expect(() => { take('someone') }).toThrow(ParcoursError)
  })

  it('forgives a clock that goes back', () => {
    const clock = makeTestClock()
    const take = makeRateLimit(1, clock.now)
    take('someone')
    clock.advance(-3_600_000)
    expect(() => { take('someone') }).toThrow(ParcoursError)
    clock.advance(60_000)
    expect(() => { take('someone') }).not.toThrow()
  })

  it('knows an address by a name that does not hold it', () => {
    expect(nameOfAddress('192.0.2.7')).toBe(nameOfAddress('192.0.2.7'))
    expect(nameOfAddress('192.0.2.7')).not.toContain('192')
  })

  it.each([
    ['2001:db8:1:2::7', '2001:0db8:1:2:ffff:ffff:ffff:ffff', true], ['2001:db8:1:2::7', '2001:db8:1:3::7', false],
    ['2001:db8::1', '2001:db8:0:0:9::', true], ['fe80::1%eth0', 'fe80::2%eth0', true], ['::1', '::2', true],
    ['::ffff:192.0.2.7', '192.0.2.7', true], ['::ffff:192.0.2.7', '::ffff:192.0.2.8', false],
  ])('takes %s and %s for the same line: %s', (one, other, isSame) => {
    expect(nameOfAddress(one) === nameOfAddress(other)).toBe(isSame)
  })

  it('answers 429 with Retry-After to a learner, and lets the others through', async () => {
    const test = await openTestApp(openTestSqlite, { limits: { ...LIMITS, learnerWrites: 3 } })
    await test.publish()
    const [first, second] = [await test.createGuest(), await test.createGuest()]
    for (let act = 0; act < 3; act++) expect((await test.putFact(first.token, FACT)).statusCode).toBe(200)
    const refused = await test.putFact(first.token, FACT)
    expect(codeOf(refused)).toBe('429 too-many-requests')
    expect(refused.headers['retry-after']).toBe('20')
    expect((await test.putFact(second.token, FACT)).statusCode).toBe(200)
    await test.close()
  })

  it('bounds a space, guest creation and wrong phrases, never right ones', async () => {
    const test = await openTestApp(openTestSqlite, { limits: { spaceWrites: 1, guestCreations: 2, secretAttempts: 2 } })
    await test.publish()
    const { token } = await test.createGuest()
    const other = await test.createGuest()
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/guests', payload: {} }))).toBe('429 too-many-requests')
    await test.putFact(token, FACT)
    expect(codeOf(await test.putFact(other.token, FACT))).toBe('429 too-many-requests')
    const tryPhrase = () => test.app.inject({ method: 'POST', url: '/api/v1/guests/tokens', payload: { recoveryPhrase: 'un deux trois quatre cinq six' } })
    for (let right = 0; right < 3; right++) {
      expect((await test.app.inject({ method: 'POST', url: '/api/v1/guests/tokens', payload: { recoveryPhrase: other.recoveryPhrase } })).statusCode).toBe(200)
    }
    expect(codeOf(await tryPhrase())).toBe('401 unknown-recovery-phrase')
    await tryPhrase()
    expect(codeOf(await tryPhrase())).toBe('429 too-many-requests')
    await test.close()
  })

  it('counts a full outbox batch as twenty writes', async () => {
    const test = await openTestApp(openTestSqlite, { limits: { ...LIMITS, learnerWrites: 20 } })
    await test.publish()
    const { token } = await test.createGuest()
    const entries = Array.from({ length: 500 }, () => ({ entryId: randomUUID(), fact: FACT }))
    const send = () => test.app.inject({ method: 'POST', url: '/api/v1/outbox-batches', payload: { entries }, headers: { authorization: `Bearer ${token}` } })
    expect((await send()).statusCode).toBe(200)
    expect(codeOf(await send())).toBe('429 too-many-requests')
    await test.close()
  })
})
