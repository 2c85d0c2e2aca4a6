// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../../limits.ts'
import { isIdentifier } from '../../format/identifiers.ts'
import type { VariableValue } from '../adventure.ts'
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { slugOf } from './slug.ts'
import { isFormerlyWord } from './words.ts'

/** What stands between the braces at the end of a line: `{#id variable=value ancien=vieux-nom}`. */
export interface Attributes {
  readonly id: string | undefined
  readonly effects: readonly VariableValue[]
  readonly formerly: readonly string[]
}

export const NO_ATTRIBUTES: Attributes = { id: undefined, effects: [], formerly: [] }

/** Far more than an id and a value for each variable. */
const LONGEST_BRACES = 500

/** Where a line stands, and who is told. */
export interface LinePlace {
  readonly file: string
  readonly line: number
  readonly issues: AdventureIssueList
}

/** Cuts `Words {#id}` in two; the braces are undefined when there are none. */
export function splitAttributes(text: string): { readonly words: string; readonly braces: string | undefined } {
  const open = text.lastIndexOf('{')
  if (open === -1 || !text.endsWith('}')) return { words: text.trim(), braces: undefined }
  return { words: text.slice(0, open).trim(), braces: text.slice(open + 1, -1) }
}

export function readAttributes(braces: string, place: LinePlace): Attributes {
  let id: string | undefined
  const effects: VariableValue[] = []
  const formerly: string[] = []
  if (braces.length > LONGEST_BRACES) {
    place.issues.add('attributes', place.file, place.line, { text: braces })
    return NO_ATTRIBUTES
  }
  const unread: string[] = []
  for (const word of braces.replace(/[\s\u00A0\u202F]*=[\s\u00A0\u202F]*/g, '=').split(/[\s\u00A0\u202F]+/).filter(Boolean)) {
    const [name, value, ...rest] = word.split('=')
    if (word.startsWith('#') && id === undefined) id = readId(word.slice(1), place)
    else if (name === undefined || name === '' || value === undefined || value === '' || rest.length > 0) unread.push(word)
    else if (isFormerlyWord(name)) formerly.push(...readFormerIds(value, place))
    else if (effects.some(effect => effect.variable === name)) place.issues.add('effect-twice', place.file, place.line, { name })
    else effects.push({ variable: name, value })
  }
  if (unread.length > 0) place.issues.add('attributes', place.file, place.line, { text: unread.join(' ') })
  return { id, effects, formerly }
}

/** Ids of before, separated by commas. */
export function readFormerIds(value: string, place: LinePlace): string[] {
  const ids = value.split(',').map(id => id.trim().replace(/^#/, '')).filter(Boolean)
  return ids.slice(0, LIMITS.formerIds).filter(id => readId(id, place) === id)
}

/** An id as written, or, once reported, the nearest thing that can be one. */
export function readId(value: string, { file, line, issues }: LinePlace): string {
  if (isIdentifier(value)) return value
  const slug = slugOf(value, `ligne-${line}`)
  issues.add('bad-id', file, line, { value, slug })
  return slug
}
