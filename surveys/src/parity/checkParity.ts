// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countTable, sum } from '../aggregate/countTable.ts'
import type { Counters } from '../aggregate/counters.ts'
import { percentOf, ROUNDINGS, type Rounding } from '../aggregate/rounding.ts'
import { tablesOf } from '../aggregate/tablesOf.ts'
import type { Survey } from '../survey.ts'
import { isReachable, possibleBases, smallestBase, USUAL_SEARCH } from './possibleBases.ts'

/** Percentages as someone published them. */
export interface PublishedFigures {
  /** Number of respondents the text claims; undefined when it claims none. */
  readonly declaredBase: number | undefined
  readonly figures: readonly PublishedFigure[]
}

export interface PublishedFigure {
  readonly figureId: string
  /** Whole percent, 0 to 100. */
  readonly percent: number
}

export interface ParityVerdict {
  readonly rounding: Rounding
  /** Bases up to `searchedUpTo` in which every figure is possible. */
  readonly possibleBases: readonly number[]
  /** Figures that the declared base cannot give, with the smallest base that can. Empty without a declared base. */
  readonly impossible: readonly { readonly figureId: string; readonly percent: number; readonly smallestBase: number | undefined }[]
}

export interface ParityReport {
  readonly declaredBase: number | undefined
  readonly searchedUpTo: number
  /** False when no single rounding makes every figure possible with the declared base. */
  readonly isDeclaredBasePossible: boolean
  readonly verdicts: readonly ParityVerdict[]
}

/** Which numbers of respondents, and which rounding, make published percentages possible. It looks at nothing else. */
export function checkParity({ declaredBase, figures }: PublishedFigures, searchedUpTo: number = USUAL_SEARCH): ParityReport {
  const percents = figures.map(figure => figure.percent)
  const verdicts = ROUNDINGS.map((rounding): ParityVerdict => ({
    rounding,
    possibleBases: possibleBases(percents, rounding, searchedUpTo),
    impossible: declaredBase === undefined ? [] : figures
      .filter(({ percent }) => !isReachable(percent, declaredBase, rounding))
      .map(({ figureId, percent }) => ({ figureId, percent, smallestBase: smallestBase(percent, rounding) })),
  }))
  return { declaredBase, searchedUpTo, isDeclaredBasePossible: verdicts.some(verdict => verdict.impossible.length === 0), verdicts }
}

export interface FigureComparison {
  readonly tableId: string
  readonly published: number
  /** Undefined when nobody answered, or nothing there is favourable. */
  readonly computed: number | undefined
  readonly agrees: boolean
}

/**
 * Compares published percentages with the favourable shares of counters, hidden ones included. For whoever holds
 * the answers anyway, such as during an import: « it agrees » gives a hidden count away, so it is never served.
 */
export function compareWithPublished(survey: Survey, counters: Counters, published: readonly PublishedFigure[], rounding: Rounding): FigureComparison[] {
  const tables = tablesOf(survey)
  return published.map(({ figureId, percent }) => {
    const table = tables.find(other => other.tableId === figureId)
    const counts = table === undefined ? [] : countTable(table, counters)
    const groups = table?.levels[0] ?? []
    const favourable = sum(counts.filter((_, index) => groups[index]?.isFavourable === true))
    const judges = groups.some(group => group.isFavourable !== undefined)
    const computed = judges ? percentOf(favourable, sum(counts), rounding) : undefined
    return { tableId: figureId, published: percent, computed, agrees: computed === percent }
  })
}
