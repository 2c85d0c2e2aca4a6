// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rebuildRollups } from '../../src/database/rebuildRollups.ts'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import { aWrite, ENROL, makeSpaces, NOW, NOW_SECONDS, publish, READ, START, TODAY, TRIED, type PublishedCourse } from '../support/learningBuilders.ts'

const LATER = new Date(NOW.getTime() + 86_400_000)

describe.each(DATABASES)('figures on $name', ({ open }) => {
  let database: TestDatabase
  let course: PublishedCourse
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  beforeEach(async () => {
    await database.empty()
    await makeSpaces(database.repositories, 1)
    course = await publish(database.repositories)
  })
  const figures = () => database.repositories.figures
  const act = (subject: string, activityId: string | undefined, what: Parameters<typeof aWrite>[2], given: object = {}) =>
    database.repositories.learning.record(aWrite(course, activityId, what, { subject, ...given }))

  it('are absent before the first refresh', async () => {
    await act('ada', 'freedoms', READ)
    expect(await figures().findSnapshot(1, { kind: 'audience' })).toBeUndefined()
    expect(await figures().lastTakenAt()).toBeUndefined()
    expect(await figures().findHostCounts()).toBeUndefined()
  })

  it('count the audience over spaces, and each space alone', async () => {
    await act('ada', 'freedoms', READ)
    await act('ada', 'licences', READ, { atSeconds: NOW_SECONDS - 86_400 })
    await act('ada', 'try', TRIED)
    await act('ada', 'freedoms', START, { spaceNumber: 2 })
    await act('bob', 'try', { kind: 'practice', outcome: 'need-person' }, { spaceNumber: 2 })
    await act('eve', undefined, ENROL, { spaceNumber: 2 })
    expect(await figures().refresh(NOW)).toEqual({ courseCount: 1, spaceCount: 2 })
    expect((await figures().findSnapshot(1, { kind: 'audience' }))?.counts).toEqual({
      enrolled: 4, started: 3, completed: 1,
      parts: {
        why: { started: 1, completed: 1, notYet: 0, needPerson: 0 },
        how: { started: 1, completed: 1, notYet: 0, needPerson: 0 },
        freedoms: { started: 2, completed: 1, notYet: 0, needPerson: 0 },
        licences: { started: 1, completed: 1, notYet: 0, needPerson: 0 },
        try: { started: 2, completed: 1, notYet: 0, needPerson: 1 },
      },
      days: [
        { day: TODAY - 1, enrolled: 0, startedActivities: 1, completedActivities: 1, completedCourses: 0 },
        { day: TODAY, enrolled: 4, startedActivities: 4, completedActivities: 2, completedCourses: 1 },
      ],
    })
    expect((await figures().findSnapshot(1, { kind: 'space', spaceNumber: 2 }))?.counts).toMatchObject({ enrolled: 3, started: 2, completed: 0 })
    expect(await figures().findHostCounts()).toEqual({
      takenAt: NOW, spaceCount: 2, activeSpaceCount: 2, enrolled: 4, completedActivities: 3, completedCourses: 1,
    })
  })

  it('do not move until the next refresh, which counts only the spaces that changed', async () => {
    await act('ada', 'freedoms', READ)
    await act('ada', 'freedoms', READ, { spaceNumber: 2 })
    await figures().refresh(NOW)
    await act('bob', 'freedoms', READ, { spaceNumber: 2 })
    expect((await figures().findSnapshot(1, { kind: 'audience' }))?.counts.enrolled).toBe(2)
    expect(await figures().refresh(LATER)).toEqual({ courseCount: 1, spaceCount: 1 })
    expect(await figures().findSnapshot(1, { kind: 'space', spaceNumber: 1 })).toMatchObject({ takenAt: LATER, counts: { enrolled: 1 } })
    expect((await figures().findSnapshot(1, { kind: 'space', spaceNumber: 2 }))?.counts.enrolled).toBe(2)
    expect(await figures().refresh(LATER)).toEqual({ courseCount: 1, spaceCount: 0 })
  })

  it('leave a space dirty when a fact comes while it is counted', async () => {
    await act('ada', 'freedoms', READ)
    const [, first] = await Promise.all([act('bob', 'freedoms', READ), figures().refresh(NOW)])
    await act('eve', 'freedoms', READ)
    expect(first.courseCount).toBe(1)
    await figures().refresh(LATER)
    expect((await figures().findSnapshot(1, { kind: 'space', spaceNumber: 1 }))?.counts.enrolled).toBe(3)
  })

  it('forget a space that was emptied', async () => {
    await act('ada', 'freedoms', READ)
    await figures().refresh(NOW)
    await database.repositories.learning.eraseLearner(1, 'ada', 'h', NOW)
    await figures().refresh(LATER)
    expect(await figures().findSnapshot(1, { kind: 'space', spaceNumber: 1 })).toBeUndefined()
    expect((await figures().findSnapshot(1, { kind: 'audience' }))?.counts).toMatchObject({ enrolled: 0, days: [] })
  })

  it('tell what differs from a recount, and are right again once rebuilt', async () => {
    await act('ada', 'freedoms', READ)
    await database.database.replaceAll(async (run) => {
      await run('UPDATE part_rollups SET started = started + 2')
      await run('UPDATE space_rollups SET enrolled = 7 WHERE space_number = 2')
      await run('DELETE FROM course_day_rollups')
    })
    expect(await figures().verify()).toEqual([
      { rollup: 'part', key: `${course.partNumber('freedoms')}/0`, stored: '3 1 0 0', recounted: '1 1 0 0' },
      { rollup: 'course-day', key: `1/${TODAY}/0`, stored: '0', recounted: '1 1 1 1 0' },
      { rollup: 'space', key: '2', stored: '7 0 0 0', recounted: '0' },
    ])
    await database.database.transact(() => rebuildRollups(database.database.dialect))
    expect(await figures().verify()).toEqual([])
  })
})
