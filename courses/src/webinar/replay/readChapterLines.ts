// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VideoChapter } from '../../course.ts'
import { readClock } from '../../markdown/readClock.ts'
import { WEBINAR_LIMITS } from '../limits.ts'
import { singleLine } from '../plainText.ts'

export const CHAPTER_PROBLEMS = ['no-time', 'no-title', 'not-later', 'after-the-end', 'title-too-long', 'too-many'] as const

/** Why a line of the list is no chapter; `line` counts from 1, empty lines included, as an editor does. */
export interface ChapterLineProblem {
  readonly line: number
  readonly code: (typeof CHAPTER_PROBLEMS)[number]
}

/** `12:30 Titre`, `1:02:30 – Titre`: what PeerTube's own descriptions look like. */
const LINE = /^((?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2})(?:[ \t]*[-–—:](?:[ \t]+|$)|[ \t]+|$)(.*)$/

/**
 * Chapters typed one a line, each with the hour it begins at. Every line that is wrong is told, not only the first.
 * @param durationSeconds of the video; undefined where it is not known yet
 */
export function readChapterLines(text: string, durationSeconds: number | undefined): { readonly chapters: readonly VideoChapter[]; readonly problems: readonly ChapterLineProblem[] } {
  const chapters: VideoChapter[] = []
  const problems: ChapterLineProblem[] = []
  for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
    if (line.trim() === '') continue
    const chapter = readLine(line, { before: chapters.at(-1), count: chapters.length, durationSeconds })
    if (typeof chapter === 'string') problems.push({ line: index + 1, code: chapter })
    else chapters.push(chapter)
  }
  return { chapters, problems }
}

interface Around {
  readonly before: VideoChapter | undefined
  readonly count: number
  readonly durationSeconds: number | undefined
}

function readLine(line: string, { before, count, durationSeconds }: Around): VideoChapter | ChapterLineProblem['code'] {
  const [, time = '', rest = ''] = LINE.exec(line.trim()) ?? []
  const startSeconds = readClock(time)
  const title = singleLine(rest)
  if (startSeconds === undefined) return 'no-time'
  if (title === '') return 'no-title'
  if (title.length > WEBINAR_LIMITS.titleCharacters) return 'title-too-long'
  if (startSeconds <= (before?.startSeconds ?? -1)) return 'not-later'
  if (durationSeconds !== undefined && startSeconds >= durationSeconds) return 'after-the-end'
  return count >= WEBINAR_LIMITS.chaptersPerReplay ? 'too-many' : { startSeconds, title }
}
