// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import {
  anAttempt, aWrite, ENROL, makeSpaces, NOW, NOW_SECONDS, publish, READ, record, rowOf, START, TODAY, TRIED, TWO_MODULES,
  type PublishedCourse,
} from '../support/learningBuilders.ts'

const DAY_SECONDS = 86_400

describe.each(DATABASES)('learning on $name', ({ open }) => {
  let database: TestDatabase
  let course: PublishedCourse
  let subject = ''
  let counter = 0

  beforeAll(async () => {
    database = await open()
    await makeSpaces(database.repositories, 1)
    course = await publish(database.repositories)
  })
  afterAll(() => database.destroy())
  beforeEach(() => { subject = `learner-${++counter}` })

  const learning = () => database.repositories.learning
  const does = (activityId: string | undefined, act: Parameters<typeof aWrite>[2], given: Partial<Parameters<typeof aWrite>[3]> = {}) =>
    record(database.repositories, aWrite(course, activityId, act, { subject, ...given }))
  const isExact = async () => { expect(await database.repositories.figures.verify()).toEqual([]) }

  it('keeps the first day of an enrolment', async () => {
    await does(undefined, ENROL)
    const kept = await does(undefined, ENROL, { atSeconds: NOW_SECONDS + DAY_SECONDS })
    expect(kept).toEqual({ courseNumber: 1, enrolledDay: TODAY, startedDay: null, completedDay: null, rows: [] })
  })

  it('enrols whoever does something', async () => {
    expect(await does('freedoms', START)).toMatchObject({ enrolledDay: TODAY, startedDay: TODAY, completedDay: null })
  })

  it('completes an activity, its module and the course, on the day of the act', async () => {
    await does('freedoms', READ)
    const afterModule = await does('licences', READ, { atSeconds: NOW_SECONDS + DAY_SECONDS })
    expect(rowOf(afterModule, course.partNumber('why'))).toMatchObject({ status: 2, completedDay: TODAY + 1 })
    expect(afterModule.completedDay).toBeNull()
    const afterCourse = await does('try', TRIED, { atSeconds: NOW_SECONDS + 2 * DAY_SECONDS })
    expect(afterCourse.completedDay).toBe(TODAY + 2)
    const byPart = (one: { partNumber: number }, other: { partNumber: number }) => one.partNumber - other.partNumber
    expect(await learning().findCourse(1, subject, 1)).toEqual({ ...afterCourse, rows: afterCourse.rows.toSorted(byPart) })
    await isExact()
  })

  it('keeps the day something was first done', async () => {
    await does('freedoms', READ)
    const later = await does('freedoms', READ, { atSeconds: NOW_SECONDS + 5 * DAY_SECONDS })
    const row = rowOf(await does('freedoms', anAttempt({ hasPassed: true }), { atSeconds: NOW_SECONDS + 6 * DAY_SECONDS }), course.partNumber('freedoms'))
    expect(rowOf(later, course.partNumber('freedoms'))).toMatchObject({ startedDay: TODAY, completedDay: TODAY })
    expect(row).toMatchObject({ startedDay: TODAY, completedDay: TODAY })
  })

  it('changes nothing when everything is sent again', async () => {
    const writes = [aWrite(course, 'freedoms', READ, { subject }), aWrite(course, 'try', TRIED, { subject }), aWrite(course, 'licences', anAttempt(), { subject })]
    await learning().recordAll(writes)
    const before = await learning().exportLearner(1, subject)
    await learning().recordAll([...writes, ...writes.toReversed()])
    expect(await learning().exportLearner(1, subject)).toEqual(before)
    await isExact()
  })

  it.each([
    { completion: 'any' as const, waysMask: 3, acts: [READ], status: 2, why: 'one way of two is enough' },
    { completion: 'all' as const, waysMask: 3, acts: [READ], status: 1, why: 'one way of two is not all' },
    { completion: 'all' as const, waysMask: 3, acts: [READ, { kind: 'way', wayBit: 2 } as const], status: 2, why: 'both ways are all' },
    { completion: 'any' as const, waysMask: 4, acts: [anAttempt({ hasPassed: false })], status: 1, why: 'a quiz not passed' },
    { completion: 'any' as const, waysMask: 4, acts: [anAttempt({ hasPassed: true })], status: 2, why: 'a quiz passed' },
    { completion: 'any' as const, waysMask: 2, acts: [READ], status: 1, why: 'a way the page does not offer' },
  ])('$completion of ways $waysMask: $why', async ({ completion, waysMask, acts, status }) => {
    const activity = { ...course.activity('freedoms'), completion, waysMask }
    let kept
    for (const act of acts) kept = await does('freedoms', act, { activity })
    expect(rowOf(kept, activity.partNumber)?.status).toBe(status)
  })

  it('completes a session by « J’ai terminé »', async () => {
    const activity = { ...course.activity('freedoms'), kind: 'session' as const, waysMask: 0 }
    expect(rowOf(await does('freedoms', READ, { activity }), activity.partNumber)?.status).toBe(2)
  })

  it('keeps the latest practice outcome, whatever the order, and never takes a completion back', async () => {
    const says = (outcome: 'tried' | 'not-yet' | 'need-person', seconds: number) =>
      does('try', { kind: 'practice', outcome }, { atSeconds: NOW_SECONDS + seconds })
    await says('need-person', 20)
    expect(rowOf(await says('tried', 10), course.partNumber('try'))).toMatchObject({ status: 2, practiceCode: 3 })
    expect(rowOf(await says('not-yet', 20), course.partNumber('try'))).toMatchObject({ status: 2, practiceCode: 3 })
    expect(rowOf(await says('tried', 21), course.partNumber('try'))).toMatchObject({ status: 2, practiceCode: 1 })
    await isExact()
  })

  it('keeps the best and the last attempt', async () => {
    const tries = (attemptId: string, rightCount: number, questionCount: number, seconds: number) =>
      does('freedoms', anAttempt({ attemptId, rightCount, questionCount }), { atSeconds: NOW_SECONDS + seconds })
    await tries('one', 2, 4, 30)
    await tries('two', 4, 5, 10)
    expect(rowOf(await tries('three', 1, 4, 20), course.partNumber('freedoms'))).toMatchObject({
      best: { rightCount: 4, questionCount: 5 }, last: { rightCount: 2, questionCount: 4 },
    })
    expect((await learning().exportLearner(1, subject)).attempts.map((attempt) => attempt.attemptId)).toEqual(['two', 'three', 'one'])
  })

  it('refuses an attempt id seen with other responses, and leaves no trace of it', async () => {
    const kept = await does('freedoms', anAttempt())
    const other = aWrite(course, 'freedoms', anAttempt({ responsesJson: '{"q1":["b"]}' }), { subject })
    expect(await learning().record(other)).toEqual({ kind: 'refused', code: 'attempt-differs' })
    expect(await learning().record(aWrite(course, 'licences', anAttempt(), { subject }))).toEqual({ kind: 'refused', code: 'attempt-differs' })
    expect(await learning().findCourse(1, subject, 1)).toEqual(kept)
  })

  it('takes 200 attempts at an activity and refuses the next', async () => {
    const outcomes = await learning().recordAll(Array.from({ length: 201 }, (_, index) =>
      aWrite(course, 'freedoms', anAttempt({ attemptId: `attempt-${index}` }), { subject })))
    expect(outcomes.map((outcome) => outcome.kind).lastIndexOf('recorded')).toBe(199)
    expect(outcomes[200]).toEqual({ kind: 'refused', code: 'too-many-attempts' })
  })

  it('keeps two learners of one name in two spaces apart', async () => {
    await does('freedoms', READ)
    await does(undefined, ENROL, { spaceNumber: 2 })
    expect((await learning().findCourse(2, subject, 1))?.rows).toEqual([])
    expect((await learning().listCourses(1, subject))[0]?.rows).toHaveLength(1)
  })

  it('knows nothing of a learner never heard of', async () => {
    expect(await learning().findCourse(1, subject, 1)).toBeUndefined()
    expect(await learning().listCourses(1, subject)).toEqual([])
    expect(await learning().exportLearner(1, subject)).toEqual({ courses: [], attempts: [] })
  })

  it('rejects only the write that cannot be kept', async () => {
    const poison = aWrite(course, 'freedoms', READ, { subject, spaceNumber: 999 })
    const results = await Promise.allSettled([
      learning().record(aWrite(course, 'freedoms', READ, { subject })), learning().record(poison),
      learning().record(aWrite(course, 'licences', READ, { subject })),
    ])
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await learning().findCourse(1, subject, 1))?.rows).toHaveLength(3)
    await isExact()
  })

  it('erases a learner wholly and subtracts what they counted', async () => {
    await does('freedoms', anAttempt({ hasPassed: true }))
    await does('try', { kind: 'practice', outcome: 'need-person' })
    expect(await learning().eraseLearner(1, subject, `hash-${subject}`, NOW)).toBe(true)
    expect(await learning().exportLearner(1, subject)).toEqual({ courses: [], attempts: [] })
    expect(await learning().eraseLearner(1, subject, `hash-${subject}`, NOW)).toBe(false)
    await isExact()
  })

  it('starts from nothing when an erased learner comes back', async () => {
    await does('freedoms', READ)
    await learning().eraseLearner(1, subject, 'hash', NOW)
    expect((await does('licences', START)).rows).toHaveLength(1)
    await isExact()
  })

  it('joins a guest to an account, and completes what both did together', async () => {
    const guest = `guest-${subject}`
    await database.repositories.guests.create({ spaceNumber: 1, subject: guest, phraseHash: guest, day: TODAY })
    await does('freedoms', READ, { subject: guest, atSeconds: NOW_SECONDS - DAY_SECONDS })
    await does('licences', READ, { subject: guest })
    await does('try', anAttempt({ attemptId: 'guest-attempt' }), { subject: guest })
    await does('try', TRIED)
    const rules = [{ course: course.rule, activities: course.activities }]
    expect(await learning().joinGuest(1, guest, subject, NOW, rules)).toBe(true)
    expect(await learning().findCourse(1, subject, 1)).toMatchObject({ enrolledDay: TODAY - 1, completedDay: TODAY })
    expect((await learning().exportLearner(1, subject)).attempts).toHaveLength(1)
    expect(await learning().listCourses(1, guest)).toEqual([])
    expect(await database.repositories.guests.findByPhrase(guest)).toBeUndefined()
    expect(await learning().joinGuest(1, guest, subject, NOW)).toBe(false)
    await isExact()
  })

  it('joins nobody who is not a guest', async () => {
    await does('freedoms', READ, { subject: `other-${subject}` })
    expect(await learning().joinGuest(1, `other-${subject}`, subject, NOW)).toBe(false)
    expect(await learning().listCourses(1, `other-${subject}`)).toHaveLength(1)
  })

  it('completes open enrolments that a new publication completes, once', async () => {
    await does('freedoms', READ)
    const outline = [{ moduleId: 'why', activities: [{ activityId: 'freedoms' }] }, { moduleId: 'how', activities: [] }]
    const next = await publish(database.repositories, { courseId: 'reevaluated', contentHash: 'a', outline: TWO_MODULES })
    await record(database.repositories, aWrite(next, 'freedoms', READ, { subject }))
    const shorter = await publish(database.repositories, { courseId: 'reevaluated', contentHash: 'b', outline })
    expect(await learning().reevaluateOpenEnrolments(shorter.rule, TODAY + 5)).toBe(1)
    expect(await learning().findCourse(1, subject, shorter.rule.courseNumber)).toMatchObject({ completedDay: TODAY + 5 })
    expect(await learning().reevaluateOpenEnrolments(shorter.rule, TODAY + 6)).toBe(0)
    await isExact()
  })
})
