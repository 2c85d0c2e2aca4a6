// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RoleKey, RoleRepository } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { FOR_UPDATE, type Dialect } from './dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from './sqlScript.ts'

export function createRoleRepository(database: Database): RoleRepository {
  const findKey = async (keyHash: string) => roleKeyOf((await database.read<RoleKeyRow>(FIND_KEY, keyHash))[0])
  return {
    invite: ({ linkHash, spaceNumber, role, expiresAt, isReusable, now }) => database.transact(() => execute(
      `INSERT INTO role_invitations (link_hash, space_number, role, is_reusable, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)`,
      linkHash, spaceNumber, role, isReusable ? 1 : 0, now.getTime(), expiresAt.getTime(),
    )),
    async redeem(redemption) {
      const refusal = await database.transact(() => redeemLink(database.dialect, redemption))
      if (refusal !== undefined) return refusal
      // A space revoked in between has no keys.
      return (await findKey(redemption.keyHash)) ?? 'unknown-role-link'
    },
    findKey,
    revokeKey: (keyHash) => database.transact(() => deleteKey(keyHash)),
    revokeRole: (spaceNumber, role) => database.transact(() => deleteRole(spaceNumber, role)),
  }
}

type Redemption = Parameters<RoleRepository['redeem']>[0]
type Refusal = Extract<Awaited<ReturnType<RoleRepository['redeem']>>, string>
interface StoredLink {
  readonly space_number: number
  readonly role: string
  readonly is_reusable: number
  readonly expires_at: number
  readonly used_at: number | null
}

function* redeemLink(dialect: Dialect, { linkHash, keyHash, subject, now }: Redemption): SqlScript<Refusal | undefined> {
  const link = yield* rowOf<StoredLink>(
    `SELECT i.space_number, i.role, i.is_reusable, i.expires_at, i.used_at FROM role_invitations i
      JOIN spaces s ON s.space_number = i.space_number AND s.status <> 'revoked' WHERE i.link_hash = ? ${FOR_UPDATE[dialect]}`, linkHash,
  )
  if (link === undefined) return 'unknown-role-link'
  if (link.used_at !== null) return 'used-role-link'
  if (link.expires_at <= now.getTime()) return 'expired-role-link'
  if (link.is_reusable === 0) yield* execute('UPDATE role_invitations SET used_at = ? WHERE link_hash = ?', now.getTime(), linkHash)
  yield* execute(
    'INSERT INTO role_keys (key_hash, space_number, role, subject, created_at) VALUES (?, ?, ?, ?, ?)',
    keyHash, link.space_number, link.role, subject, now.getTime(),
  )
  return undefined
}

function* deleteKey(keyHash: string): SqlScript<boolean> {
  return (yield* rowOf('DELETE FROM role_keys WHERE key_hash = ? RETURNING key_hash', keyHash)) !== undefined
}

function* deleteRole(spaceNumber: number, role: string): SqlScript<number> {
  yield* execute('DELETE FROM role_invitations WHERE space_number = ? AND role = ?', spaceNumber, role)
  return (yield* rowsOf('DELETE FROM role_keys WHERE space_number = ? AND role = ? RETURNING key_hash', spaceNumber, role)).length
}

const FIND_KEY = `SELECT k.key_hash AS "keyHash", k.space_number AS "spaceNumber", s.space_id AS "spaceId", k.role, k.subject,
    s.is_host AS "isHost"
  FROM role_keys k JOIN spaces s ON s.space_number = k.space_number WHERE k.key_hash = ? AND s.status <> 'revoked'`

type RoleKeyRow = Omit<RoleKey, 'isHost'> & { readonly isHost: number }

function roleKeyOf(row: RoleKeyRow | undefined): RoleKey | undefined {
  return row === undefined ? undefined : { ...row, isHost: row.isHost === 1 }
}
