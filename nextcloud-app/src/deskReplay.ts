// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ChapterLineProblem, VideoChapter } from '@parcours/courses'
import { t } from './l10n.ts'

/** `58:42`, `1:52:00`: as it is typed. */
export function clockOf(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours === 0 ? `${minutes}:${two(rest)}` : `${hours}:${two(minutes)}:${two(rest)}`
}

export function chapterLinesOf(chapters: readonly VideoChapter[]): string {
  return chapters.map(({ startSeconds, title }) => `${clockOf(startSeconds)} ${title}`).join('\n')
}

export function chapterProblemWords({ line, code }: ChapterLineProblem): string {
  switch (code) {
    case 'no-time': return t('parcours', 'Line {line}: it does not begin with a time such as 12:30, followed by a space.', { line })
    case 'no-title': return t('parcours', 'Line {line}: a title is missing after the time.', { line })
    case 'not-later': return t('parcours', 'Line {line}: this chapter begins before the one above, or at the same time.', { line })
    case 'after-the-end': return t('parcours', 'Line {line}: this chapter begins after the end of the video.', { line })
    case 'title-too-long': return t('parcours', 'Line {line}: the title is too long.', { line })
    case 'too-many': return t('parcours', 'Line {line}: there are more chapters than can be kept.', { line })
  }
}
