// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SignJWT } from 'jose'
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import { ApiClient } from './apiClient.ts'
import type { RunningServer } from './runningServer.ts'

/** A Nextcloud as the course server knows one: paired by its code, it signs the tokens of its accounts. */
export interface PairedSpace {
  readonly spaceId: string
  /** Of one account, whom nobody else is. */
  mintToken(): Promise<string>
}

const VALID_SECONDS = 300

export async function pairSpace(server: RunningServer): Promise<PairedSpace> {
  // One line for each space invited.
  const { pairingCode } = JSON.parse((await server.cli('space', 'invite', '--json')).trim().split('\n').at(-1) ?? '{}') as { pairingCode: string }
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = privateKey.export({ format: 'jwk' }).x ?? ''
  const { spaceId, keyId } = await new ApiClient(server.url).ask<{ spaceId: string; keyId: string }>('POST', '/api/v1/pairings', {
    body: { code: pairingCode, publicKey, origin: 'https://cloud.example' },
  })
  return {
    spaceId,
    mintToken() {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT({
        iss: spaceId, sub: randomBytes(32).toString('base64url'), aud: server.url, iat: now, nbf: now - 30, exp: now + VALID_SECONDS, jti: randomUUID(), roles: ['learner'],
      }).setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: keyId }).sign(privateKey)
    },
  }
}
