// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The two ways of speaking SQL. Everything else is written once. */
export type Dialect = 'sqlite' | 'postgres'

/** Takes a row lock where locks are by row; SQLite has one writer and needs none. */
export const FOR_UPDATE: Readonly<Record<Dialect, string>> = { sqlite: '', postgres: 'FOR UPDATE' }

/**
 * Our SQL is written with `?`; PostgreSQL wants `$1`, `$2` …
 * No text of ours holds a question mark inside quotes.
 */
export function numberPlaceholders(sql: string): string {
  let count = 0
  return sql.replaceAll('?', () => `$${++count}`)
}

/** `?, ?, ?` */
export function placeholders(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ')
}
