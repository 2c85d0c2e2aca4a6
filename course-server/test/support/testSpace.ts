// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import type { TestApp } from './app.ts'

/** A paired Nextcloud, as far as the course server can tell. */
export interface TestSpace {
  readonly spaceId: string
  readonly keyId: string
  readonly privateKey: KeyObject
  readonly origin: string
}

export interface TokenWish {
  readonly subject?: string
  readonly roles?: readonly string[]
  /** Claims that replace the good ones; undefined takes one away. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
}

/** Pairs a space by its one-time code, through the API. */
export async function pairSpace(test: TestApp, wish: { readonly label?: string; readonly isHost?: boolean; readonly origin?: string } = {}): Promise<TestSpace> {
  const { label = 'Espace', isHost = false, origin = `https://${randomBytes(4).toString('hex')}.example.org` } = wish
  const [invitation] = await test.all.services.spaces.invite({ count: 1, label, isHost })
  if (invitation === undefined) throw new Error('No invitation.')
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = privateKey.export({ format: 'jwk' }).x ?? ''
  const answer = await test.app.inject({ method: 'POST', url: '/api/v1/pairings', payload: { code: invitation.pairingCode, publicKey, origin } })
  const { spaceId, keyId } = answer.json<{ spaceId: string; keyId: string }>()
  return { spaceId, keyId, privateKey, origin }
}

export function makeSubject(): string {
  return randomBytes(32).toString('base64url')
}

/** A token as the PHP shell mints it, or one with a defect. */
export async function mintToken(test: TestApp, space: TestSpace, wish: TokenWish = {}): Promise<string> {
  const iat = Math.floor(test.clock.now().getTime() / 1000)
  const claims = {
    iss: space.spaceId, sub: wish.subject ?? makeSubject(), aud: test.publicUrl, iat, nbf: iat - 30, exp: iat + 300, jti: randomUUID(),
    roles: wish.roles ?? ['learner'], ...wish.claims,
  }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: space.keyId, ...wish.header })
    .sign(wish.key ?? space.privateKey)
}

export function anotherKey(): KeyObject {
  return createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
}
