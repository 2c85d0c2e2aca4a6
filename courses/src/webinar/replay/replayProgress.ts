// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { clip, lengthOf, unionOf, type Stretch } from '../attendance/stretch.ts'
import { isShareReached } from '../attendance/isPresentFor.ts'
import type { ReplayProgress } from '../../messages/webinarReader.ts'
import type { Replay } from '../session.ts'

/** A chapter is covered once this share of it was played: titles and farewells are skipped. A choice of this project. */
const CHAPTER_PERCENT = 80

/** How far a person is through a replay, chapter by chapter where it has any. */
export function replayProgress(watched: readonly Stretch[], { durationSeconds, chapters }: Pick<Replay, 'durationSeconds' | 'chapters'>): ReplayProgress {
  const union = unionOf(watched).flatMap(stretch => clip(stretch, { from: 0, to: durationSeconds }) ?? [])
  const watchedSeconds = lengthOf(union)
  return {
    watchedSeconds: Math.floor(watchedSeconds),
    watchedPercent: durationSeconds > 0 ? Math.floor(watchedSeconds * 100 / durationSeconds) : 0,
    chapters: chapters.map(({ startSeconds, title }, index) => {
      const chapter = { from: startSeconds, to: Math.min(chapters[index + 1]?.startSeconds ?? durationSeconds, durationSeconds) }
      const played = lengthOf(union.flatMap(stretch => clip(stretch, chapter) ?? []))
      return { startSeconds, title, isCovered: isShareReached(played, chapter.to - chapter.from, CHAPTER_PERCENT) }
    }),
  }
}

/** Whether the replay completes the session. By the time played, whichever parts they are. */
export function hasReplayed(watched: readonly Stretch[], durationSeconds: number, completionPercent: number): boolean {
  const union = unionOf(watched).flatMap(stretch => clip(stretch, { from: 0, to: durationSeconds }) ?? [])
  return isShareReached(lengthOf(union), durationSeconds, completionPercent)
}
