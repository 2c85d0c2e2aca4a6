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
