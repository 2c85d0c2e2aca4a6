// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SettingsRepository } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { execute, rowOf, type SqlScript } from './sqlScript.ts'
import { settingsTable } from './tables/spaceTables.ts'

export function createSettingsRepository(database: Database): SettingsRepository {
  const settings = database.reader.getRepository(settingsTable)
  return {
    find: async (name) => (await settings.findOneBy({ name }))?.value,
    keepFirst: (name, value) => database.transact(() => keepFirst(name, value)),
    takeLease: (name, holder, { now, until }) => database.transact(() => takeLease(name, holder, [now, until])),
    set: (name, value) => database.transact(() => putSetting(name, value)),
  }
}

export function* putSetting(name: string, value: string): SqlScript<void> {
  yield* execute(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', name, value,
  )
}

function* keepFirst(name: string, value: string): SqlScript<string> {
  yield* execute('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', name, value)
  const kept = yield* rowOf<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)
  return kept?.value ?? value
}

/** As long as an instant of the next centuries in milliseconds, so that texts compare as their numbers do. */
const INSTANT_DIGITS = 14

/** When it ends, then who has it; taken by one statement, so that of two nodes one has it. */
function* takeLease(name: string, holder: string, [now, until]: readonly [Date, Date]): SqlScript<boolean> {
  const textOf = (at: Date) => String(at.getTime()).padStart(INSTANT_DIGITS, '0')
  const taken = yield* rowOf(
    `INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
      WHERE substr(settings.value, 1, ${INSTANT_DIGITS}) <= ? OR substr(settings.value, ${INSTANT_DIGITS + 2}) = ? RETURNING name`,
    name, `${textOf(until)} ${holder}`, textOf(now), holder,
  )
  return taken !== undefined
}
