// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { foldForSearch } from '../catalogue/foldForSearch.ts'
import { renderPlainText } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

/** Ids of headings all begin so: an author's heading never takes the name of a part of the page. */
const PREFIX = 'section-'

/** Gives each heading its id and checks that levels start at 2 and skip none. Returns the ids. */
export function checkHeadings(tokens: Token[], place: MarkdownPlace): ReadonlySet<string> {
  const anchors = new Set<string>()
  const ranks = new Map<string, number>()
  let previous = 1
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue
    const level = Number(token.tag.slice(1))
    const line = token.map?.[0] ?? 0
    if (level === 1) reportAt(place, line, 'heading-level-one')
    else if (level > previous + 1) {
      const expected = previous + 1
      reportAt(place, line, 'skipped-heading-level', { from: previous, to: level, expected, marks: '#'.repeat(expected) })
    }
    previous = level
    token.attrSet('id', freeAnchor(anchorOf(renderPlainText(tokens[index + 1]?.children ?? [])), anchors, ranks))
  }
  return anchors
}

/** Id of a heading by its words; also understands an id as an author writes it in a link. */
export function anchorOf(words: string): string {
  const slug = foldForSearch(words).replaceAll(' ', '-').replace(/[^a-z0-9-]/g, '')
  return slug.startsWith(PREFIX) ? slug : `${PREFIX}${slug}`
}

/** @param ranks last rank given per anchor, so that many equal headings stay cheap */
function freeAnchor(anchor: string, taken: Set<string>, ranks: Map<string, number>): string {
  let rank = ranks.get(anchor) ?? 1
  let free = rank === 1 ? anchor : `${anchor}-${rank}`
  while (taken.has(free)) free = `${anchor}-${rank += 1}`
  ranks.set(anchor, rank)
  taken.add(free)
  return free
}
