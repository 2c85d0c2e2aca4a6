// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ERROR_CODES } from '../../src/errors.ts'
import { describeBug } from '../../src/http/describeBug.ts'
import { asParcoursError } from '../../src/http/problem.ts'
import { STATUS_OF } from '../../src/http/statusOf.ts'
import { StorageFullError, WriterBusyError } from '../../src/services/repositories.ts'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'

const TYPED = 'motdepasse-tapé-par-erreur'

describe('problems', () => {
  let test: TestApp
  let token: string
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    token = (await test.createGuest()).token
  })
  afterAll(() => test.close())

  const send = (payload: string, headers: Readonly<Record<string, string>> = {}) => test.app.inject({
    method: 'PUT', url: `/api/v1/facts/${randomUUID()}`, payload, headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json', ...headers },
  })

  it.each([
    { what: 'cannot be decoded', url: '/api/v1/courses/%E0%A4%A' },
    { what: 'is too long', url: `/api/v1/courses/${TYPED.repeat(20)}` },
    { what: 'is no UTF-8', url: '/fr/courses/%ff' },
  ])('refuses an address that $what, and does not repeat it', async ({ url }) => {
    const answer = await test.get(url)
    expect(codeOf(answer)).toBe('400 invalid-request')
    expect(answer.body).not.toContain(url.slice(0, 15))
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })

  it('has one status for each code', () => {
    expect(Object.keys(STATUS_OF).sort()).toEqual([...ERROR_CODES].sort())
  })

  it.each([
    { what: 'text that is no JSON', payload: `{"kind":"${TYPED}`, code: '400 invalid-request' },
    { what: 'an unknown kind', payload: JSON.stringify({ kind: TYPED }), code: '400 invalid-request' },
    { what: 'a missing field', payload: JSON.stringify({ kind: 'enrol', courseId: 'x' }), code: '400 invalid-request' },
    { what: 'a surplus field', payload: JSON.stringify({ kind: 'enrol', courseId: 'x', occurredAt: '2026-11-23T10:00:00Z', [TYPED]: 1 }), code: '400 invalid-request' },
    { what: 'a number where text is asked', payload: JSON.stringify({ kind: 'enrol', courseId: 7, occurredAt: '2026-11-23T10:00:00Z' }), code: '400 invalid-request' },
    { what: 'a prototype in disguise', payload: `{"kind":"enrol","__proto__":{"${TYPED}":1}}`, code: '400 invalid-request' },
    { what: 'nothing', payload: '', code: '400 invalid-request' },
    { what: 'a body above 256 KiB', payload: JSON.stringify({ kind: TYPED.repeat(20_000) }), code: '413 body-too-large' },
  ])('refuses $what and repeats nothing of it', async ({ payload, code }) => {
    const answer = await send(payload)
    expect(codeOf(answer)).toBe(code)
    expect(answer.body).not.toContain('motdepasse')
    expect(answer.body).not.toMatch(/stack|node_modules|SELECT|\.ts/)
  })

  it('names the fields that are wrong', async () => {
    const answer = await send(JSON.stringify({ kind: 'enrol', courseId: 'x' }))
    expect(answer.json()).toMatchObject({ detail: { fields: 'body/occurredAt' } })
  })

  it('refuses another type than JSON', async () => {
    expect(codeOf(await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' }))).toBe('415 unsupported-media-type')
  })

  it('answers an address that does not exist with a problem', async () => {
    expect(codeOf(await test.get('/api/v1/nowhere'))).toBe('404 unknown-page')
    expect(codeOf(await test.get('/nowhere'))).toBe('404 unknown-page')
  })

  it('asks to come back when the writer is busy, the disk full or the database away', () => {
    expect(asParcoursError(new WriterBusyError())).toMatchObject({ code: 'server-busy', retryAfterSeconds: 1 })
    expect(asParcoursError(new StorageFullError())).toMatchObject({ code: 'storage-full' })
    expect(asParcoursError(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatchObject({ code: 'storage-full' })
    expect(asParcoursError(Object.assign(new Error('x'), { driverError: { code: '57P01' } }))).toMatchObject({ code: 'not-ready', retryAfterSeconds: 5 })
    expect(asParcoursError(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }))).toMatchObject({ code: 'not-ready' })
    expect(asParcoursError(new Error('a bug'))).toBeUndefined()
  })

  it('logs a bug without what a driver quoted of a person', () => {
    const error = new Error(`duplicate key "${TYPED}" for subject ${'a'.repeat(43)} and '${TYPED}'`)
    const { message, stack } = describeBug(error)
    expect(message).toBe('duplicate key … for subject … and …')
    expect(stack.length).toBeGreaterThan(0)
    expect(JSON.stringify(stack)).not.toContain('motdepasse')
  })
})

describe('a bug in a service', () => {
  it('is told as unexpected, with a request id, and nothing else', async () => {
    const test = await openTestApp(openTestSqlite)
    const broken = await openTestApp(openTestSqlite, {
      services: { ...test.all.services, catalogue: { list: () => Promise.reject(new Error(`SELECT secret FROM ${TYPED}`)) } },
    })
    const answer = await broken.get('/api/v1/catalogue')
    expect(codeOf(answer)).toBe('500 unexpected-error')
    expect(Object.keys(answer.json<object>()).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type'])
    const page = await broken.get('/fr/')
    expect(page.statusCode).toBe(500)
    expect(page.body).not.toContain('SELECT')
    await broken.close()
    await test.close()
  })

  it('answers 503 with Retry-After while the database does not answer', async () => {
    const test = await openTestApp(openTestSqlite, { isReady: () => Promise.reject(new Error('down')) })
    const answer = await test.get('/health')
    expect(codeOf(answer)).toBe('503 not-ready')
    expect(answer.headers['retry-after']).toBe('5')
    await test.close()
  })
})
