// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import type { QuizOption } from '../course.ts'
import { isIdentifier } from '../format/identifiers.ts'
import { LIMITS } from '../limits.ts'
import { renderInline } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

const BOX = /^\[([ xX])\](?:\s+|$)/
const WRITTEN_ID = /^\{#([^{}\s]*)\}$/

/**
 * Reads `[x] Answer {#name} -- Explanation` out of a list item.
 * @param rank place of the option, from 0; it gives the id `a`, `b`, `c` … when none is written
 */
export function parseQuizOption(item: Token[], rank: number, line: number, place: MarkdownPlace): QuizOption | undefined {
  const [paragraph, inline, end, ...more] = item
  if (paragraph?.type !== 'paragraph_open' || inline?.type !== 'inline' || end === undefined || more.length > 0) {
    reportAt(place, line, 'option-too-complex')
    return undefined
  }
  const children = inline.children ?? []
  const [first] = children
  const box = first?.type === 'text' ? BOX.exec(first.content) : null
  if (first === undefined || box === null) {
    reportAt(place, line, 'option-without-box')
    return undefined
  }
  first.content = first.content.slice(box[0].length)
  const { answer, explanation } = splitAtDashes(children)
  const optionId = takeId(answer, line, place) ?? String.fromCharCode('a'.charCodeAt(0) + rank)
  const html = renderInline(answer)
  if (html === '') reportAt(place, line, 'option-without-text')
  const feedbackHtml = explanation === undefined ? '' : renderInline(explanation)
  return { optionId, html, isRight: box[1] !== ' ', feedbackHtml: feedbackHtml === '' ? undefined : feedbackHtml }
}

/** Cuts at the first ` -- ` that stands in plain text, outside emphasis, links and code. */
function splitAtDashes(children: Token[]): { answer: Token[]; explanation: Token[] | undefined } {
  for (const [index, token] of children.entries()) {
    if (token.type !== 'text' || token.level > 0) continue
    const dashes = / -- |^-- | --$/.exec(token.content)
    if (dashes === null || !isFree(dashes, token.content, children[index - 1], children[index + 1])) continue
    const answer = [...children.slice(0, index), textLike(token, token.content.slice(0, dashes.index))]
    const rest = textLike(token, token.content.slice(dashes.index + dashes[0].length))
    return { answer: trimBreak(answer), explanation: trimBreak([rest, ...children.slice(index + 1)]) }
  }
  return { answer: children, explanation: undefined }
}

/** At either end of a text token, dashes count only beside the end of a line (or of the whole). */
function isFree(dashes: RegExpExecArray, text: string, before: Token | undefined, after: Token | undefined): boolean {
  if (dashes[0].startsWith('-')) return before === undefined || isBreak(before)
  if (dashes[0].endsWith('-')) return dashes.index + dashes[0].length === text.length && (after === undefined || isBreak(after))
  return true
}

function isBreak(token: Token | undefined): boolean {
  return token?.type === 'softbreak' || token?.type === 'hardbreak'
}

function textLike(token: Token, content: string): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token) as object) as Token, token, { content })
}

function trimBreak(tokens: Token[]): Token[] {
  const words = tokens.filter(token => token.type !== 'text' || token.content !== '')
  const start = isBreak(words[0]) ? 1 : 0
  return words.slice(start, isBreak(words.at(-1)) ? -1 : undefined)
}

/** Takes `{#name}` off the end of the answer. No pattern looks for it: one would try every space of a long line anew. */
function takeId(answer: Token[], line: number, place: MarkdownPlace): string | undefined {
  const last = answer.at(-1)
  if (last?.type !== 'text') return undefined
  const text = last.content.trimEnd()
  const start = text.lastIndexOf('{')
  const id = start < 0 ? undefined : WRITTEN_ID.exec(text.slice(start))?.[1]
  if (id === undefined) return undefined
  last.content = text.slice(0, start).trimEnd()
  if (isIdentifier(id)) return id
  reportAt(place, line, 'wrong-id', { value: id, limit: LIMITS.idCharacters })
  return undefined
}
