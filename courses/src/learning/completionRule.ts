// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKind, PracticeOutcome, Way } from '../course.ts'
import type { ActivityKey } from '../courseKey.ts'

/** Bits of `waysMask`, as stored: what was done in an activity. Never renumber. */
export const WAY_BITS = { text: 1, video: 2, quiz: 4, practice: 8 } as const

/** All that decides whether an activity is completed. `waysMask` holds the ways it offers. */
export interface CompletionRule {
  readonly kind: ActivityKind
  readonly completion: 'any' | 'all'
  readonly waysMask: number
}

export function completionRule({ kind, completion, ways }: Pick<ActivityKey, 'kind' | 'completion' | 'ways'>): CompletionRule {
  return { kind, completion, waysMask: maskOfWays(ways) }
}

/**
 * Whether what was done completes the activity. A page wants one of its ways, or all of them; a practice wants to have
 * been tried. A session, a survey and an adventure are done when the person says so (the `text` bit), or when the server
 * knows it and says so for them: nobody is held up by a meeting missed or an anonymous answer that cannot be looked up.
 */
export function isCompletedBy(rule: CompletionRule, doneMask: number): boolean {
  if (rule.kind === 'practice') return (doneMask & WAY_BITS.practice) !== 0
  if (rule.kind !== 'page') return (doneMask & WAY_BITS.text) !== 0
  const done = doneMask & rule.waysMask
  return rule.completion === 'all' ? rule.waysMask !== 0 && done === rule.waysMask : done !== 0
}

/** What a person did in one activity. */
export interface ActivityDone {
  readonly waysDone: readonly Way[]
  readonly practiceOutcome?: PracticeOutcome | null
}

/** The same decision from words. A quiz is a way done once it was passed. */
export function isActivityCompleted(activity: Pick<ActivityKey, 'kind' | 'completion' | 'ways'>, done: ActivityDone): boolean {
  const practice = done.practiceOutcome === 'tried' ? WAY_BITS.practice : 0
  return isCompletedBy(completionRule(activity), maskOfWays(done.waysDone) | practice)
}

export function maskOfWays(ways: readonly Way[]): number {
  return ways.reduce<number>((mask, way) => mask | WAY_BITS[way], 0)
}

/** The ways in a mask, in the order text, video, quiz; the practice bit is none. */
export function waysOfMask(mask: number): Way[] {
  return (['text', 'video', 'quiz'] as const).filter(way => (mask & WAY_BITS[way]) !== 0)
}
