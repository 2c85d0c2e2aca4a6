// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseProgressDetail, LearningFact, MyProgress, OutboxBatchResult } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { FEEDBACK, RIGHT_ANSWERS } from '../support/courseFiles.ts'
import { DATABASES } from '../support/databases.ts'

const COURSE = { courseId: 'petit-cours' } as const

describe.each(DATABASES)('what learners do, on $name', ({ open }) => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(open)
    await test.publish()
  })
  afterAll(() => test.close())

  const now = () => test.clock.now().toISOString()
  const contentHash = async () => (await test.get('/api/v1/courses/petit-cours')).json<{ contentHash: string }>().contentHash
  const anAttempt = async (responses: Readonly<Record<string, readonly string[]>>, attemptId: string = randomUUID()): Promise<LearningFact> => ({
    kind: 'attempt', ...COURSE, activityId: 'quiz', occurredAt: now(),
    attempt: { attemptId, contentHash: await contentHash(), language: 'fr', responses },
  })

  it('completes a page by its text and tells where to take up again', async () => {
    const { token } = await test.createGuest()
    const result = await test.record(token, { kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt: now() })
    expect(result.activity).toMatchObject({ isCompleted: true, completedOn: '2026-11-23', waysDone: ['text'] })
    expect(result.course).toMatchObject({ enrolledOn: '2026-11-23', requiredCount: 3, requiredCompletedCount: 1, completedOn: null })
    const mine = (await test.get('/api/v1/me/progress', token)).json<MyProgress>()
    expect(mine.courses).toMatchObject([{ courseId: 'petit-cours', resumeActivityId: 'quiz', resumeTitle: 'Activité quiz' }])
  })

  it('marks an attempt on the server and explains it only then', async () => {
    const { token } = await test.createGuest()
    const wrong = await test.record(token, await anAttempt({ 'q-one': ['a'], 'q-two': ['a', 'b'] }))
    expect(wrong.attempt).toMatchObject({ rightCount: 1, questionCount: 2, hasPassed: false })
    expect(wrong.attempt?.questions[0]).toMatchObject({ isRight: false, rightOptionIds: ['b'], chosenOptionIds: ['a'] })
    expect(wrong.attempt?.questions[0]?.feedbackHtml['a']).toContain(FEEDBACK)
    const right = await test.record(token, await anAttempt(RIGHT_ANSWERS))
    expect(right.attempt).toMatchObject({ hasPassed: true })
    expect(right.activity).toMatchObject({ isCompleted: false, waysDone: ['quiz'], bestAttempt: { rightCount: 2, questionCount: 2 } })
  })

  it('completes the course with its last required activity, once', async () => {
    const { token } = await test.createGuest()
    await test.record(token, { kind: 'enrol', ...COURSE, occurredAt: now() })
    await test.record(token, { kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt: now() })
    await test.record(token, { kind: 'way', ...COURSE, activityId: 'quiz', way: 'text', occurredAt: now() })
    await test.record(token, await anAttempt(RIGHT_ANSWERS))
    const last = await test.record(token, { kind: 'practice', ...COURSE, activityId: 'try', outcome: 'tried', occurredAt: now() })
    expect(last.course).toMatchObject({ completedOn: '2026-11-23', completedModuleIds: ['petit-cours-one'], requiredCompletedCount: 3 })
    const detail = (await test.get('/api/v1/me/progress/petit-cours', token)).json<CourseProgressDetail>()
    expect(detail.resumeActivityId).toBeNull()
    expect(detail.activities.map((activity) => activity.isCompleted)).toEqual([true, true, true])
  })

  it('keeps one completion of 500 identical requests sent together', async () => {
    const { token } = await test.createGuest()
    const fact: LearningFact = { kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt: now() }
    const entryId = randomUUID()
    const answers = await Promise.all(Array.from({ length: 500 }, () => test.putFact(token, fact, entryId)))
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(await test.database.repositories.figures.verify()).toEqual([])
  })

  it('answers the same attempt sent twice in the same way, and refuses other responses under its id', async () => {
    const { token } = await test.createGuest()
    const attemptId = randomUUID()
    const first = await test.putFact(token, await anAttempt(RIGHT_ANSWERS, attemptId))
    const again = await test.putFact(token, await anAttempt(RIGHT_ANSWERS, attemptId))
    expect(again.json()).toEqual(first.json())
    expect(codeOf(await test.putFact(token, await anAttempt({ 'q-one': ['a'] }, attemptId)))).toBe('409 attempt-differs')
  })

  it.each([
    { when: 'within 30 days', agoMs: 3 * DAY_MS, on: '2026-11-20' },
    { when: 'older than 30 days', agoMs: 31 * DAY_MS, on: '2026-11-23' },
    { when: 'more than 5 minutes ahead', agoMs: -DAY_MS, on: '2026-11-23' },
  ])('takes a time $when as $on', async ({ agoMs, on }) => {
    const { token } = await test.createGuest()
    const occurredAt = new Date(test.clock.now().getTime() - agoMs).toISOString()
    const result = await test.record(token, { kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt })
    expect(result.activity?.completedOn).toBe(on)
  })

  it('answers each entry of an outbox on its own', async () => {
    const { token } = await test.createGuest()
    const entry = (fact: LearningFact) => ({ entryId: randomUUID(), fact })
    const entries = [
      entry({ kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt: now() }),
      entry({ kind: 'way', ...COURSE, activityId: 'read', way: 'text', occurredAt: now() }),
      entry({ kind: 'start', ...COURSE, activityId: 'nowhere', occurredAt: now() }),
      entry({ kind: 'enrol', courseId: 'no-such-course', occurredAt: now() }),
      entry({ kind: 'practice', ...COURSE, activityId: 'try', outcome: 'need-person', occurredAt: now() }),
    ]
    const answer = await test.app.inject({ method: 'POST', url: '/api/v1/outbox-batches', payload: { entries }, headers: { authorization: `Bearer ${token}` } })
    const { results } = answer.json<OutboxBatchResult>()
    expect(results.map((result) => result.entryId)).toEqual(entries.map((one) => one.entryId))
    expect(results.map((result) => (result.kind === 'refused' ? result.code : result.kind))).toEqual(['recorded', 'recorded', 'unknown-activity', 'unknown-course', 'recorded'])
    expect(await test.database.repositories.figures.verify()).toEqual([])
  })
})
