// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage, LearningFact, PublicActivity, PublicCourse } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { RIGHT_ANSWERS } from '../support/courseFiles.ts'
import { DATABASES, openTestSqlite } from '../support/databases.ts'

const AT = '2026-11-23T10:00:00Z'

describe.each(DATABASES)('publications, on $name', ({ open }) => {
  let test: TestApp
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())

  const read = (courseId: string, activityId: string): LearningFact => ({ kind: 'way', courseId, activityId, way: 'text', occurredAt: AT })
  const course = async (courseId: string) => (await test.get(`/api/v1/courses/${courseId}`)).json<PublicCourse>()

  it('are shown at once, and left alone when nothing changed', async () => {
    expect(await test.publish({ courseId: 'un' })).toMatchObject({ kind: 'published', isNew: true })
    expect(await test.publish({ courseId: 'un' })).toMatchObject({ kind: 'unchanged' })
    const before = (await course('un')).contentHash
    expect(await test.publish({ courseId: 'un', title: 'Autre titre' })).toMatchObject({ kind: 'published', isNew: false })
    expect(await course('un')).toMatchObject({ title: 'Autre titre' })
    expect((await course('un')).contentHash).not.toBe(before)
  })

  it('keep their audience when nobody says another, as at a start', async () => {
    await test.publish({ courseId: 'entre-nous', audience: 'space' })
    expect(await test.publish({ courseId: 'entre-nous', audience: 'as-before' })).toMatchObject({ kind: 'unchanged' })
    await test.publish({ courseId: 'entre-nous', audience: 'as-before', title: 'Autre titre' })
    expect((await test.get('/api/v1/courses/entre-nous')).statusCode).toBe(404)
    await test.publish({ courseId: 'pour-tous', audience: 'as-before' })
    expect((await test.get('/api/v1/courses/pour-tous')).statusCode).toBe(200)
  })

  it('of another node are seen within a second', async () => {
    const other = await openTestApp(() => Promise.resolve({ ...test.database, destroy: () => Promise.resolve() }))
    await other.get('/api/v1/catalogue')
    await test.publish({ courseId: 'ailleurs' })
    other.clock.advance(1001)
    expect((await other.get('/api/v1/courses/ailleurs')).statusCode).toBe(200)
    await other.close()
  })

  it('still mark an attempt made with an earlier one', async () => {
    await test.publish({ courseId: 'deux' })
    const { contentHash } = await course('deux')
    await test.publish({ courseId: 'deux', title: 'Nouvelle version' })
    const { token } = await test.createGuest()
    const result = await test.record(token, {
      kind: 'attempt', courseId: 'deux', activityId: 'quiz', occurredAt: AT,
      attempt: { attemptId: randomUUID(), contentHash, language: 'fr', responses: RIGHT_ANSWERS },
    })
    expect(result.attempt?.hasPassed).toBe(true)
  })

  it('keep accepting facts about an activity they no longer hold', async () => {
    await test.publish({ courseId: 'trois', activityIds: ['read', 'old'] })
    await test.publish({ courseId: 'trois', activityIds: ['read'] })
    const { token } = await test.createGuest()
    const result = await test.record(token, read('trois', 'old'))
    expect(result.activity).toMatchObject({ activityId: 'old', isCompleted: true })
    expect(result.course).toMatchObject({ requiredCount: 1, requiredCompletedCount: 0, completedOn: null })
  })

  it('know courses and activities by their former ids', async () => {
    await test.publish({ courseId: 'quatre', activityIds: ['read', 'before'] })
    await test.publish({ courseId: 'four', formerly: ['quatre'], activityIds: ['read', 'after'], activityFormerly: { after: ['before'] } })
    expect(await course('quatre')).toMatchObject({ courseId: 'four' })
    expect((await test.get('/api/v1/courses/quatre/activities/before')).json<PublicActivity>()).toMatchObject({ courseId: 'four', activityId: 'after' })
    const { token } = await test.createGuest()
    expect((await test.record(token, read('quatre', 'before'))).activity).toMatchObject({ activityId: 'after', isCompleted: true })
  })

  it('complete open enrolments that the new rules complete', async () => {
    await test.publish({ courseId: 'cinq', activityIds: ['read', 'more'] })
    const { token } = await test.createGuest()
    expect((await test.record(token, read('cinq', 'read'))).course.completedOn).toBeNull()
    expect(await test.publish({ courseId: 'cinq', activityIds: ['read'] })).toMatchObject({ changedEnrolments: 1, removedPartIds: ['more'] })
    expect((await test.get('/api/v1/me/progress/cinq', token)).json()).toMatchObject({ completedOn: '2026-11-23' })
  })

  it('are refused to a space that does not own the course', async () => {
    await test.publish({ courseId: 'six' })
    await test.all.services.spaces.invite({ count: 1, label: null, isHost: false })
    const spaces = await test.database.repositories.spaces.list({ afterSpaceNumber: 1, limit: 10 })
    expect(await test.publish({ courseId: 'six', title: 'Pris', spaceId: spaces[0]?.spaceId ?? '' })).toEqual({ kind: 'refused', courseId: 'six', code: 'course-of-another-space' })
  })

  it.each([
    { query: 'ecole', finds: true }, { query: 'ÉCOLE', finds: true }, { query: 'a l’ecole', finds: true }, { query: "l'école", finds: true },
    { query: 'small course', finds: true }, { query: 'zzz', finds: false },
  ])('are found by « $query »: $finds', async ({ query, finds }) => {
    await test.publish({ courseId: 'sept' })
    const page = (await test.get(`/api/v1/catalogue?${new URLSearchParams({ query }).toString()}`)).json<CataloguePage>()
    expect(page.courses.some((card) => card.courseId === 'sept')).toBe(finds)
  })
})

/** Searching happens in memory, the same on every database. */
describe('the catalogue', () => {
  it('comes 12 a page, filtered by theme, form, language and length', async () => {
    const paged = await openTestApp(openTestSqlite)
    for (let number = 1; number <= 13; number++) await paged.publish({ courseId: `cours-${number}`, activityIds: ['read'] })
    const page = async (query: string) => (await paged.get(`/api/v1/catalogue?${query}`)).json<CataloguePage>()
    expect(await page('page=1')).toMatchObject({ pageCount: 2, courseCount: 13, courses: { length: 12 } })
    expect((await page('page=2')).courses).toHaveLength(1)
    expect((await page('page=3')).courses).toHaveLength(0)
    expect((await page('theme=ethics')).courseCount).toBe(13)
    expect((await page('theme=mobile')).courseCount).toBe(0)
    expect((await page('form=guided')).courseCount).toBe(0)
    expect((await page('maxMinutes=4')).courseCount).toBe(0)
    expect((await page('maxMinutes=5')).courseCount).toBe(13)
    expect((await page('language=de')).courseCount).toBe(0)
    expect((await page('textLanguage=en')).courses[0]).toMatchObject({ title: 'A small course', language: 'en' })
    await paged.close()
  })
})
