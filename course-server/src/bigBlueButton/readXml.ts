// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeEntities } from './decodeEntities.ts'

/** An element of an answer. Attributes are left out: nothing we need stands in them. */
export interface XmlElement {
  readonly name: string
  /** Its own text without that of its children, without white space around it. */
  readonly text: string
  readonly children: readonly XmlElement[]
}

/** BigBlueButton's deepest answer, a recording's preview images, has 8. */
const MAX_DEPTH = 32
/** 5,000 attendees are about 50,000 elements. */
const MAX_ELEMENTS = 200_000
const NAME = /^[A-Za-z_][\w.:-]{0,99}$/
const SPACE = /^[\s\uFEFF]*$/

/**
 * Reads a whole document, strictly: `undefined` for whatever is not well formed, deeper or longer than an answer
 * can be, has a DOCTYPE (so no entity of anybody's own, and nothing fetched) or an unknown entity.
 * One pass, linear in the length: it runs in the process that serves everybody.
 */
export function readXml(text: string): XmlElement | undefined {
  const open: OpenElement[] = []
  let root: XmlElement | undefined
  let elementCount = 0
  let at = 0
  while (at < text.length) {
    const tagAt = text.indexOf('<', at)
    const parent = open.at(-1)
    const between = text.slice(at, tagAt === -1 ? text.length : tagAt)
    if (!addText(parent, between)) return undefined
    if (tagAt === -1) break
    const tag = readTag(text, tagAt)
    if (tag === undefined) return undefined
    at = tag.endsAt
    if (tag.kind === 'skip') continue
    if (tag.kind === 'cdata') {
      if (parent === undefined) return undefined
      parent.text += tag.text
    } else if (tag.kind === 'close') {
      const closed = open.pop()
      if (closed?.name !== tag.name) return undefined
      closed.text = closed.text.trim()
    } else {
      const element: OpenElement = { name: tag.name, text: '', children: [] }
      if (++elementCount > MAX_ELEMENTS || open.length >= MAX_DEPTH || (parent === undefined && root !== undefined)) return undefined
      parent?.children.push(element)
      root ??= element
      if (!tag.isEmpty) open.push(element)
    }
  }
  return open.length === 0 ? root : undefined
}

/** The text of the first child of that name; empty where there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text ?? ''
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** Children of a list such as `<attendees>`: none, one or many read alike. */
export function listOf(element: XmlElement | undefined, listName: string, itemName: string): readonly XmlElement[] {
  return childOf(element, listName)?.children.filter(({ name }) => name === itemName) ?? []
}

interface OpenElement extends XmlElement {
  text: string
  readonly children: XmlElement[]
}

type Tag = { readonly endsAt: number } & (
  | { readonly kind: 'open'; readonly name: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'skip' }
)

/** Outside the root there is white space alone. */
function addText(parent: OpenElement | undefined, raw: string): boolean {
  if (raw === '') return true
  if (parent === undefined) return SPACE.test(raw)
  const decoded = decodeEntities(raw)
  if (decoded === undefined) return false
  parent.text += decoded
  return true
}

function readTag(text: string, at: number): Tag | undefined {
  if (text.startsWith('<!--', at)) return skipTo(text, at + 4, '-->')
  if (text.startsWith('<?', at)) return skipTo(text, at + 2, '?>')
  if (text.startsWith('<![CDATA[', at)) return readCdata(text, at + 9)
  // A DOCTYPE among them.
  if (text.startsWith('<!', at)) return undefined
  const closesAt = findTagEnd(text, at + 1)
  if (closesAt === -1) return undefined
  const endsAt = closesAt + 1
  if (text[at + 1] === '/') return named(text.slice(at + 2, closesAt).trimEnd(), (name) => ({ kind: 'close', name, endsAt }))
  const isEmpty = text[closesAt - 1] === '/'
  const inside = text.slice(at + 1, isEmpty ? closesAt - 1 : closesAt)
  const spaceAt = inside.search(/\s/)
  return named(spaceAt === -1 ? inside : inside.slice(0, spaceAt), (name) => ({ kind: 'open', name, isEmpty, endsAt }))
}

function named(name: string, make: (name: string) => Tag): Tag | undefined {
  return NAME.test(name) ? make(name) : undefined
}

function skipTo(text: string, from: number, end: string): Tag | undefined {
  const found = text.indexOf(end, from)
  return found === -1 ? undefined : { kind: 'skip', endsAt: found + end.length }
}

function readCdata(text: string, from: number): Tag | undefined {
  const found = text.indexOf(']]>', from)
  return found === -1 ? undefined : { kind: 'cdata', text: text.slice(from, found), endsAt: found + 3 }
}

/** Where the tag's `>` stands; one inside a quoted attribute ends nothing, and no tag begins inside a tag. */
function findTagEnd(text: string, from: number): number {
  const nearest = text.indexOf('>', from)
  // Almost every tag is a bare name.
  if (nearest !== -1 && !/["'<]/.test(text.slice(from, nearest))) return nearest
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '>') return at
    if (character === '<') return -1
    if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1)
      if (at === -1) return -1
    }
  }
  return -1
}
