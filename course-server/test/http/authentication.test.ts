// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { StorageFullError } from '../../src/services/repositories.ts'
import { KEY_LEASE_MS } from '../../src/services/tokenKeys.ts'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { anotherKey, mintToken, pairSpace, type TestSpace, type TokenWish } from '../support/testSpace.ts'

const URL_OF_MINE = '/api/v1/me/progress'

describe.each(DATABASES)('tokens, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let other: TestSpace
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    other = await pairSpace(test)
  })
  afterAll(() => test.close())

  const answerTo = (token: string) => test.get(URL_OF_MINE, token)
  const seconds = () => Math.floor(test.clock.now().getTime() / 1000)

  it('lets in a token of a paired space, again and again', async () => {
    const token = await mintToken(test, space)
    expect((await answerTo(token)).statusCode).toBe(200)
    expect((await answerTo(token)).statusCode).toBe(200)
  })

  it('asks for a token where there is none', async () => {
    expect(codeOf(await test.get(URL_OF_MINE))).toBe('401 token-required')
  })

  const defects: readonly { readonly why: string; readonly wish: () => TokenWish }[] = [
    { why: 'signed by another key', wish: () => ({ key: anotherKey() }) },
    { why: 'of an unknown key', wish: () => ({ header: { kid: 'nobody' } }) },
    { why: 'without a key id', wish: () => ({ header: { kid: undefined } }) },
    { why: 'that names another space', wish: () => ({ claims: { iss: other.spaceId } }) },
    { why: 'that names the campus', wish: () => ({ claims: { iss: 'campus' } }) },
    { why: 'for another server', wish: () => ({ claims: { aud: 'https://elsewhere.example.org' } }) },
    { why: 'without an audience', wish: () => ({ claims: { aud: undefined } }) },
    { why: 'expired for more than a minute', wish: () => ({ claims: { iat: seconds() - 400, nbf: seconds() - 430, exp: seconds() - 61 } }) },
    { why: 'not valid yet for more than a minute', wish: () => ({ claims: { iat: seconds() + 61, nbf: seconds() + 61, exp: seconds() + 300 } }) },
    { why: 'made in the future', wish: () => ({ claims: { iat: seconds() + 120, exp: seconds() + 400 } }) },
    { why: 'that lives longer than six minutes', wish: () => ({ claims: { exp: seconds() + 361 } }) },
    { why: 'without an end', wish: () => ({ claims: { exp: undefined } }) },
    { why: 'without an id', wish: () => ({ claims: { jti: undefined } }) },
    { why: 'without a subject', wish: () => ({ claims: { sub: undefined } }) },
    { why: 'with a name for a subject', wish: () => ({ subject: 'alice@example.org' }) },
    { why: 'without roles', wish: () => ({ claims: { roles: undefined } }) },
  ]
  it.each(defects)('refuses a token $why', async ({ wish }) => {
    expect(codeOf(await answerTo(await mintToken(test, space, wish())))).toBe('401 invalid-token')
  })

  it('refuses every token with one bit changed', async () => {
    const [head = '', claims = '', signature = ''] = (await mintToken(test, space)).split('.')
    const flip = (part: string, place: number) => {
      const bytes = Buffer.from(part, 'base64url')
      bytes[place] = (bytes[place] ?? 0) ^ 1
      return bytes.toString('base64url')
    }
    for (const token of [`${flip(head, 5)}.${claims}.${signature}`, `${head}.${flip(claims, 20)}.${signature}`, `${head}.${claims}.${flip(signature, 10)}`]) {
      expect(codeOf(await answerTo(token))).toBe('401 invalid-token')
    }
  })

  it.each(['none', 'HS256', 'RS256'])('refuses the algorithm %s', async (alg) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { iss: space.spaceId, sub: 'a'.repeat(43), aud: test.publicUrl, iat: seconds(), exp: seconds() + 300, jti: randomUUID(), roles: ['learner'] }
    const body = `${part({ alg, kid: space.keyId })}.${part(claims)}`
    const key = (await test.database.repositories.spaces.findKey(space.keyId))?.publicKey ?? ''
    for (const signature of ['', 'AAAA', createHmac('sha256', Buffer.from(key, 'base64url')).update(body).digest('base64url'), createHmac('sha256', key).update(body).digest('base64url')]) {
      expect(codeOf(await answerTo(`${body}.${signature}`))).toBe('401 invalid-token')
    }
  })

  it.each(['', 'x', 'a.b', 'a.b.c', '....', `${'a'.repeat(5000)}.b.c`, 'é.é.é'])('refuses %j, which is no token', async (token) => {
    expect(codeOf(await answerTo(encodeURI(token)))).toBe('401 invalid-token')
  })

  it('checks the end of a remembered token again', async () => {
    const token = await mintToken(test, space)
    expect((await answerTo(token)).statusCode).toBe(200)
    test.clock.advance(359_000)
    expect((await answerTo(token)).statusCode).toBe(200)
    test.clock.advance(2_000)
    expect(codeOf(await answerTo(token))).toBe('401 invalid-token')
  })

  it('ignores roles it does not know and never lets a token make a host', async () => {
    const token = await mintToken(test, space, { roles: ['coordinator', 'host', 'admin'], claims: { isHost: true, guest: true } })
    expect(codeOf(await test.get('/api/v1/figures/host', token))).toBe('403 host-required')
    expect((await test.get('/api/v1/figures/courses', token)).statusCode).toBe(200)
  })

  it('forgets a withdrawn key and a revoked space within the lease, remembered tokens included', async () => {
    const leaving = await pairSpace(test)
    const token = await mintToken(test, leaving)
    expect((await answerTo(token)).statusCode).toBe(200)
    await test.database.repositories.spaces.withdrawKey(leaving.keyId, test.clock.now())
    test.clock.advance(KEY_LEASE_MS)
    expect(codeOf(await answerTo(token))).toBe('401 invalid-token')

    const revoked = await pairSpace(test)
    const its = await mintToken(test, revoked)
    expect((await answerTo(its)).statusCode).toBe(200)
    await test.all.services.spaces.revoke(revoked.spaceId)
    test.clock.advance(KEY_LEASE_MS)
    expect(codeOf(await answerTo(its))).toBe('401 invalid-token')
    expect(codeOf(await answerTo(await mintToken(test, revoked)))).toBe('401 invalid-token')
  })

  it('lets in a space whose day cannot be noted: the disk may be full', async () => {
    const seen = await pairSpace(test)
    const noting = vi.spyOn(test.database.repositories.spaces, 'markSeen').mockRejectedValueOnce(new StorageFullError())
    expect((await answerTo(await mintToken(test, seen))).statusCode).toBe(200)
    expect((await answerTo(await mintToken(test, seen))).statusCode).toBe(200)
    expect(noting).toHaveBeenCalledTimes(2)
    noting.mockRestore()
  })

  it('notes the day a space was last heard of', async () => {
    const seen = await pairSpace(test)
    await answerTo(await mintToken(test, seen))
    expect((await test.database.repositories.spaces.find(seen.spaceId))?.lastSeenOn).toBe(Math.floor(test.clock.now().getTime() / 86_400_000))
  })
})
