// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { MoreThan } from 'typeorm'
import type { EpochDay, Space, SpaceKey, SpaceRepository } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { inviteSpaces, makeCampus, redeemPairingCode } from './spaceScripts.ts'
import { execute, rowOf, type SqlScript } from './sqlScript.ts'
import { spacesTable, type SpaceRecord } from './tables/spaceTables.ts'

const CAMPUS_ID = 'campus'

export function createSpaceRepository(database: Database): SpaceRepository {
  const spaces = database.reader.getRepository(spacesTable)
  const find = async (spaceId: string) => toSpace(await spaces.findOneBy({ space_id: spaceId }))
  return {
    async ensureCampus(now) {
      const known = await find(CAMPUS_ID)
      if (known !== undefined) return known
      await database.transact(() => makeCampus(CAMPUS_ID, now))
      const made = await find(CAMPUS_ID)
      if (made === undefined) throw new Error('The campus was not made.')
      return made
    },
    find,
    findByNumber: async (spaceNumber) => toSpace(await spaces.findOneBy({ space_number: spaceNumber })),
    async list({ afterSpaceNumber, limit }) {
      const records = await spaces.find({ where: { space_number: MoreThan(afterSpaceNumber) }, order: { space_number: 'ASC' }, take: limit })
      return records.map(spaceOf)
    },
    count: () => spaces.count(),
    invite: (invitations, now) => database.transact(() => inviteSpaces(invitations, now)),
    async redeemPairingCode(redemption) {
      const result = await database.transact(() => redeemPairingCode(database.dialect, redemption))
      if (typeof result === 'string') return result
      const space = toSpace(await spaces.findOneBy({ space_number: result.spaceNumber }))
      if (space === undefined) throw new Error('The paired space is gone.')
      return space
    },
    revoke: (spaceId) => database.transact(() => changes(
      "UPDATE spaces SET status = 'revoked' WHERE space_id = ? AND status <> 'revoked' RETURNING space_number", spaceId,
    )),
    setHost: (spaceId, isHost) => database.transact(() => changes(
      'UPDATE spaces SET is_host = ? WHERE space_id = ? RETURNING space_number', isHost ? 1 : 0, spaceId,
    )),
    findKey: async (keyId) => spaceKeyOf((await database.read<SpaceKeyRow>(`${FIND_KEY} WHERE k.key_id = ?`, keyId))[0]),
    async addKey({ spaceNumber, keyId, publicKey, now }) {
      const isAdded = await database.transact(() => changes(
        `INSERT INTO space_keys (key_id, space_number, public_key, added_at) VALUES (?, ?, ?, ?)
          ON CONFLICT DO NOTHING RETURNING key_id`, keyId, spaceNumber, publicKey, now.getTime(),
      ))
      return isAdded ? 'added' : 'key-already-paired'
    },
    withdrawKey: (keyId, now) => database.transact(() => changes(
      'UPDATE space_keys SET withdrawn_at = ? WHERE key_id = ? AND withdrawn_at IS NULL RETURNING key_id', now.getTime(), keyId,
    )),
    markSeen: createSeenMarker(database),
  }
}

/** Runs a statement that returns what it changed; true when it changed something. */
function* changes(sql: string, ...parameters: Parameters<typeof rowOf> extends [string, ...infer Rest] ? Rest : never): SqlScript<boolean> {
  return (yield* rowOf(sql, ...parameters)) !== undefined
}

/** Spaces remembered as marked; one forgotten costs a write that changes nothing. */
const MAX_MARKED = 20_000

function createSeenMarker(database: Database): SpaceRepository['markSeen'] {
  const marked = new Map<number, EpochDay>()
  return async (spaceNumber, day) => {
    if ((marked.get(spaceNumber) ?? -1) >= day) return
    if (marked.size >= MAX_MARKED) marked.clear()
    marked.set(spaceNumber, day)
    try {
      await database.transact(() => execute(
        'UPDATE spaces SET last_seen_day = ? WHERE space_number = ? AND coalesce(last_seen_day, -1) < ?', day, spaceNumber, day,
      ))
    } catch (error) {
      marked.delete(spaceNumber)
      throw error
    }
  }
}

function toSpace(record: SpaceRecord | null): Space | undefined {
  return record === null ? undefined : spaceOf(record)
}

function spaceOf(record: SpaceRecord): Space {
  return {
    spaceNumber: record.space_number,
    spaceId: record.space_id,
    label: record.label,
    origin: record.origin,
    status: record.status,
    isCampus: record.is_campus,
    isHost: record.is_host,
    createdAt: record.created_at,
    lastSeenOn: record.last_seen_day,
  }
}

const FIND_KEY = `SELECT k.key_id AS "keyId", k.space_number AS "spaceNumber", s.space_id AS "spaceId", k.public_key AS "publicKey",
    k.withdrawn_at AS "withdrawnAt", s.status AS "spaceStatus", s.is_host AS "isHost"
  FROM space_keys k JOIN spaces s ON s.space_number = k.space_number`

type SpaceKeyRow = Omit<SpaceKey, 'withdrawnAt' | 'isHost'> & { readonly withdrawnAt: number | null; readonly isHost: number }

function spaceKeyOf(row: SpaceKeyRow | undefined): SpaceKey | undefined {
  if (row === undefined) return undefined
  return { ...row, withdrawnAt: row.withdrawnAt === null ? null : new Date(row.withdrawnAt), isHost: row.isHost === 1 }
}
