// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { WEBINAR_LIMITS } from '../limits.ts'
import { unionOf, type Stretch } from '../attendance/stretch.ts'

/** What a player says of itself, every half second. `position` in seconds of the video. */
export interface PlayerStatus {
  readonly position: number
  readonly rate: number
  readonly isPlaying: boolean
}

/** Two statuses further apart than this at rate 1 are a jump: four of the player's own half seconds. */
const LONGEST_STEP_SECONDS = 2

/**
 * The seconds of the video that were really played, jumps left out, from consecutive statuses. Nothing counts while it is
 * paused, nor the step across a seek, forward or back; played at double speed, the video's seconds count, not the clock's.
 */
export function watchedStretches(statuses: readonly PlayerStatus[]): Stretch[] {
  const steps: Stretch[] = []
  let before: PlayerStatus | undefined
  for (const status of statuses) {
    if (before !== undefined && isStep(before, status)) steps.push({ from: before.position, to: status.position })
    before = status
  }
  return unionOf(steps)
}

/**
 * What is kept after a report: repeated, late and overlapping reports change nothing twice.
 * @param durationSeconds of the replay; what lies outside it is left out
 */
export function mergeWatched(kept: readonly Stretch[], reported: readonly Stretch[], durationSeconds: number): Stretch[] {
  const inside = [...kept, ...reported].map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(durationSeconds, to) }))
  const union = unionOf(inside.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to)))
  if (union.length <= WEBINAR_LIMITS.watchedStretches) return union
  const longest = [...union].sort((left, right) => (right.to - right.from) - (left.to - left.from)).slice(0, WEBINAR_LIMITS.watchedStretches)
  return unionOf(longest)
}

function isStep(before: PlayerStatus, status: PlayerStatus): boolean {
  const played = status.position - before.position
  return before.isPlaying && status.isPlaying && played > 0 && played <= LONGEST_STEP_SECONDS * Math.max(before.rate, status.rate)
}
