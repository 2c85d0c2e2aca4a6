// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import type { CourseIssueCode, IssueList } from '../../issues/issueList.ts'
import { checkTokens } from '../../markdown/checkTokens.ts'
import { markdownParser, renderBlocks, renderInline, renderPlainText } from '../../markdown/markdownParser.ts'
import type { MarkdownPlace } from '../../markdown/markdownPlace.ts'
import type { AdventureIssueCode, AdventureIssueList } from '../adventureIssueList.ts'
import type { LinePlace } from './attributes.ts'

/** Safe HTML of a passage's text, its defects reported. */
export function renderProse(markdown: string, place: LinePlace): string {
  const tokens = markdownParser.parse(markdown, {})
  for (const token of tokens) if (isHighHeading(token)) place.issues.add('heading', place.file, place.line + (token.map?.[0] ?? 0), { text: headingText(markdown, token) })
  checkTokens(tokens, markdownPlace(place), new Set())
  return renderBlocks(tokens)
}

/** Safe HTML of one line, without a paragraph around it. */
export function renderLine(markdown: string, place: LinePlace): string {
  return renderInline(inlineTokens(markdown, place))
}

/** The words alone, as on a button. */
export function plainLine(markdown: string, place: LinePlace): string {
  return renderPlainText(inlineTokens(markdown, place))
}

function inlineTokens(markdown: string, place: LinePlace): Token[] {
  const tokens = markdownParser.parseInline(markdown, {})
  checkTokens(tokens, markdownPlace(place), new Set())
  return tokens[0]?.children ?? []
}

/** A passage's own title is a heading of level 2: inside it they begin at 3. */
function isHighHeading(token: Token): boolean {
  return token.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2')
}

function headingText(markdown: string, token: Token): string {
  return markdown.split('\n')[token.map?.[0] ?? 0] ?? ''
}

/** What Markdown reports with courses in mind, said with adventures in mind; null is said elsewhere. */
const CODES: Readonly<Partial<Record<CourseIssueCode, AdventureIssueCode | null>>> = {
  'remote-picture': 'picture', 'missing-media': 'picture', 'not-a-picture': 'picture', 'picture-without-alternative': 'picture',
  'unknown-link-target': 'prose-link', 'unsafe-link': 'prose-link', 'stray-block-end': null,
}

function markdownPlace({ file, line, issues }: LinePlace): MarkdownPlace {
  return { file, firstLine: line, folder: '', language: '', paths: new Set(), issues: withAdventureCodes(issues) }
}

function withAdventureCodes(issues: AdventureIssueList): IssueList {
  return {
    ...issues,
    add(code, file, line, detail) {
      const own = CODES[code]
      if (own === null) return
      issues.add(own ?? code, file, line, own === 'picture' ? undefined : detail)
    },
  }
}
