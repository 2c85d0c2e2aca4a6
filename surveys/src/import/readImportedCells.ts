// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'
import { foldForSearch } from '../texts/foldForSearch.ts'
import { findOption, findRow, type QuestionLabels } from './questionLabels.ts'

/** One cell of the export, with the part its column is about. */
export interface ImportedCell {
  readonly part: string | undefined
  readonly value: string
}

/** An answer in the shape the browser would send; `unreadable` counts cells that match nothing. */
export interface ImportedAnswer {
  readonly value: unknown
  readonly unreadable: number
}

/** What a ticked box looks like in the three exports, and one that is not. */
const TICKED: ReadonlySet<string> = new Set(['x', '1', 'y', 'yes', 'oui', 'o', 'true', 'vrai'])
const UNTICKED: ReadonlySet<string> = new Set(['', '0', 'n', 'no', 'non', 'false', 'faux'])
const FRENCH_DAY = /^(\d{2})\/(\d{2})\/(\d{4})$/
const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,6})?$/

/** The answer that the cells of one row give to one question. */
export function readImportedCells(labels: QuestionLabels, cells: readonly ImportedCell[]): ImportedAnswer {
  const filled = cells.filter(cell =>
    cell.value.trim() !== '' && cell.value.length <= LIMITS.importedCellCharacters)
  const first = filled[0]?.value.trim()
  if (first === undefined) return { value: undefined, unreadable: 0 }
  switch (labels.question.kind) {
    case 'single': {
      const { ids, unreadable } = chosenOptions(labels, filled, false)
      return { value: ids[0], unreadable: unreadable + Math.max(0, ids.length - 1) }
    }
    case 'multiple': {
      const { ids, unreadable } = chosenOptions(labels, filled, true)
      return { value: ids, unreadable }
    }
    case 'matrix': return readRows(labels, filled)
    case 'ranking': return readRanks(labels, filled)
    case 'scale': case 'zero-ten': return numberOf(/^\d{1,2}(?!\d)/.exec(first)?.[0])
    case 'number': return numberOf(NUMBER.test(first) ? first.replace(',', '.') : undefined)
    case 'date': return { value: dayOf(first), unreadable: 0 }
    case 'short-text': case 'long-text': return { value: { text: first, mayQuote: false }, unreadable: 0 }
  }
}

/** Either the option's words in the cell, several with « ; » between, or a tick in the option's own column. */
function chosenOptions(
  labels: QuestionLabels, cells: readonly ImportedCell[], isMultiple: boolean,
): { ids: string[]; unreadable: number } {
  const ids = new Set<string>()
  let unreadable = 0
  const add = (words: string): void => {
    const id = findOption(labels, words)
    if (id === undefined) unreadable += 1
    else ids.add(id)
  }
  for (const { part, value } of cells) {
    const isWhole = !isMultiple || findOption(labels, value) !== undefined
    const folded = foldForSearch(value)
    if (part === undefined) {
      for (const words of isWhole ? [value] : value.split(';')) if (words.trim() !== '') add(words)
    }
    else if (TICKED.has(folded)) add(part)
    else if (!UNTICKED.has(folded)) unreadable += 1
  }
  return { ids: [...ids], unreadable }
}

function readRows(labels: QuestionLabels, cells: readonly ImportedCell[]): ImportedAnswer {
  const optionByRow: Record<string, string> = {}
  let unreadable = 0
  for (const { part, value } of cells) {
    const [row, option] = [findRow(labels, part ?? ''), findOption(labels, value)]
    if (row === undefined || option === undefined) unreadable += 1
    else optionByRow[row] = option
  }
  return { value: Object.keys(optionByRow).length === 0 ? undefined : optionByRow, unreadable }
}

/** Either one column per place with the option in it, or per option with the place in it, or all in one cell. */
function readRanks(labels: QuestionLabels, cells: readonly ImportedCell[]): ImportedAnswer {
  const byPlace = new Map<number, string>()
  let unreadable = 0
  for (const { part, value } of cells.flatMap(splitRanks)) {
    const named = findOption(labels, part)
    const option = named ?? findOption(labels, value)
    const place = Number(/\d{1,2}/.exec(named === undefined ? part : value)?.[0] ?? 0)
    if (option === undefined || place < 1 || byPlace.has(place)) unreadable += 1
    else byPlace.set(place, option)
  }
  const ranked = [...byPlace].sort(([left], [right]) => left - right)
  return { value: ranked.map(([, option]) => option), unreadable }
}

function splitRanks({ part, value }: ImportedCell): { part: string; value: string }[] {
  if (part !== undefined) return [{ part, value }]
  return value.split(';').map((words, index) => ({ part: String(index + 1), value: words }))
}

function numberOf(text: string | undefined): ImportedAnswer {
  return text === undefined ? { value: undefined, unreadable: 1 } : { value: Number(text), unreadable: 0 }
}

/** `31/01/2026` or anything that begins with `2026-01-31`; whether it is a day is looked at later. */
function dayOf(value: string): string {
  const [, day, month, year] = FRENCH_DAY.exec(value) ?? []
  return day === undefined ? value.slice(0, 10) : `${year ?? ''}-${month ?? ''}-${day}`
}
