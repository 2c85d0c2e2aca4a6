// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PairingRequest } from '@parcours/courses'
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'

describe.each(DATABASES)('pairing, on $name', ({ open }) => {
  let test: TestApp
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())

  const aKey = () => generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''
  const aCode = async () => (await test.all.services.spaces.invite({ count: 1, label: null, isHost: false }))[0]?.pairingCode ?? ''
  const pair = async (wish: Partial<PairingRequest>) =>
    test.app.inject({ method: 'POST', url: '/api/v1/pairings', payload: { code: wish.code ?? await aCode(), publicKey: aKey(), origin: 'https://nuage.example.org', ...wish } })

  it('takes a code once, however it is typed, and tells the audience', async () => {
    const code = await aCode()
    const answer = await pair({ code: ` ${code.toLowerCase().replaceAll('-', ' ')} `.trim() })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ audience: test.publicUrl })
    expect(codeOf(await pair({ code }))).toBe('409 used-pairing-code')
  })

  it('lets one of ten requests at the same time spend a code', async () => {
    const code = await aCode()
    const answers = await Promise.all(Array.from({ length: 10 }, () => pair({ code })))
    expect(answers.filter((answer) => answer.statusCode === 201)).toHaveLength(1)
  })

  it('refuses an unknown code, an old one, and a key that another space has', async () => {
    expect(codeOf(await pair({ code: '33333-33333-33333-33333' }))).toBe('404 unknown-pairing-code')
    const publicKey = aKey()
    expect((await pair({ publicKey })).statusCode).toBe(201)
    expect(codeOf(await pair({ publicKey }))).toBe('409 key-already-paired')
    const code = await aCode()
    test.clock.advance(15 * DAY_MS)
    expect(codeOf(await pair({ code }))).toBe('410 expired-pairing-code')
  })

  it.each([
    'http://nuage.example.org', 'https://nuage.example.org/', 'https://nuage.example.org/path', 'https://user@nuage.example.org', 'ftp://nuage.example.org',
    'javascript:alert(1)', 'https://NUAGE.example.org', 'https://nuage.example.org?x=1', 'nonsense',
  ])('refuses the origin %s and leaves the code unspent', async (origin) => {
    const code = await aCode()
    expect(codeOf(await pair({ code, origin }))).toBe('422 invalid-origin')
    expect((await pair({ code, origin: 'http://localhost:8080' })).statusCode).toBe(201)
  })

  it('lets pages of the paired origin call, without cookies, and no other origin', async () => {
    await pair({ origin: 'https://a.example.org' })
    test.clock.advance(2001)
    const preflight = (origin: string) => test.app.inject({ method: 'OPTIONS', url: '/api/v1/me/progress', headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' } })
    const allowed = await preflight('https://a.example.org')
    expect(allowed.statusCode).toBe(204)
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': 'https://a.example.org', 'access-control-max-age': '7200', 'access-control-allow-headers': 'authorization, content-type' })
    expect(allowed.headers).not.toHaveProperty('access-control-allow-credentials')
    for (const origin of ['https://b.example.org', 'https://a.example.org.evil.org', 'http://a.example.org', 'null']) {
      expect((await preflight(origin)).headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await test.app.inject({ url: '/api/v1/catalogue', headers: { origin: 'https://a.example.org' } })).headers['access-control-allow-origin']).toBe('https://a.example.org')
    expect((await test.app.inject({ url: '/api/v1/me/progress', headers: { origin: 'https://a.example.org' } })).headers['access-control-allow-origin']).toBe('https://a.example.org')
  })
})
