// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

/** A withdrawn key stops working within its lease. */
const LEASE_MS = 10_001

describe.each(DATABASES)('a paired space about itself, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())
  beforeEach(async () => { space = await pairSpace(test) })

  const spaceToken = (of: TestSpace) => mintToken(test, of, { claims: { scope: 'space' } })
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, token: string, payload?: object) =>
    test.app.inject({ method, url: `/api/v1${url}`, headers: { authorization: `Bearer ${token}` }, ...(payload === undefined ? {} : { payload }) })
  const aKey = (): { publicKey: string; privateKey: KeyObject } => {
    const { privateKey } = generateKeyPairSync('ed25519')
    return { privateKey, publicKey: privateKey.export({ format: 'jwk' }).x ?? '' }
  }

  it('tells the space its name and the time', async () => {
    const answer = await ask('GET', '/space', await spaceToken(space))
    expect(answer.json()).toEqual({ spaceId: space.spaceId, status: 'paired', audience: test.publicUrl, serverTime: test.clock.now().toISOString(), isHost: false })
  })

  it.each([['GET', '/space'], ['POST', '/space/keys'], ['DELETE', '/space'], ['DELETE', '/space/keys/x']] as const)(
    'refuses %s %s to its people, whatever their role', async (method, url) => {
      const token = await mintToken(test, space, { roles: ['learner', 'trainer', 'coordinator'] })
      expect(codeOf(await ask(method, url, token, method === 'POST' ? { publicKey: aKey().publicKey } : undefined))).toBe('403 space-token-required')
    },
  )

  it('renews a key: both work, then only the new one', async () => {
    const { publicKey, privateKey } = aKey()
    const added = await ask('POST', '/space/keys', await spaceToken(space), { publicKey })
    expect(added.statusCode).toBe(201)
    const renewed = { ...space, keyId: added.json<{ keyId: string }>().keyId, privateKey }
    expect((await ask('GET', '/space', await spaceToken(renewed))).statusCode).toBe(200)
    expect((await ask('DELETE', `/space/keys/${space.keyId}`, await spaceToken(renewed))).statusCode).toBe(204)
    test.clock.advance(LEASE_MS)
    expect(codeOf(await ask('GET', '/space', await spaceToken(space)))).toBe('401 invalid-token')
    expect((await ask('GET', '/space', await spaceToken(renewed))).statusCode).toBe(200)
  })

  it('does not withdraw the key that asks, nor the key of another space', async () => {
    const other = await pairSpace(test)
    const token = await spaceToken(space)
    expect(codeOf(await ask('DELETE', `/space/keys/${space.keyId}`, token))).toBe('409 key-in-use')
    expect(codeOf(await ask('DELETE', `/space/keys/${other.keyId}`, token))).toBe('404 unknown-key')
    test.clock.advance(LEASE_MS)
    expect((await ask('GET', '/space', await spaceToken(other))).statusCode).toBe(200)
  })

  it('refuses a key that another space has', async () => {
    const { publicKey } = aKey()
    const other = await pairSpace(test)
    expect((await ask('POST', '/space/keys', await spaceToken(other), { publicKey })).statusCode).toBe(201)
    expect(codeOf(await ask('POST', '/space/keys', await spaceToken(space), { publicKey }))).toBe('409 key-already-paired')
  })

  it('unpairs: its tokens work no more', async () => {
    expect((await ask('DELETE', '/space', await spaceToken(space))).statusCode).toBe(204)
    test.clock.advance(LEASE_MS)
    expect(codeOf(await ask('GET', '/me/progress', await mintToken(test, space)))).toBe('401 invalid-token')
  })
})
