// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PairingRedemption, PairingRefusal, SpaceInvitation } from '../services/repositories.ts'
import { FOR_UPDATE, type Dialect } from './dialect.ts'
import { execute, rowOf, type SqlScript } from './sqlScript.ts'

type NewSpace = Pick<SpaceInvitation, 'spaceId' | 'label' | 'isHost'> & { readonly status: 'invited' | 'paired'; readonly isCampus: boolean }

/** Of two nodes that start together, one makes it. */
export function* makeCampus(spaceId: string, now: Date): SqlScript<void> {
  const [first] = yield* takeSpaceNumbers(1)
  const known = yield* rowOf('SELECT space_number FROM spaces WHERE space_id = ?', spaceId)
  if (known === undefined && first !== undefined) {
    yield* insertSpace(first, { spaceId, label: null, isHost: false, status: 'paired', isCampus: true }, now)
  }
}

/** All or none: a space id or a code that is taken throws. */
export function* inviteSpaces(invitations: readonly SpaceInvitation[], now: Date): SqlScript<void> {
  const numbers = yield* takeSpaceNumbers(invitations.length)
  for (const [index, invitation] of invitations.entries()) {
    const spaceNumber = numbers[index] ?? 0
    yield* insertSpace(spaceNumber, { ...invitation, status: 'invited', isCampus: false }, now)
    yield* execute(
      'INSERT INTO pairing_codes (code_hash, space_number, created_at, expires_at) VALUES (?, ?, ?, ?)',
      invitation.codeHash, spaceNumber, now.getTime(), invitation.expiresAt.getTime(),
    )
  }
}

interface StoredCode { readonly space_number: number; readonly expires_at: number; readonly used_at: number | null; readonly status: string }

/** The key is stored and the code is spent together. A refusal spends nothing. */
export function* redeemPairingCode(
  dialect: Dialect, { codeHash, keyId, publicKey, origin, now }: PairingRedemption,
): SqlScript<PairingRefusal | { readonly spaceNumber: number }> {
  const code = yield* rowOf<StoredCode>(
    `SELECT c.space_number, c.expires_at, c.used_at, s.status FROM pairing_codes c JOIN spaces s ON s.space_number = c.space_number
      WHERE c.code_hash = ? ${FOR_UPDATE[dialect]}`, codeHash,
  )
  if (code === undefined || code.status === 'revoked') return 'unknown-pairing-code'
  if (code.used_at !== null) return 'used-pairing-code'
  if (code.expires_at <= now.getTime()) return 'expired-pairing-code'
  const key = yield* rowOf(
    `INSERT INTO space_keys (key_id, space_number, public_key, added_at) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING key_id`, keyId, code.space_number, publicKey, now.getTime(),
  )
  if (key === undefined) return 'key-already-paired'
  yield* execute('UPDATE pairing_codes SET used_at = ? WHERE code_hash = ?', now.getTime(), codeHash)
  yield* execute("UPDATE spaces SET status = 'paired', origin = ? WHERE space_number = ?", origin, code.space_number)
  return { spaceNumber: code.space_number }
}

/** Numbers are never given twice; the row's lock makes others wait their turn. */
function* takeSpaceNumbers(count: number): SqlScript<readonly number[]> {
  const row = yield* rowOf<{ value: string }>(
    `UPDATE settings SET value = CAST(CAST(value AS integer) + ${count} AS text) WHERE name = 'last-space-number' RETURNING value`,
  )
  const last = Number(row?.value)
  return Array.from({ length: count }, (_, index) => last - count + 1 + index)
}

/** The space's sums begin with it, so that a fact only ever adds to them. */
function* insertSpace(spaceNumber: number, space: NewSpace, now: Date): SqlScript<void> {
  yield* execute(
    `INSERT INTO spaces (space_number, space_id, label, status, is_campus, is_host, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    spaceNumber, space.spaceId, space.label, space.status, space.isCampus ? 1 : 0, space.isHost ? 1 : 0, now.getTime(),
  )
  yield* execute(
    `INSERT INTO space_rollups (space_number, enrolled, started_activities, completed_activities, completed_courses,
      version, snapshot_version, next_learner_number) VALUES (?, 0, 0, 0, 0, 0, 0, 1)`, spaceNumber,
  )
}
