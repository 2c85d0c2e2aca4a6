// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import { extensionOf } from '../format/coursePath.ts'
import { PICTURE_EXTENSIONS, isPictureExtension } from '../format/mediaKinds.ts'
import { findMediaPath } from './findMediaPath.ts'
import { renderPlainText } from './markdownParser.ts'
import { MEDIA_BASE } from './mediaBase.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'

/** A picture is a file of the module, with an alternative text; it loads when it comes into view. */
export function checkPicture(token: Token, line: number, place: MarkdownPlace): void {
  const target = String(token.attrGet('src') ?? '')
  if (renderPlainText(token.children ?? []) === '') reportAt(place, line, 'picture-without-alternative')
  const path = findMediaPath(target, place)
  // The `alt` is filled by the renderer, which looks for it in second place.
  token.attrs = [['src', path === undefined ? '' : `${MEDIA_BASE}/${path}`], ['alt', ''], ['loading', 'lazy']]
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) reportAt(place, line, 'remote-picture', { target })
  else if (path === undefined) reportAt(place, line, 'missing-media', { target })
  else if (!isPictureExtension(extensionOf(path))) reportAt(place, line, 'not-a-picture', { target, allowed: PICTURE_EXTENSIONS.join(', ') })
}
