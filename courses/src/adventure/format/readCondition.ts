// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, Variable, VariableValue } from '../adventure.ts'
import { nearestHint } from '../adventureIssueList.ts'
import type { LinePlace } from './attributes.ts'
import { nearestName } from './nearestName.ts'
import { isConditionWord } from './words.ts'

/** A line that begins with colons: the opening of a condition, its end, or neither. */
export type ConditionLine =
  | { readonly kind: 'open'; readonly condition: Condition; readonly rest: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unknown'; readonly name: string }

/** Rich-text editors may put a short condition on one line, so words may follow the opening. */
export function readConditionLine(text: string): ConditionLine | undefined {
  const [, colons, inside] = /^[\s\u00A0]{0,3}(:{2,})[\s\u00A0\u202F]*(.*)$/.exec(text) ?? []
  if (colons === undefined || inside === undefined) return undefined
  const word = /^[^\s\u00A0\u202F]*/.exec(inside)?.[0] ?? ''
  const isCondition = isConditionWord(word)
  // Two colons may begin a sentence; only « :: si » is surely a slip.
  if (colons.length === 2) return isCondition ? { kind: 'unreadable' } : undefined
  if (inside === '') return { kind: 'close' }
  if (!isCondition) return { kind: 'unknown', name: word }
  const [whole, variable, value] = /^[\s\u00A0\u202F]*([^\s\u00A0\u202F=]+)[\s\u00A0\u202F]*=[\s\u00A0\u202F]*([^\s\u00A0\u202F=]+)/.exec(inside.slice(word.length)) ?? []
  if (whole === undefined || variable === undefined || value === undefined) return { kind: 'unreadable' }
  return { kind: 'open', condition: { variable, value }, rest: inside.slice(word.length + whole.length).trim() }
}

/** Reports a variable or a value that the header does not declare. */
export function checkDeclared({ variable: name, value }: VariableValue, variables: readonly Variable[] | undefined, { file, line, issues }: LinePlace): void {
  if (variables === undefined) return
  const declared = variables.find(other => other.name === name)
  const names = variables.map(other => other.name)
  if (declared === undefined) issues.add('variable', file, line, { name, value, ...nearestHint(nearestName(name, names), names) })
  else if (!declared.values.includes(value)) {
    issues.add('variable-value', file, line, { name, value, allowedFr: declared.values.join(' ou '), allowedEn: declared.values.join(' or ') })
  }
}
