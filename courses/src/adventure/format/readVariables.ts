// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIdentifier } from '../../format/identifiers.ts'
import type { Variable } from '../adventure.ts'
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import { slugOf } from './slug.ts'
import { readList, readPair, type SourceLine } from './sourceLines.ts'

/** The closed lists below `variables:`, one per line: `  role: [secretaire, renfort]`. */
export function readVariables(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): Variable[] {
  const variables = new Map<string, Variable>()
  for (const { text, line } of lines) {
    const pair = readPair(text.replace(/^[\s\u00A0]*-?[\s\u00A0]*/, ''))
    if (pair === undefined) {
      issues.add('header-line', file, line, { text: text.trim() })
      continue
    }
    const name = readName(pair.key, file, line, issues)
    const values = [...new Set(readList(pair.value).map(value => readName(value, file, line, issues)))]
    const before = variables.get(name)
    if (before !== undefined) issues.add('variable-twice', file, line, { name, line: before.line })
    else if (values.length === 0 || values.length > ADVENTURE_LIMITS.valuesPerVariable) {
      issues.add('variable-list', file, line, { name, limit: ADVENTURE_LIMITS.valuesPerVariable })
    }
    if (before === undefined) variables.set(name, { name, values: values.slice(0, ADVENTURE_LIMITS.valuesPerVariable), line })
  }
  const all = [...variables.values()]
  if (all.length > ADVENTURE_LIMITS.variables || countCombinations(all) > ADVENTURE_LIMITS.combinations) {
    issues.add('too-many-variables', file, lines[0]?.line ?? 1, { limit: ADVENTURE_LIMITS.variables })
  }
  return all
}

/** Ways to fill all variables at once, each being unset at first. */
export function countCombinations(variables: readonly Variable[]): number {
  return variables.reduce((product, { values }) => product * (values.length + 1), 1)
}

function readName(value: string, file: string, line: number, issues: AdventureIssueList): string {
  if (isIdentifier(value)) return value
  issues.add('variable-name', file, line, { value, slug: slugOf(value, 'oui') })
  return slugOf(value, 'oui')
}
