// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { nearestHint, shortList } from '../adventureIssueList.ts'
import { CHECKS, CHECK_NAMES, type ArgumentRule, type CheckArguments, type CheckKind, type CheckName } from '../checks.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import type { LinePlace } from './attributes.ts'
import { nearestName } from './nearestName.ts'
import { readList } from './sourceLines.ts'
import { MISSION_WORDS, foldWord, listWords } from './words.ts'

/** A line of a mission: `key: value`. */
export interface Entry {
  readonly key: string
  readonly value: string
  readonly line: number
}

/** Folded names, French and English. */
const NAMES = new Map(CHECK_NAMES.flatMap(name => [[foldWord(name), name], [foldWord(CHECKS[name].en), name]] as const))

/** The check a mission asks for, by its French or English name. */
export function readCheckName(entry: Entry, { file, issues }: LinePlace): CheckName | undefined {
  const check = NAMES.get(foldWord(entry.value))
  if (check !== undefined) return check
  const names = [...CHECK_NAMES, ...CHECK_NAMES.map(name => CHECKS[name].en)]
  issues.add('check', file, entry.line, { name: entry.value, ...nearestHint(nearestName(entry.value, names), names) })
  return undefined
}

/** The lines of a mission that are no word of the format: each must be an argument of its check. */
export function readArguments(check: CheckName, entries: readonly Entry[], place: LinePlace): CheckArguments {
  const { en: checkEn, arguments: rules }: CheckKind = CHECKS[check]
  const found = new Map<string, readonly string[]>()
  for (const entry of entries) {
    const folded = foldWord(entry.key)
    const [name, rule] = Object.entries(rules).find(([fr, { en }]) => foldWord(fr) === folded || foldWord(en) === folded) ?? []
    if (name === undefined || rule === undefined) {
      const names = [...Object.keys(rules), ...listWords(MISSION_WORDS)]
      const known = Object.keys(rules).map(foldWord)
      place.issues.add('check-argument', place.file, entry.line, { check, checkEn, key: entry.key, ...nearestHint(nearestName(folded, names.map(foldWord)), known) })
    }
    else found.set(name, readArgument(rule, entry, place))
  }
  for (const [name, { en, isRequired }] of Object.entries(rules)) {
    if (isRequired && !found.has(name)) place.issues.add('check-argument-missing', place.file, place.line, { check, checkEn, fr: foldWord(name), en: foldWord(en) })
  }
  return Object.fromEntries(found)
}

function readArgument({ kind, values }: ArgumentRule, entry: Entry, { file, issues }: LinePlace): readonly string[] {
  const entries = kind === 'words' || kind === 'choices' ? readList(entry.value) : [entry.value].filter(Boolean)
  const named = entries.map(text => Object.entries(values).find(([fr, en]) => foldWord(fr) === foldWord(text) || foldWord(en) === foldWord(text))?.[0] ?? text)
  const isRight = named.length > 0 && named.length <= ADVENTURE_LIMITS.argumentEntries && named.every((text) => {
    if (kind === 'choice' || kind === 'choices') return Object.hasOwn(values, text)
    return kind === 'count' ? /^[1-9]\d{0,2}$/.test(text) : foldWord(text) !== ''
  })
  if (!isRight) issues.add('check-argument-value', file, entry.line, { key: entry.key, value: entry.value, ...allowed(kind, values) })
  return named
}

function allowed(kind: ArgumentRule['kind'], values: ArgumentRule['values']): { allowedFr: string; allowedEn: string } {
  if (kind === 'count') return { allowedFr: 'un nombre entier de 1 à 999', allowedEn: 'a whole number from 1 to 999' }
  if (kind === 'choice' || kind === 'choices') return { allowedFr: shortList(Object.keys(values)), allowedEn: shortList(Object.values(values)) }
  return { allowedFr: `un à ${ADVENTURE_LIMITS.argumentEntries} noms ou mots`, allowedEn: `one to ${ADVENTURE_LIMITS.argumentEntries} names or words` }
}
