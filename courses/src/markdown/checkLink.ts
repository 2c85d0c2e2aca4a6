// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { findMediaPath } from './findMediaPath.ts'
import { anchorOf } from './headings.ts'
import { MEDIA_BASE } from './mediaBase.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

/** A link leads to an https, http or mailto address, to a heading of the page, or to a file of the module. */
export function checkLink(token: Token, text: string, line: number, place: MarkdownPlace, anchors: ReadonlySet<string>): void {
  const target = String(token.attrGet('href') ?? '')
  if (text === '') reportAt(place, line, 'empty-link')
  const attributes = readTarget(target, place, anchors)
  if (typeof attributes === 'string') reportAt(place, line, attributes, { target })
  token.attrs = typeof attributes === 'string' ? [['href', '#']] : attributes
}

function readTarget(target: string, place: MarkdownPlace, anchors: ReadonlySet<string>): [string, string][] | 'unsafe-link' | 'unknown-link-target' {
  if (isExternalAddress(target)) return [['href', target], ['rel', 'noopener noreferrer']]
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(target)) return [['href', target]]
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith('//')) return 'unsafe-link'
  if (target.startsWith('#')) {
    const anchor = anchorOf(target.slice(1))
    return anchors.has(anchor) ? [['href', `#${anchor}`]] : 'unknown-link-target'
  }
  const path = findMediaPath(target, place)
  return path === undefined ? 'unknown-link-target' : [['href', `${MEDIA_BASE}/${path}`]]
}

/** Whether a text is an http or https address of some host, without a login in it. */
export function isExternalAddress(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[^\s/?#@\\"'<>]+(?:[/?#][^\s\\"<>]*)?$/i.test(text)
}
