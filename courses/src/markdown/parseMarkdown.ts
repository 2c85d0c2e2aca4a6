// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { checkHeadings } from './headings.ts'
import { checkTokens } from './checkTokens.ts'
import { markdownParser, renderBlocks } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'
import { splitBlocks, type TextBlock } from './splitBlocks.ts'

/** A text made into safe HTML, and the blocks taken out of it, their content checked too. */
export interface ParsedMarkdown {
  readonly html: string
  readonly blocks: readonly TextBlock[]
}

export function parseMarkdown(text: string, place: MarkdownPlace): ParsedMarkdown {
  const tokens = markdownParser.parse(text, {})
  const parts = splitBlocks(tokens, text.split('\n'), place)
  const anchors = checkHeadings(parts.text, place)
  checkTokens(parts.text, place, anchors)
  for (const block of parts.blocks) {
    reportHeadings(block, place)
    checkTokens(block.tokens, place, anchors)
  }
  return { html: renderBlocks(parts.text), blocks: parts.blocks }
}

function reportHeadings(block: TextBlock, place: MarkdownPlace): void {
  const headings: Token[] = block.tokens.filter(token => token.type === 'heading_open')
  for (const heading of headings) reportAt(place, heading.map?.[0] ?? block.line, 'heading-in-block', { name: block.name })
}
