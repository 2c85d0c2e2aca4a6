// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { checkLink } from './checkLink.ts'
import { checkPicture } from './checkPicture.ts'
import { checkPlainText } from './checkPlainText.ts'
import { renderPlainText } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

/**
 * Goes over every token of a text: reports what may not be there, rewrites pictures and links,
 * takes away the attributes markdown-it would add by itself (`style` of cells, `class` of code).
 * @param anchors ids of the headings a `#link` may lead to
 */
export function checkTokens(tokens: Token[], place: MarkdownPlace, anchors: ReadonlySet<string>): void {
  let line = 0
  let tableCount = 0
  for (const [index, token] of tokens.entries()) {
    line = token.map?.[0] ?? line
    if (token.type === 'table_open') nameTable(token, tableCount += 1, place)
    else if (token.type === 'th_open' || token.type === 'td_open') alignCell(token)
    else if (token.type === 'fence') token.info = ''
    else if (token.type === 'inline') checkInline(token, line, place, anchors)
    if (token.type === 'heading_open' && renderPlainText(tokens[index + 1]?.children ?? []) === '') {
      reportAt(place, line, 'empty-heading')
    }
  }
}

function checkInline(inline: Token, firstLine: number, place: MarkdownPlace, anchors: ReadonlySet<string>): void {
  let line = firstLine
  const children = inline.children ?? []
  for (const [index, child] of children.entries()) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') line += 1
    else if (child.type === 'image') checkPicture(child, line, place)
    else if (child.type === 'link_open') checkLink(child, textOfLink(children, index), line, place, anchors)
    else if (child.type === 'text') checkPlainText(child.content, children[index - 1]?.type, line, place)
  }
}

function textOfLink(children: Token[], open: number): string {
  let close = open + 1
  while (close < children.length && children[close]?.type !== 'link_close') close += 1
  return renderPlainText(children.slice(open + 1, close))
}

function nameTable(token: Token, rank: number, place: MarkdownPlace): void {
  token.attrSet('aria-label', `${place.language.startsWith('fr') ? 'Tableau' : 'Table'} ${rank}`)
}

/** `style="text-align:right"` becomes one of our classes: the page's policy refuses inline styles. */
function alignCell(token: Token): void {
  const side = /^text-align:(left|right|center)$/.exec(String(token.attrGet('style') ?? ''))?.[1]
  token.attrs = token.type === 'th_open' ? [['scope', 'col']] : []
  if (side === 'right' || side === 'center') token.attrSet('class', `align-${side}`)
}
