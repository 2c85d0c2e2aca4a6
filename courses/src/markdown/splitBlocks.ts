// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { parseBlockHead, type BlockHead } from './blockAttributes.ts'
import { BLOCK_CLOSE, BLOCK_OPEN } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

/** A `:::name` block, its head read and its content still to be. `line` counts from 0 in the text. */
export interface TextBlock {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly tokens: Token[]
  readonly line: number
}

/** Takes the blocks out of a text. Wrong blocks are reported and left out. */
export function splitBlocks(tokens: Token[], lines: readonly string[], place: MarkdownPlace): { text: Token[]; blocks: TextBlock[] } {
  const text: Token[] = []
  const blocks: TextBlock[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) continue
    if (token.type !== BLOCK_OPEN) {
      text.push(token)
      continue
    }
    const end = findClose(tokens, index)
    const block = readBlock(token, tokens.slice(index + 1, end), lines, place)
    if (block !== undefined) blocks.push(block)
    index = end
  }
  return { text, blocks }
}

function findClose(tokens: Token[], open: number): number {
  const level = tokens[open]?.level
  let close = open + 1
  while (close < tokens.length && !(tokens[close]?.type === BLOCK_CLOSE && tokens[close]?.level === level)) close += 1
  return close
}

function readBlock(open: Token, tokens: Token[], lines: readonly string[], place: MarkdownPlace): TextBlock | undefined {
  const [line, endLine] = open.map ?? [0, 0]
  const { name, attributes }: BlockHead = parseBlockHead(open.info)
  const isClosed = /^\s*:{3,}\s*$/.test(lines[endLine] ?? '')
  const holdsBlock = tokens.some(token => token.type === BLOCK_OPEN)
  if (open.level > 0) reportAt(place, line, 'block-not-allowed', { name })
  // A block inside another is, nine times in ten, a forgotten end.
  else if (!isClosed || holdsBlock) reportAt(place, line, 'unclosed-block', { name })
  else if (attributes === undefined) reportAt(place, line, 'malformed-attributes', { name })
  else return { name, attributes, tokens, line }
  return undefined
}

/** Reports the attributes a block does not know; says whether all are known. */
export function checkAttributeNames(block: TextBlock, allowed: readonly string[], place: MarkdownPlace): boolean {
  const unknown = [...block.attributes.keys()].filter(key => !allowed.includes(key))
  for (const key of unknown) reportAt(place, block.line, 'unknown-attribute', { key, allowed: allowed.join(', ') })
  return unknown.length === 0
}
