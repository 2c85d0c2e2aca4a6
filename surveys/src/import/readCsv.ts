// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'

const DELIMITERS = [',', ';', '\t']

/**
 * The cells of a CSV file, in one pass: quotes where they are, RFC 4180's and spreadsheets' habits, empty lines left
 * out. It stops one row or one cell past what `importRows` takes, which then says so. Undefined for a quote left open.
 */
export function readCsv(text: string): string[][] | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  const delimiter = delimiterOf(text.slice(start, endOfCell(text, start, '\n')))
  const rows: string[][] = []
  let row: string[] = []
  for (let at = start; at < text.length;) {
    const cell = readCell(text, at, delimiter)
    if (cell === undefined) return undefined
    row.push(cell.value)
    const isLast = text[cell.end] !== delimiter
    at = cell.end + (text.startsWith('\r\n', cell.end) ? 2 : 1)
    // A delimiter that ends the file has one more cell after it.
    if (!isLast && at === text.length) row.push('')
    if (!isLast && at < text.length && row.length <= LIMITS.importedColumns) continue
    if (row.length > 1 || cell.isQuoted || row[0] !== '') rows.push(row)
    if (row.length > LIMITS.importedColumns || rows.length > LIMITS.importedRows) return rows
    row = []
  }
  return rows
}

/** The sign most seen in the headings. */
function delimiterOf(headings: string): string {
  return DELIMITERS.reduce((best, sign) => (headings.split(sign).length > headings.split(best).length ? sign : best))
}

interface Cell {
  readonly value: string
  readonly isQuoted: boolean
  /** Of the sign that ends it, or of the end of the text. */
  readonly end: number
}

/** A quote means something at the beginning of a cell alone; what follows the closing one is taken as it is. */
function readCell(text: string, at: number, delimiter: string): Cell | undefined {
  if (text[at] !== '"') {
    const end = endOfCell(text, at, delimiter)
    return { value: text.slice(at, end), isQuoted: false, end }
  }
  const parts: string[] = []
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from)
    if (quote === -1) return undefined
    parts.push(text.slice(from, quote))
    if (text[quote + 1] !== '"') {
      const end = endOfCell(text, quote + 1, delimiter)
      return { value: parts.join('"') + text.slice(quote + 1, end), isQuoted: true, end }
    }
    from = quote + 2
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}
