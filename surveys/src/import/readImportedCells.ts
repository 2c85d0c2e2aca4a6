// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import type { Question } from '../question.ts'
import { foldForSearch } from '../texts/foldForSearch.ts'
import { findOption, findRow } from './matchLabels.ts'

/** One cell of the export, with the part its column is about. */
export interface ImportedCell {
  readonly part: string | undefined
  readonly value: string
}

/** What a ticked box looks like in the three exports. */
const TICKED: ReadonlySet<string> = new Set(['x', '1', 'y', 'yes', 'oui', 'o', 'true', 'vrai'])
const UNTICKED: ReadonlySet<string> = new Set(['', '0', 'n', 'no', 'non', 'false', 'faux'])
const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/

/**
 * The answer that the cells of one row give to one question, in the shape the browser would send;
 * `unreadable` counts cells that match nothing.
 */
export function readImportedCells(question: Question, cells: readonly ImportedCell[]): { value: unknown; unreadable: number } {
  const filled = cells.filter(cell => cell.value.trim() !== '' && cell.value.length <= LIMITS.importedCellCharacters)
  if (filled.length === 0) return { value: undefined, unreadable: 0 }
  switch (question.kind) {
    case 'single': { const { ids, unreadable } = chosenOptions(question, filled, false); return { value: ids[0], unreadable: unreadable + Math.max(0, ids.length - 1) } }
    case 'multiple': { const { ids, unreadable } = chosenOptions(question, filled, true); return { value: ids, unreadable } }
    case 'matrix': return readRows(question, filled)
    case 'ranking': return readRanks(question, filled)
    case 'scale': case 'zero-ten': return firstOf(filled, value => /^\d{1,2}(?!\d)/.exec(value)?.[0], Number)
    case 'number': return firstOf(filled, value => (/^-?\d{1,12}(?:[.,]\d{1,6})?$/.test(value) ? value.replace(',', '.') : undefined), Number)
    case 'date': return firstOf(filled, dayOf, day => day)
    case 'short-text': case 'long-text': return { value: { text: filled[0]?.value ?? '', mayQuote: false }, unreadable: 0 }
  }
}

function chosenOptions(question: Question, cells: readonly ImportedCell[], isMultiple: boolean): { ids: string[]; unreadable: number } {
  const ids = new Set<string>()
  let unreadable = 0
  const add = (words: string): void => {
    const id = findOption(question, words)
    if (id === undefined) unreadable += 1
    else ids.add(id)
  }
  for (const { part, value } of cells) {
    const folded = foldForSearch(value)
    if (part === undefined) (isMultiple && findOption(question, value) === undefined ? value.split(';') : [value]).filter(words => words.trim() !== '').forEach(add)
    else if (TICKED.has(folded)) add(part)
    else if (!UNTICKED.has(folded)) unreadable += 1
  }
  return { ids: [...ids], unreadable }
}

function readRows(question: Question, cells: readonly ImportedCell[]): { value: unknown; unreadable: number } {
  const optionByRow: Record<string, string> = {}
  let unreadable = 0
  for (const { part, value } of cells) {
    const [row, option] = [findRow(question, part ?? ''), findOption(question, value)]
    if (row === undefined || option === undefined) unreadable += 1
    else optionByRow[row] = option
  }
  return { value: Object.keys(optionByRow).length === 0 ? undefined : optionByRow, unreadable }
}

/** Either one column per place with the option in it, or per option with the place in it, or all in one cell. */
function readRanks(question: Question, cells: readonly ImportedCell[]): { value: unknown; unreadable: number } {
  const ranks = new Map<number, string>()
  let unreadable = 0
  const all = cells.flatMap(({ part, value }) => (part === undefined ? value.split(';').map((words, index) => ({ part: String(index + 1), value: words })) : [{ part, value }]))
  for (const { part, value } of all) {
    const option = findOption(question, part) ?? findOption(question, value)
    const place = Number(/\d{1,2}/.exec(findOption(question, part) === undefined ? part : value)?.[0] ?? 0)
    if (option === undefined || place < 1 || ranks.has(place)) unreadable += 1
    else ranks.set(place, option)
  }
  return { value: [...ranks].sort(([left], [right]) => left - right).map(([, option]) => option), unreadable }
}

function firstOf(cells: readonly ImportedCell[], read: (value: string) => string | undefined, convert: (text: string) => unknown): { value: unknown; unreadable: number } {
  const text = read(cells[0]?.value.trim() ?? '')
  return text === undefined ? { value: undefined, unreadable: 1 } : { value: convert(text), unreadable: 0 }
}

function dayOf(value: string): string {
  const french = FRENCH_DAY.exec(value)
  return french === null ? value.slice(0, 10) : `${french[3] ?? ''}-${french[2] ?? ''}-${french[1] ?? ''}`
}
