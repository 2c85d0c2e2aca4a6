// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { stringify } from 'csv-stringify/sync'
import type { Sheet } from './resultSheets.ts'

/** All tables in one file, an empty line between two. A byte-order mark lets spreadsheets read the accents. */
export function resultsCsv(sheets: readonly Sheet[]): string {
  const rows = sheets.flatMap(({ name, rows: own }, index) => [...(index === 0 ? [] : [[]]), [name], ...own])
  return stringify(rows.map((row) => [...row]), { bom: true, record_delimiter: 'windows', quoted_string: true })
}
