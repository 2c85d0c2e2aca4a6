// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import type { Request } from 'autocannon'
import type { LearningFact } from '@parcours/courses'
import { ACTIVITY_COUNT, benchActivityId, benchCourseId, COURSE_COUNT } from '../world/benchCourse.ts'
import { listCompletions, spaceStep, type Completion } from '../world/benchWrites.ts'
import { activeSpacesOf, BEGUN_PER_COURSE, coursesOf, FIRST_SPACE_NUMBER, LEARNERS_PER_SPACE } from '../world/population.ts'

export interface Writer {
  readonly spaceNumber: number
  readonly learnerNumber: number
}

export const ENTRIES_PER_BATCH = 50
/** Spaces that those who write one by one are of, spread over all: up to 5,000 learners, whose tokens all fit the cache. */
const SINGLE_SPACES = 100

/** Everybody who writes one by one. */
export function singleWriters(factCount: number): readonly Writer[] {
  const step = spaceStep(factCount, SINGLE_SPACES)
  const spaceCount = Math.min(SINGLE_SPACES, activeSpacesOf(factCount))
  return Array.from({ length: spaceCount * LEARNERS_PER_SPACE }, (_, index) => ({
    spaceNumber: FIRST_SPACE_NUMBER + Math.floor(index / LEARNERS_PER_SPACE) * step,
    learnerNumber: 1 + index % LEARNERS_PER_SPACE,
  }))
}

/** Those who send a batch: as many different people, spread over all spaces. */
export function batchWriters(factCount: number, count: number): readonly Writer[] {
  const total = activeSpacesOf(factCount) * LEARNERS_PER_SPACE
  const step = Math.max(1, Math.floor(total / count))
  if (count > total) throw new Error(`${factCount} facts are of ${total} learners, not of ${count}.`)
  return Array.from({ length: count }, (_, index) => ({
    spaceNumber: FIRST_SPACE_NUMBER + Math.floor(index * step / LEARNERS_PER_SPACE),
    learnerNumber: 1 + index * step % LEARNERS_PER_SPACE,
  }))
}

/** One completion each; `tokens` are those of `singleWriters`. */
export function singleRequests(factCount: number, count: number, tokens: readonly string[], occurredAt: string): readonly Request[] {
  const step = spaceStep(factCount, SINGLE_SPACES)
  return listCompletions(factCount, count, 0, SINGLE_SPACES).map((completion) => {
    const writer = (completion.spaceNumber - FIRST_SPACE_NUMBER) / step * LEARNERS_PER_SPACE + completion.learnerNumber - 1
    return request('PUT', `/api/v1/facts/${randomUUID()}`, tokens[writer], factOf(completion, occurredAt))
  })
}

/** The rest of the writer's two courses, then the beginning of others: 50 different completions. */
export function batchRequests(factCount: number, count: number, tokens: readonly string[], occurredAt: string): readonly Request[] {
  return batchWriters(factCount, count).map((writer, index) => {
    const entries = completionsOf(writer).map((completion) => ({ entryId: randomUUID(), fact: factOf(completion, occurredAt) }))
    return request('POST', '/api/v1/outbox-batches', tokens[index], { entries })
  })
}

function completionsOf({ spaceNumber, learnerNumber }: Writer): readonly Completion[] {
  const own = coursesOf(spaceNumber, learnerNumber)
  const others = Array.from({ length: COURSE_COUNT }, (_, index) => (index + spaceNumber * 7) % COURSE_COUNT).filter((index) => !own.includes(index))
  const all: Completion[] = []
  for (const courseIndex of [...own, ...others]) {
    for (let activityIndex = own.includes(courseIndex) ? BEGUN_PER_COURSE : 0; activityIndex < ACTIVITY_COUNT; activityIndex++) {
      all.push({ spaceNumber, learnerNumber, courseIndex, activityIndex })
    }
    if (all.length >= ENTRIES_PER_BATCH) break
  }
  return all.slice(0, ENTRIES_PER_BATCH)
}

function factOf({ courseIndex, activityIndex }: Completion, occurredAt: string): LearningFact {
  return { kind: 'way', courseId: benchCourseId(courseIndex), activityId: benchActivityId(courseIndex, activityIndex), way: 'text', occurredAt }
}

function request(method: string, path: string, token: string | undefined, body: unknown): Request {
  if (token === undefined) throw new Error('A writer without a token.')
  return { method, path, headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}` }, body: JSON.stringify(body) }
}
