// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, Variable } from '../adventure.ts'
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { checkDeclared } from './readCondition.ts'
import type { Part } from './splitParts.ts'

/** A part and the condition around it. */
export type ScopedPart = Exclude<Part, { kind: 'open' | 'close' }> & { readonly condition: Condition | null }

type Opening = Extract<Part, { kind: 'open' }>

/** Takes the lines of conditions out, telling which are not closed, nested or close nothing. */
export function applyConditions(parts: readonly Part[], variables: readonly Variable[] | undefined, file: string, issues: AdventureIssueList): ScopedPart[] {
  const scoped: ScopedPart[] = []
  let open: Opening | undefined
  let openedAt = 0
  let nestedCount = 0
  const reportUnclosed = (): void => {
    if (open !== undefined) issues.add('condition-unclosed', file, open.line)
    // Nobody knows how far it was meant to go.
    for (const [index, part] of scoped.entries()) if (open !== undefined && index >= openedAt) scoped[index] = { ...part, condition: null }
  }
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'open') {
      if (open !== undefined && isClosedTwice(parts.slice(index + 1))) {
        issues.add('condition-nested', file, part.line)
        nestedCount += 1
        continue
      }
      reportUnclosed()
      if (part.condition.variable !== '') checkDeclared(part.condition, variables, { file, line: part.line, issues })
      open = part
      openedAt = scoped.length
    }
    else if (part.kind !== 'close') scoped.push({ ...part, condition: open?.condition.variable ? open.condition : null })
    else if (nestedCount > 0) nestedCount -= 1
    else if (open === undefined) issues.add('condition-stray-end', file, part.line)
    else open = undefined
  }
  reportUnclosed()
  return scoped
}

/** Two ends before the next beginning: the inner condition and the outer one. */
function isClosedTwice(parts: readonly Part[]): boolean {
  const marks = parts.filter(part => part.kind === 'open' || part.kind === 'close')
  return marks[0]?.kind === 'close' && marks[1]?.kind === 'close'
}
