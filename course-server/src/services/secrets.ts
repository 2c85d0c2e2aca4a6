// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { SettingsRepository } from './repositories.ts'

/** What the server keeps secret; every node reads the same from the settings. */
export interface ServerSecrets {
  readonly tokenKey: ServerTokenKey
  /** Peppers recovery phrases: without it their hashes are worth nothing. */
  readonly phraseKey: Uint8Array
  /** Peppers pairing codes, role links and role keys. */
  readonly codeKey: Uint8Array
  /** Keys the hashes of erased learners, which survive a restore. */
  readonly erasureKey: Uint8Array
}

/** Ed25519 key pair (RFC 8037) with which the server signs tokens of guests and of the campus. */
export interface ServerTokenKey {
  readonly keyId: string
  /** JWK members, base64url. */
  readonly x: string
  readonly d: string
}

/** Where the erasure key is kept; `restore` looks for it in a backup. */
export const ERASURE_KEY_SETTING = 'erasure-key'
const SECRET_BYTES = 32

/** Reads the secrets, making those that are missing; nodes that start together agree. */
export async function loadSecrets(settings: SettingsRepository): Promise<ServerSecrets> {
  const tokenKey = await settings.keepFirst('token-key', JSON.stringify(makeTokenKey()))
  return {
    // Written by this function alone.
    tokenKey: JSON.parse(tokenKey) as ServerTokenKey,
    phraseKey: await loadKey(settings, 'phrase-key'),
    codeKey: await loadKey(settings, 'code-key'),
    erasureKey: await loadKey(settings, ERASURE_KEY_SETTING),
  }
}

/** HMAC-SHA-256, base64url, 43 characters. */
export function keyedHash(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('base64url')
}

/** A random pseudonym or key: 256 bits, base64url, 43 characters. */
export function randomToken(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

async function loadKey(settings: SettingsRepository, name: string): Promise<Uint8Array> {
  return Buffer.from(await settings.keepFirst(name, randomToken()), 'base64url')
}

function makeTokenKey(): ServerTokenKey {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  if (x === undefined || d === undefined) throw new Error('Ed25519 key without x or d.')
  return { keyId: `server-${randomBytes(8).toString('hex')}`, x, d }
}
