// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFigures, CourseFiguresLine, HostFigures, LearningFact } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

const READ: LearningFact = { kind: 'way', courseId: 'petit-cours', activityId: 'read', way: 'text', occurredAt: '2026-11-23T10:00:00Z' }

describe.each(DATABASES)('figures, on $name', ({ open }) => {
  let test: TestApp
  let space: TestSpace
  let host: TestSpace
  beforeAll(async () => {
    test = await openTestApp(open)
    space = await pairSpace(test)
    host = await pairSpace(test, { isHost: true })
    await test.publish()
    await test.publish({ courseId: 'leur-cours', audience: 'spaces', spaceId: space.spaceId, title: '=SOMME(A1) - l’école' })
  })
  afterAll(() => test.close())

  const as = (role: string, of: TestSpace = space) => mintToken(test, of, { roles: [role] })
  const figuresUrl = (rest = '', scope = 'space') => `/api/v1/figures/courses${rest}?scope=${scope}`
  const readBy = async (count: number, of: TestSpace, fact: LearningFact = READ) => {
    for (let person = 0; person < count; person++) await test.record(await mintToken(test, of), fact)
  }

  it('404 before the first snapshot, and an empty list', async () => {
    expect(codeOf(await test.get(figuresUrl('/petit-cours'), await as('coordinator')))).toBe('404 no-figures-yet')
    expect((await test.get(figuresUrl(), await as('coordinator'))).json()).toEqual([])
    expect(codeOf(await test.get('/api/v1/figures/host', await as('coordinator', host)))).toBe('404 no-figures-yet')
  })

  it('show nothing under five people, then the totals of the day’s snapshot and not of the moment', async () => {
    await readBy(4, space)
    await test.refreshFigures()
    const coordinator = await as('coordinator')
    const masked = (await test.get(figuresUrl('/petit-cours'), coordinator)).json<CourseFigures>()
    expect(masked).toMatchObject({ isMasked: true, enrolled: { kind: 'few', below: 5 }, modules: [] })
    await readBy(2, space)
    expect((await test.get(figuresUrl('/petit-cours'), coordinator)).json<CourseFigures>().isMasked).toBe(true)
    await test.refreshFigures()
    const shown = (await test.get(figuresUrl('/petit-cours'), coordinator)).json<CourseFigures>()
    expect(shown).toMatchObject({ isMasked: false, enrolled: { kind: 'exact', value: 6 }, takenAt: test.clock.now().toISOString() })
    expect(shown.modules[0]?.activities[0]).toMatchObject({ activityId: 'read' })
    expect(shown.weeks.at(-1)?.weekOn).toBe('2026-11-23')
  })

  it('of one space never hold another space’s people', async () => {
    const other = await pairSpace(test)
    const answer = (await test.get(figuresUrl('/petit-cours'), await as('coordinator', other))).json<CourseFigures>()
    expect(answer.enrolled).toEqual({ kind: 'exact', value: 0 })
  })

  it('of a space are its coordinators’ alone', async () => {
    for (const rest of ['', '/petit-cours', '/petit-cours/table.csv']) {
      expect(codeOf(await test.get(figuresUrl(rest)))).toBe('401 token-required')
      expect(codeOf(await test.get(figuresUrl(rest), await as('learner')))).toBe('403 role-required')
      expect(codeOf(await test.get(figuresUrl(rest), await as('trainer')))).toBe('403 role-required')
      expect((await test.get(figuresUrl(rest), await as('coordinator'))).statusCode).toBe(200)
    }
  })

  it('of a whole audience are for trainers and coordinators of the space that owns the course', async () => {
    expect(codeOf(await test.get(figuresUrl('/petit-cours', 'audience'), await as('coordinator')))).toBe('403 not-your-course')
    expect((await test.get(figuresUrl('/leur-cours', 'audience'), await as('trainer'))).statusCode).toBe(200)
    expect(codeOf(await test.get(figuresUrl('/leur-cours', 'audience'), await as('trainer', host)))).toBe('403 not-your-course')
    expect(codeOf(await test.get(figuresUrl('', 'audience'), await as('learner')))).toBe('403 role-required')
    const lines = (await test.get(figuresUrl('', 'audience'), await as('trainer'))).json<readonly CourseFiguresLine[]>()
    expect(lines.map((line) => line.courseId)).toEqual(['leur-cours'])
  })

  it('of an audience, less those of one’s own space, tell nothing of a few others', async () => {
    await test.publish({ courseId: 'partage', audience: 'spaces', spaceId: space.spaceId })
    const read: LearningFact = { ...READ, courseId: 'partage' }
    await readBy(5, space, read)
    await readBy(2, host, read)
    await test.refreshFigures()
    const shownTo = async (scope: string) => (await test.get(figuresUrl('/partage', scope), await as('coordinator'))).json<CourseFigures>()
    expect((await shownTo('space')).enrolled).toEqual({ kind: 'exact', value: 5 })
    const audience = await shownTo('audience')
    expect(audience.enrolled).toEqual({ kind: 'between', from: 6, to: 9 })
    expect(audience.modules[0]?.activities[0]?.completed.count).toEqual({ kind: 'between', from: 5, to: 9 })
    const lines = (await test.get(figuresUrl('', 'audience'), await as('coordinator'))).json<readonly CourseFiguresLine[]>()
    expect(lines.find((line) => line.courseId === 'partage')?.enrolled).toEqual(audience.enrolled)
    await readBy(4, host, read)
    await test.refreshFigures()
    expect((await shownTo('audience')).enrolled).toEqual({ kind: 'exact', value: 11 })
  })

  it('of the host are for coordinators of a space that the registry says hosts others', async () => {
    expect(codeOf(await test.get('/api/v1/figures/host', await as('coordinator')))).toBe('403 host-required')
    expect(codeOf(await test.get('/api/v1/figures/host', await as('trainer', host)))).toBe('403 host-required')
    const figures = (await test.get('/api/v1/figures/host', await as('coordinator', host))).json<HostFigures>()
    expect(figures.enrolled).toEqual({ kind: 'between', from: 10, to: 19 })
    expect(figures.courses.map((line) => line.courseId)).toContain('petit-cours')
  })

  it('404 on a course outside the audience', async () => {
    expect(codeOf(await test.get(figuresUrl('/nowhere'), await as('coordinator')))).toBe('404 unknown-course')
  })

  it('come as a table that no spreadsheet takes for a formula', async () => {
    const answer = await test.get(figuresUrl('/leur-cours/table.csv'), await as('coordinator'))
    expect(answer.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="leur-cours.csv"' })
    expect(answer.body).toContain('"\'=SOMME(A1) - l’école"')
    expect(answer.body).not.toMatch(/(^|,)"?[=+@-]/m)
  })
})
