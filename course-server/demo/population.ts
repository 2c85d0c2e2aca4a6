// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome } from '@parcours/courses'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

const DAY_SECONDS = 86_400
/** How far back the demo's first enrolments lie. */
const HISTORY_DAYS = 17 * 7
/** Days before today on which a course was announced: enrolments come in waves after them. */
const ANNOUNCED_DAYS_AGO = [112, 70, 30]

/** What the generator must know of a course. */
export interface DemoCourse {
  readonly courseId: string
  readonly activities: readonly DemoActivity[]
  /** Share of people who follow it, 0..1. */
  readonly appeal: number
}

export interface DemoActivity {
  readonly activityId: string
  readonly kind: string
  readonly questionCount: number
}

export type DemoAct =
  | { readonly kind: 'enrol'; readonly courseId: string; readonly atSeconds: number }
  | { readonly kind: 'start'; readonly courseId: string; readonly activityId: string; readonly atSeconds: number }
  | { readonly kind: 'way'; readonly courseId: string; readonly activityId: string; readonly atSeconds: number }
  | { readonly kind: 'practice'; readonly courseId: string; readonly activityId: string; readonly outcome: PracticeOutcome; readonly atSeconds: number }
  | { readonly kind: 'attempt'; readonly courseId: string; readonly activityId: string; readonly rightCount: number; readonly questionCount: number; readonly atSeconds: number }

/**
 * What one person did in the weeks before `nowSeconds`, oldest first. The same seed and now give
 * the same acts. Most people stop somewhere: that is what a real course looks like.
 */
export function actsOfPerson(seed: number, courses: readonly DemoCourse[], nowSeconds: number): readonly DemoAct[] {
  const random = randomOf(seed)
  return courses
    .flatMap((course) => (random.chance(course.appeal) ? actsInCourse(random, course, nowSeconds) : []))
    .filter((act) => act.atSeconds < nowSeconds)
    .sort((a, b) => a.atSeconds - b.atSeconds)
}

function actsInCourse(random: Random, course: DemoCourse, nowSeconds: number): DemoAct[] {
  const { courseId } = course
  let atSeconds = nowSeconds - enrolledDaysAgo(random) * DAY_SECONDS + random.between(-6, 6) * 3600
  const acts: DemoAct[] = [{ kind: 'enrol', courseId, atSeconds }]
  if (random.chance(0.12)) return acts
  // How likely this person goes on after each activity, in percent: about a third go to the end.
  const persistence = random.chance(0.34) ? 100 : random.between(78, 97)
  for (const activity of course.activities) {
    atSeconds += pauseSeconds(random)
    acts.push({ kind: 'start', courseId, activityId: activity.activityId, atSeconds })
    if (!random.chance(0.985)) continue
    acts.push(...finishing(random, courseId, activity, atSeconds + random.between(4, 25) * 60))
    if (!random.chance(persistence / 100)) break
  }
  return acts
}

function enrolledDaysAgo(random: Random): number {
  if (random.chance(0.25)) return random.between(1, HISTORY_DAYS)
  const announced = ANNOUNCED_DAYS_AGO[random.between(0, ANNOUNCED_DAYS_AGO.length - 1)] ?? HISTORY_DAYS
  // Most of a wave comes in its first week.
  return Math.max(1, announced - Math.floor(random.between(0, 18) * random.between(0, 100) / 100))
}

/** Either the same evening, or some days later. */
function pauseSeconds(random: Random): number {
  return random.chance(0.45) ? random.between(5, 50) * 60 : random.between(1, 9) * DAY_SECONDS + random.between(0, 5) * 3600
}

function finishing(random: Random, courseId: string, activity: DemoActivity, atSeconds: number): DemoAct[] {
  const { activityId, questionCount } = activity
  if (activity.kind === 'practice') {
    const draw = random.between(1, 100)
    const outcome = draw <= 68 ? 'tried' : draw <= 90 ? 'not-yet' : 'need-person'
    const said: DemoAct = { kind: 'practice', courseId, activityId, outcome, atSeconds }
    // Many of those who waited come back to it within two weeks.
    const cameBack = outcome !== 'tried' && random.chance(0.85)
    return cameBack ? [said, { ...said, outcome: 'tried', atSeconds: atSeconds + random.between(1, 14) * DAY_SECONDS }] : [said]
  }
  const done: DemoAct = { kind: 'way', courseId, activityId, atSeconds }
  if (questionCount === 0 || random.chance(0.35)) return [done]
  const rightCount = random.between(Math.floor(questionCount / 2), questionCount)
  const attempt: DemoAct = { kind: 'attempt', courseId, activityId, rightCount, questionCount, atSeconds: atSeconds + 300 }
  return random.chance(0.6) ? [done, attempt] : [attempt]
}

export interface Random {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True with that probability, 0..1. */
  chance(probability: number): boolean
}

export function randomOf(seed: number): Random {
  const generator: RandomGenerator = xoroshiro128plus(seed)
  const between = (least: number, most: number) => uniformInt(generator, least, most)
  return { between, chance: (probability) => between(1, 10_000) <= probability * 10_000 }
}
