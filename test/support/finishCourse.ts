// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttemptResult, PublicActivity } from '@parcours/courses'
import { type ApiClient, attemptFact, wayFact } from './apiClient.ts'

/** Someone who follows a whole course through the API: every page read, every practice tried. */
export async function finishCourse(client: ApiClient, token: string, courseId: string): Promise<void> {
  const course = await client.course(courseId)
  for (const { activityId, kind } of course.modules.flatMap((module) => module.activities)) {
    const occurredAt = new Date().toISOString()
    const fact = kind === 'practice'
      ? { kind, courseId, activityId, outcome: 'tried', occurredAt } as const
      : wayFact(courseId, activityId, occurredAt)
    await client.record(token, crypto.randomUUID(), fact)
  }
}

/** Answers a quiz twice: once to learn the right options, once to give them. */
export async function passQuiz(client: ApiClient, token: string, activity: PublicActivity): Promise<AttemptResult> {
  const { courseId, activityId, contentHash } = activity
  const attempt = (responses: Readonly<Record<string, readonly string[]>>) =>
    client.record(token, crypto.randomUUID(), attemptFact(courseId, activityId, { attemptId: crypto.randomUUID(), contentHash, language: 'fr', responses }))
  const first = (await attempt({})).attempt
  const right = Object.fromEntries((first?.questions ?? []).map(({ questionId, rightOptionIds }) => [questionId, rightOptionIds]))
  const second = (await attempt(right)).attempt
  if (second === null) throw new Error('An attempt without a result.')
  return second
}
