// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../../limits.ts'
import type { Choice, Condition, Variable } from '../adventure.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import { NO_ATTRIBUTES, readAttributes, readId, type LinePlace } from './attributes.ts'
import { checkDeclared } from './readCondition.ts'
import { plainLine } from './renderProse.ts'

/** A link to a passage in a line, and what stands around it. */
export interface PassageLink {
  readonly before: string
  readonly text: string
  readonly target: string
  readonly after: string
}

/** Finds `[text](#target)`; code between backticks is not looked at. */
export function findPassageLink(line: string): PassageLink | undefined {
  const bare = line.replace(/`[^`]*`/g, code => ' '.repeat(code.length))
  const middle = bare.lastIndexOf('](#')
  const open = middle === -1 ? -1 : openingBracket(bare, middle)
  const close = bare.indexOf(')', middle)
  if (open === -1 || close === -1) return undefined
  return { before: line.slice(0, open).trim(), text: line.slice(open + 1, middle).trim(), target: line.slice(middle + 3, close).trim(), after: line.slice(close + 1).trim() }
}

/** A list item that is a link to a bare word: someone forgot the hash sign. */
export function findBareTarget(item: string): string | undefined {
  return /^\[[^\]]*\]\(([^)\s#:/.]*)\)/.exec(item)?.[1]
}

/** Reads the choice, reporting what is around it that should not be. */
export function readChoice(link: PassageLink, condition: Condition | null, variables: readonly Variable[] | undefined, place: LinePlace): Choice {
  const { file, line, issues } = place
  const [, braces, tooMuch] = /^\{([^}]*)\}(.*)$/.exec(link.after) ?? [undefined, undefined, link.after]
  if (link.before !== '') issues.add('choice-words-before', file, line, { text: link.before })
  else if (tooMuch.trim() !== '') issues.add('choice-words-after', file, line, { text: tooMuch.trim() })
  const attributes = braces === undefined ? NO_ATTRIBUTES : readAttributes(braces, place)
  for (const effect of attributes.effects) checkDeclared(effect, variables, place)
  const text = plainLine(link.text, place)
  if (text === '') issues.add('choice-text', file, line)
  if (text.length > ADVENTURE_LIMITS.choiceCharacters) issues.add('text-too-long', file, line, { key: text.slice(0, 20), limit: ADVENTURE_LIMITS.choiceCharacters })
  const targetId = readId(link.target.slice(0, LIMITS.idCharacters + 1), place)
  const { id, effects, formerly } = attributes
  return { choiceId: id ?? targetId, hasOwnId: id !== undefined, formerly, text, targetId, effects, condition, line }
}

/** Index of the bracket that a closing one at `close` belongs to; brackets inside the text pair off. */
function openingBracket(text: string, close: number): number {
  let depth = 1
  for (let index = close - 1; index >= 0; index -= 1) {
    if (text[index - 1] === '\\') continue
    if (text[index] === ']') depth += 1
    else if (text[index] === '[') depth -= 1
    if (depth === 0) return index
  }
  return -1
}
