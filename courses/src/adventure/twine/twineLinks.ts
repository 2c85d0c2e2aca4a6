// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIdentifier } from '../../format/identifiers.ts'
import type { VariableValue } from '../adventure.ts'
import { slugOf } from '../format/slug.ts'

/** `[[words->target]]`, `[[target<-words]]`, `[[words|target]]` or `[[target]]`, with what it sets. */
export interface TwineLink {
  readonly words: string
  readonly target: string
  readonly effects: readonly VariableValue[]
  /** What is set in a way that an adventure cannot say. */
  readonly unread: string | undefined
  /** Name of the choice, when our own export wrote it behind. */
  readonly id: string | undefined
}

const LINK = /\[\[([^[\]\n]+)\](?:\[([^[\]\n]*)\])?\](?:\/%#([a-z0-9-]{1,64})%\/)?/g
const SETTER = /^\$(\w{1,64})\s+(?:to|=)\s+(?:"([^"]{1,64})"|'([^']{1,64})')$/

/** The links of a line, each with the text it takes. */
export function findTwineLinks(line: string): { readonly whole: string; readonly link: TwineLink }[] {
  return [...line.matchAll(LINK)].map(([whole, inner = '', setter, id]) => ({ whole, link: { ...readInner(inner), ...readSetters(setter), id: id !== undefined && isIdentifier(id) ? id : undefined } }))
}

function readInner(inner: string): { words: string; target: string } {
  const arrow = inner.lastIndexOf('->')
  if (arrow !== -1) return { words: inner.slice(0, arrow).trim(), target: inner.slice(arrow + 2).trim() }
  const back = inner.indexOf('<-')
  if (back !== -1) return { words: inner.slice(back + 2).trim(), target: inner.slice(0, back).trim() }
  const bar = inner.indexOf('|')
  if (bar !== -1) return { words: inner.slice(0, bar).trim(), target: inner.slice(bar + 1).trim() }
  return { words: inner.trim(), target: inner.trim() }
}

function readSetters(setter: string | undefined): { effects: VariableValue[]; unread: string | undefined } {
  const parts = (setter ?? '').split(/[,;]/).map(part => part.trim()).filter(Boolean)
  const effects = parts.map(readSetter)
  const unread = parts.filter((_, index) => effects[index] === undefined)
  return { effects: effects.filter(effect => effect !== undefined), unread: unread.length > 0 ? unread.join(', ') : undefined }
}

function readSetter(text: string): VariableValue | undefined {
  const [, variable, quoted, single] = SETTER.exec(text) ?? []
  return variable === undefined ? undefined : toOurNames(variable, quoted ?? single ?? '')
}

/** Our variables and values are written as ids. */
export function toOurNames(variable: string, value: string): VariableValue {
  return { variable: slugOf(variable, 'variable'), value: slugOf(value, 'oui') }
}
