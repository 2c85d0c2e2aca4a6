// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import type { VideoChapter } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { renderPlainText } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'
import { readClock } from './readClock.ts'

const CHAPTER = /^((?:[0-9]{1,2}:)?[0-9]{1,2}:[0-9]{2})\s+(\S.*)$/s

/** Takes the first list whose first entry begins with a time out of a video's block. */
export function takeChapters(tokens: Token[], place: MarkdownPlace): { rest: Token[]; chapters: readonly VideoChapter[] } {
  const start = tokens.findIndex((token, index) => token.type === 'bullet_list_open' && token.level === 1 && /^[0-9]{1,2}:[0-9]/.test(tokens[index + 3]?.content ?? ''))
  if (start < 0) return { rest: tokens, chapters: [] }
  const end = tokens.findIndex((token, index) => index > start && token.type === 'bullet_list_close' && token.level === 1)
  const rest = [...tokens.slice(0, start), ...tokens.slice(end + 1)]
  return { rest, chapters: readChapters(tokens.slice(start + 1, end), place) }
}

function readChapters(tokens: Token[], place: MarkdownPlace): VideoChapter[] {
  const chapters: VideoChapter[] = []
  for (const token of tokens) {
    if (token.type !== 'inline') continue
    const [, time = '', title = ''] = CHAPTER.exec(renderPlainText(token.children ?? [])) ?? []
    const startSeconds = readClock(time)
    const isLater = startSeconds !== undefined && startSeconds > (chapters.at(-1)?.startSeconds ?? -1)
    if (!isLater || chapters.length >= LIMITS.chaptersPerVideo) reportAt(place, token.map?.[0] ?? 0, 'wrong-chapters')
    else chapters.push({ startSeconds, title })
  }
  return chapters
}
