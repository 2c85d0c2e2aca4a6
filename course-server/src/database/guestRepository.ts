// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { GuestRepository } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { execute } from './sqlScript.ts'

export function createGuestRepository(database: Database): GuestRepository {
  const columns = 'g.space_number AS "spaceNumber", s.space_id AS "spaceId", g.subject'
  const from = 'FROM guests g JOIN spaces s ON s.space_number = g.space_number'
  return {
    create: ({ spaceNumber, subject, phraseHash, day }) => database.transact(() => execute(
      'INSERT INTO guests (space_number, subject, phrase_hash, last_seen_day) VALUES (?, ?, ?, ?)', spaceNumber, subject, phraseHash, day,
    )),
    findByPhrase: async (phraseHash) => (await database.read<{ spaceNumber: number; spaceId: string; subject: string }>(
      `SELECT ${columns} ${from} WHERE g.phrase_hash = ?`, phraseHash,
    ))[0],
    async touch(spaceNumber, subject, monthDay) {
      const [guest] = await database.read<{ last_seen_day: number }>(
        'SELECT last_seen_day FROM guests WHERE space_number = ? AND subject = ?', spaceNumber, subject,
      )
      // Most acts are in a month already noted, and cost no write.
      if (guest === undefined || guest.last_seen_day >= monthDay) return
      await database.transact(() => execute(
        'UPDATE guests SET last_seen_day = ? WHERE space_number = ? AND subject = ? AND last_seen_day < ?', monthDay, spaceNumber, subject, monthDay,
      ))
    },
    listUnseenSince: (monthDay, limit) => database.read(
      `SELECT ${columns} ${from} WHERE g.last_seen_day < ? ORDER BY g.last_seen_day, g.space_number, g.subject LIMIT ?`, monthDay, limit,
    ),
  }
}
