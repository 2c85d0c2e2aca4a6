// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

const HTML = /<(?:!--|\/?[a-z][a-z0-9]*(?=[\s/>]))[^<>]{0,40}>?/i

/** Reports what an author wrote as markup and that will be shown as words. */
export function checkPlainText(text: string, previousType: string | undefined, line: number, place: MarkdownPlace): void {
  const html = HTML.exec(text)?.[0]
  if (html !== undefined) reportAt(place, line, 'html-in-markdown', { text: html })
  const beginsLine = previousType === undefined || previousType === 'softbreak' || previousType === 'hardbreak'
  if (beginsLine && /^:{3,}\s*$/.test(text)) reportAt(place, line, 'stray-block-end')
}
