// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * An adversary who keeps everything that was ever shown and reasons linearly over it: sums, differences, totals,
 * publications compared with each other, and « nobody can be fewer than none ».
 * A kind of person is a combination of everything (day of publication, group, every answer); unknown is how many of each.
 */
export interface Fact {
  /** Which kinds of people were counted. */
  readonly includes: (kind: number) => boolean
  readonly count: number
}

/** Says, for a set of kinds, how many people are in it, or undefined when what was shown does not settle it. */
export type Oracle = (includes: (kind: number) => boolean) => number | undefined

const TINY = 1e-7

/** Everything that follows from the facts. */
export function reason(kindCount: number, facts: readonly Fact[]): Oracle {
  const rows = facts.map(fact => Array.from({ length: kindCount }, (_, kind) => (fact.includes(kind) ? 1 : 0)))
  const { classOf, classCount } = classesOf(rows, kindCount)
  const equations = rows.map((row, index) => {
    const equation = new Float64Array(classCount + 1)
    for (const [kind, coefficient] of row.entries()) equation[classOf[kind] ?? 0] = coefficient
    equation[classCount] = facts[index]?.count ?? 0
    return equation
  })
  const empty = new Set<number>()
  // Each round may find kinds that nobody can be, which makes more differences telling.
  for (let found = true; found;) {
    found = false
    for (const equation of [...equations, ...differences(equations), ...reduce(equations, empty, classCount)]) {
      if (Math.abs(equation[classCount] ?? 0) > TINY) continue
      const used = [...equation.subarray(0, classCount)].flatMap((value, index) => (Math.abs(value) > TINY && !empty.has(index) ? [{ value, index }] : []))
      const isOneSided = used.every(({ value }) => value > 0) || used.every(({ value }) => value < 0)
      if (used.length > 0 && isOneSided) { for (const { index } of used) empty.add(index); found = true }
    }
  }
  const basis = reduce(equations, empty, classCount)
  return (includes) => {
    const target = new Float64Array(classCount + 1)
    const seen = new Map<number, boolean>()
    for (let kind = 0; kind < kindCount; kind += 1) {
      const index = classOf[kind] ?? 0
      if (empty.has(index)) continue
      const isIn = includes(kind)
      // Two kinds that every fact treats alike cannot be told apart.
      if (seen.has(index) && seen.get(index) !== isIn) return undefined
      seen.set(index, isIn)
      target[index] = isIn ? 1 : 0
    }
    let value = 0
    for (const equation of basis) {
      const pivot = equation.findIndex(coefficient => Math.abs(coefficient) > TINY)
      const factor = pivot === -1 || pivot >= classCount ? 0 : target[pivot] ?? 0
      if (Math.abs(factor) <= TINY) continue
      for (let index = 0; index < classCount; index += 1) target[index] = (target[index] ?? 0) - factor * (equation[index] ?? 0)
      value += factor * (equation[classCount] ?? 0)
    }
    return target.subarray(0, classCount).every(left => Math.abs(left) < 1e-5) ? Math.round(value) : undefined
  }
}

function classesOf(rows: readonly (readonly number[])[], kindCount: number): { classOf: number[]; classCount: number } {
  const classes = new Map<string, number>()
  const classOf = Array.from({ length: kindCount }, (_, kind) => {
    const signature = rows.map(row => row[kind]).join('')
    const known = classes.get(signature) ?? classes.size
    classes.set(signature, known)
    return known
  })
  return { classOf, classCount: classes.size }
}

/** Differences of two facts of which one contains the other. */
function differences(equations: readonly Float64Array[]): Float64Array[] {
  return equations.flatMap((larger, at) => equations.flatMap((smaller, other) => {
    if (at === other) return []
    const difference = larger.map((value, index) => value - (smaller[index] ?? 0))
    return difference.subarray(0, -1).some(value => value < 0) ? [] : [difference]
  }))
}

/** Reduced row echelon form, empty kinds left out. */
function reduce(equations: readonly Float64Array[], empty: ReadonlySet<number>, classCount: number): Float64Array[] {
  const rows = equations.map(equation => equation.map((value, index) => (empty.has(index) ? 0 : value)))
  let rank = 0
  for (let column = 0; column < classCount && rank < rows.length; column += 1) {
    const best = rows.reduce((found, row, index) => (index >= rank && Math.abs(row[column] ?? 0) > Math.abs(rows[found]?.[column] ?? 0) ? index : found), rank)
    const pivotRow = rows[best]
    const pivot = pivotRow?.[column] ?? 0
    if (pivotRow === undefined || Math.abs(pivot) <= TINY) continue
    rows[best] = rows[rank] ?? pivotRow
    rows[rank] = pivotRow.map(value => value / pivot)
    for (const [index, row] of rows.entries()) {
      const factor = row[column] ?? 0
      const unit = rows[rank]
      if (index === rank || unit === undefined || Math.abs(factor) <= TINY) continue
      for (let place = column; place <= classCount; place += 1) row[place] = (row[place] ?? 0) - factor * (unit[place] ?? 0)
    }
    rank += 1
  }
  return rows.slice(0, rank)
}
