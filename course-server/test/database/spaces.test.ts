// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import { makeSpaces, NOW, TODAY } from '../support/learningBuilders.ts'

const TOMORROW = new Date(NOW.getTime() + 86_400_000)
const REDEMPTION = { codeHash: 'code-2', keyId: 'key-1', publicKey: 'public-1', origin: 'https://cloud.example', now: NOW }

describe.each(DATABASES)('spaces, settings and roles on $name', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  beforeEach(async () => {
    await database.empty()
    await makeSpaces(database.repositories, 2)
  })
  const spaces = () => database.repositories.spaces
  const roles = () => database.repositories.roles

  it('makes the campus once', async () => {
    const [one, other] = await Promise.all([spaces().ensureCampus(NOW), spaces().ensureCampus(TOMORROW)])
    expect(one).toEqual(other)
    expect(one).toMatchObject({ spaceNumber: 1, spaceId: 'campus', isCampus: true, isHost: false, status: 'paired', createdAt: NOW })
    expect(await spaces().count()).toBe(3)
  })

  it('pages by number', async () => {
    const page = await spaces().list({ afterSpaceNumber: 1, limit: 1 })
    expect(page.map((space) => space.spaceId)).toEqual(['space-2'])
  })

  it('invites all or none', async () => {
    const invitation = { label: null, isHost: false, codeHash: 'x', expiresAt: TOMORROW }
    await expect(spaces().invite([{ ...invitation, spaceId: 'new' }, { ...invitation, spaceId: 'space-2', codeHash: 'y' }], NOW)).rejects.toThrow()
    expect(await spaces().find('new')).toBeUndefined()
  })

  it('spends a pairing code once, whatever comes at the same time', async () => {
    const results = await Promise.all([spaces().redeemPairingCode(REDEMPTION), spaces().redeemPairingCode({ ...REDEMPTION, keyId: 'key-2', publicKey: 'public-2' })])
    expect(results.filter((result) => result === 'used-pairing-code')).toHaveLength(1)
    expect(await spaces().find('space-2')).toMatchObject({ status: 'paired', origin: 'https://cloud.example' })
  })

  it.each([
    { redemption: { codeHash: 'nothing' }, refusal: 'unknown-pairing-code' },
    { redemption: { now: TOMORROW }, refusal: 'expired-pairing-code' },
  ])('refuses a pairing as $refusal', async ({ redemption, refusal }) => {
    expect(await spaces().redeemPairingCode({ ...REDEMPTION, ...redemption })).toBe(refusal)
    expect(await spaces().find('space-2')).toMatchObject({ status: 'invited' })
  })

  it('refuses a key that another space has, and keeps the code', async () => {
    await spaces().redeemPairingCode(REDEMPTION)
    expect(await spaces().redeemPairingCode({ ...REDEMPTION, codeHash: 'code-3', keyId: 'key-2' })).toBe('key-already-paired')
    expect(await spaces().redeemPairingCode({ ...REDEMPTION, codeHash: 'code-3', keyId: 'key-2', publicKey: 'public-2' })).toMatchObject({ spaceId: 'space-3' })
  })

  it('rotates and withdraws keys', async () => {
    await spaces().redeemPairingCode(REDEMPTION)
    const key = { spaceNumber: 2, keyId: 'key-2', publicKey: 'public-2', now: NOW }
    expect(await spaces().addKey(key)).toBe('added')
    expect(await spaces().addKey(key)).toBe('key-already-paired')
    expect(await spaces().withdrawKey('key-1', TOMORROW)).toBe(true)
    expect(await spaces().withdrawKey('key-1', TOMORROW)).toBe(false)
    expect(await spaces().findKey('key-1')).toEqual({
      keyId: 'key-1', spaceNumber: 2, spaceId: 'space-2', publicKey: 'public-1', withdrawnAt: TOMORROW, spaceStatus: 'paired', isHost: false,
    })
    expect(await spaces().findKey('key-2')).toMatchObject({ withdrawnAt: null })
    expect(await spaces().findKey('key-3')).toBeUndefined()
  })

  it('revokes a space once, and its code with it', async () => {
    expect(await spaces().revoke('space-2', NOW)).toBe(true)
    expect(await spaces().revoke('space-2', NOW)).toBe(false)
    expect(await spaces().redeemPairingCode(REDEMPTION)).toBe('unknown-pairing-code')
  })

  it('notes hosts and the day a space was last heard of', async () => {
    expect(await spaces().setHost('space-2', true)).toBe(true)
    expect(await spaces().setHost('nowhere', true)).toBe(false)
    await spaces().markSeen(2, TODAY)
    await spaces().markSeen(2, TODAY - 1)
    expect(await spaces().findByNumber(2)).toMatchObject({ isHost: true, lastSeenOn: TODAY })
  })

  it('keeps the first value of a setting that two nodes make', async () => {
    const { settings } = database.repositories
    expect(await settings.find('secret')).toBeUndefined()
    const values = await Promise.all([settings.keepFirst('secret', 'one'), settings.keepFirst('secret', 'two')])
    expect(new Set(values)).toEqual(new Set([await settings.find('secret')]))
    await settings.set('secret', 'three')
    expect(await settings.find('secret')).toBe('three')
  })

  it('spends a role link once, unless it may be reused', async () => {
    const link = { spaceNumber: 2, role: 'trainer' as const, expiresAt: TOMORROW, now: NOW }
    await roles().invite({ ...link, linkHash: 'once', isReusable: false })
    await roles().invite({ ...link, linkHash: 'again', isReusable: true })
    const redeem = (linkHash: string, keyHash: string, now = NOW) => roles().redeem({ linkHash, keyHash, subject: 'tom', now })
    expect(await redeem('once', 'k1')).toEqual({ keyHash: 'k1', spaceNumber: 2, spaceId: 'space-2', role: 'trainer', subject: 'tom', isHost: false })
    expect(await redeem('once', 'k2')).toBe('used-role-link')
    expect(await redeem('again', 'k3')).toMatchObject({ keyHash: 'k3' })
    expect(await redeem('again', 'k4')).toMatchObject({ keyHash: 'k4' })
    expect(await redeem('again', 'k5', TOMORROW)).toBe('expired-role-link')
    expect(await redeem('never', 'k6')).toBe('unknown-role-link')
    expect(await roles().revokeKey('k1')).toBe(true)
    expect(await roles().findKey('k1')).toBeUndefined()
    expect(await roles().revokeRole(2, 'trainer')).toBe(2)
    expect(await redeem('again', 'k7')).toBe('unknown-role-link')
  })

  it('takes the role keys of a revoked space for nothing', async () => {
    await roles().invite({ linkHash: 'l', spaceNumber: 2, role: 'coordinator', expiresAt: TOMORROW, isReusable: true, now: NOW })
    await roles().redeem({ linkHash: 'l', keyHash: 'k', subject: 's', now: NOW })
    await spaces().revoke('space-2', NOW)
    expect(await roles().findKey('k')).toBeUndefined()
    expect(await roles().redeem({ linkHash: 'l', keyHash: 'k2', subject: 's', now: NOW })).toBe('unknown-role-link')
  })

  it('finds guests by phrase, and those unseen for long', async () => {
    const { guests } = database.repositories
    await guests.create({ spaceNumber: 1, subject: 'old', phraseHash: 'p1', day: TODAY - 800 })
    await guests.create({ spaceNumber: 1, subject: 'new', phraseHash: 'p2', day: TODAY - 800 })
    await guests.touch(1, 'new', TODAY - 10)
    await guests.touch(1, 'new', TODAY - 40)
    expect(await guests.findByPhrase('p2')).toEqual({ spaceNumber: 1, spaceId: 'campus', subject: 'new' })
    expect(await guests.listUnseenSince(TODAY - 700, 10)).toEqual([{ spaceNumber: 1, spaceId: 'campus', subject: 'old' }])
    expect(await guests.listUnseenSince(TODAY - 10, 10)).toHaveLength(1)
    expect(await database.repositories.learning.eraseLearner(1, 'old', 'h', NOW)).toBe(true)
    expect(await guests.findByPhrase('p1')).toBeUndefined()
  })
})
