// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttestationCheck, SeriesCounts } from '@parcours/courses'
import type { AttestationRepository, SeriesFiguresRepository } from '../../services/webinars/repositories.ts'
import type { Database } from '../database.ts'
import { placeholders } from '../dialect.ts'
import { execute } from '../sqlScript.ts'

/** After the last session, replays and ticks still change figures for a while. */
const COUNTED_DAYS = 365
const DAY_MS = 86_400_000
/** Numbers in one IN list. */
const CHUNK = 500

export function createSeriesFiguresRepository(database: Database): SeriesFiguresRepository {
  return {
    async listToCount(now, after, limit) {
      const rows = await database.read<{ spaceNumber: number; seriesNumber: number }>(
        `SELECT space_number AS "spaceNumber", series_number AS "seriesNumber" FROM series WHERE status <> 'draft'
          AND (last_ends_at IS NULL OR last_ends_at > ? OR NOT EXISTS (SELECT 1 FROM series_snapshots t WHERE t.space_number = series.space_number
            AND t.series_number = series.series_number)) AND (space_number, series_number) > (?, ?) ORDER BY space_number, series_number LIMIT ?`,
        now.getTime() - COUNTED_DAYS * DAY_MS, after.spaceNumber, after.seriesNumber, limit,
      )
      return rows
    },
    put: (key, counts, now) => database.transact(() => execute(
      `INSERT INTO series_snapshots (space_number, series_number, taken_at, counts_json) VALUES (?, ?, ?, ?)
        ON CONFLICT (space_number, series_number) DO UPDATE SET taken_at = excluded.taken_at, counts_json = excluded.counts_json`,
      key.spaceNumber, key.seriesNumber, now.getTime(), JSON.stringify(counts),
    )),
    async find({ spaceNumber, seriesNumber }) {
      const [row] = await database.read<{ taken_at: number; counts_json: string }>(
        'SELECT taken_at, counts_json FROM series_snapshots WHERE space_number = ? AND series_number = ?', spaceNumber, seriesNumber,
      )
      // Written by `put` alone.
      return row === undefined ? undefined : { takenAt: new Date(row.taken_at), counts: JSON.parse(row.counts_json) as SeriesCounts }
    },
    async countCompleted({ spaceNumber, seriesNumber }, registrantNumbers, courseId) {
      let count = 0
      for (let from = 0; from < registrantNumbers.length; from += CHUNK) {
        const some = registrantNumbers.slice(from, from + CHUNK)
        const [row] = await database.read<{ held: number }>(
          `SELECT count(*) AS held FROM registrants p JOIN enrolments e ON e.space_number = p.learner_space_number AND e.learner_number = p.learner_number
              AND e.course_number = (SELECT course_number FROM course_ids WHERE course_id = ?) AND e.completed_day IS NOT NULL
            WHERE p.space_number = ? AND p.series_number = ? AND p.registrant_number IN (${placeholders(some.length)})`,
          courseId, spaceNumber, seriesNumber, ...some,
        )
        count += row?.held ?? 0
      }
      return count
    },
  }
}

export function createAttestationRepository(database: Database): AttestationRepository {
  return {
    keep: (spaceNumber, codeHash, facts, day) => database.transact(() => execute(
      `INSERT INTO attestations (space_number, code_hash, facts_json, issued_day) VALUES (?, ?, ?, ?) ON CONFLICT (space_number, code_hash) DO NOTHING`,
      spaceNumber, codeHash, JSON.stringify(facts), day,
    )),
    async find(codeHash) {
      const [row] = await database.read<{ facts_json: string }>('SELECT facts_json FROM attestations WHERE code_hash = ?', codeHash)
      // Written by `keep` alone.
      return row === undefined ? undefined : JSON.parse(row.facts_json) as AttestationCheck
    },
  }
}
