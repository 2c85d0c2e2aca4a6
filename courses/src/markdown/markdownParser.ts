// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it'
import container from 'markdown-it-container'
import { LIMITS } from '../limits.ts'

/** Type of the tokens that open and close a `:::name` block, whatever its name. */
export const BLOCK_OPEN = 'container_block_open'
export const BLOCK_CLOSE = 'container_block_close'

/**
 * The only Markdown parser of the package: no HTML, no typographer, no automatic links.
 * Every link is let through here, so that `checkLink` can name the bad ones with their line.
 */
export const markdownParser: Parser = createParser()

const NO_TOKEN: Pick<Token, 'attrs'> = { attrs: null }

/** Safe HTML of block tokens that `checkTokens` has been over. */
export function renderBlocks(tokens: Token[]): string {
  return markdownParser.renderer.render(tokens, markdownParser.options, {}).trim()
}

/** Safe HTML of inline tokens that `checkTokens` has been over. */
export function renderInline(tokens: Token[]): string {
  return markdownParser.renderer.renderInline(tokens, markdownParser.options, {}).trim()
}

/** The words alone: alternative texts stand for pictures. */
export function renderPlainText(tokens: Token[]): string {
  return markdownParser.renderer.renderInlineAsText(tokens, markdownParser.options, {}).trim()
}

function createParser(): Parser {
  const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false, maxNesting: LIMITS.markdownDepth })
  parser.validateLink = () => true
  // The plugin's types are those of markdown-it 14; what it uses is the same in 15.
  const plugin = container as unknown as (md: Parser, name: string, options: { validate: (parameters: string) => boolean }) => void
  // By default the plugin wants a space in `:::quiz {…}`. Any name is taken, so that a wrong one is reported.
  parser.use(plugin, 'block', { validate: parameters => parameters.trim() !== '' })
  const { rules } = parser.renderer
  // A wide table scrolls inside a frame that the keyboard reaches and that bears the name `checkTokens` gave.
  rules['table_open'] = (tokens, index) => `<div class="table-scroll" role="region" tabindex="0"${parser.renderer.renderAttrs(tokens[index] ?? NO_TOKEN)}>\n<table>\n`
  rules['table_close'] = () => '</table>\n</div>\n'
  return parser
}
