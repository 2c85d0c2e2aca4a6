// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactAct, FactWrite } from '../../src/services/repositories.ts'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import { makeSpaces, NOW, NOW_SECONDS, partsOf, publishedCourse, TODAY, type ModuleOutline, type PublishedCourse } from '../support/learningBuilders.ts'

const RUNS = { sqlite: 60, postgres: 5 } as const
const SPACES = [1, 2, 3]
const SUBJECTS = ['ada', 'bob', 'guest-1', 'guest-2']

/** The same course as it may be published next: parts come, go, and come back; one is renamed. */
const OUTLINES: readonly (readonly ModuleOutline[])[] = [
  [{ moduleId: 'm1', activities: [{ activityId: 'a1', waysMask: 3, completion: 'all' }, { activityId: 'a2', waysMask: 5 }] },
    { moduleId: 'm2', activities: [{ activityId: 'a3', kind: 'practice', waysMask: 8 }] }],
  [{ moduleId: 'm1', activities: [{ activityId: 'a2', waysMask: 5 }] },
    { moduleId: 'm2', activities: [{ activityId: 'a3', kind: 'practice', waysMask: 8, isRequired: false }] }],
  [{ moduleId: 'm1', activities: [{ activityId: 'a1', waysMask: 1 }, { activityId: 'a4', waysMask: 1 }] }, { moduleId: 'm3', activities: [] }],
  [{ moduleId: 'm1', activities: [{ activityId: 'renamed', waysMask: 1 }, { activityId: 'a2', waysMask: 5 }] },
    { moduleId: 'm2', activities: [{ activityId: 'a3', kind: 'practice', waysMask: 8 }] }],
]
const FORMERLY: Readonly<Record<string, readonly string[]>> = { renamed: ['a1'] }

const act = fc.oneof<fc.Arbitrary<FactAct>[]>(
  fc.constant({ kind: 'enrol' }),
  fc.constant({ kind: 'start' }),
  fc.constantFrom(1 as const, 2 as const).map((wayBit) => ({ kind: 'way', wayBit })),
  fc.constantFrom('tried' as const, 'not-yet' as const, 'need-person' as const).map((outcome) => ({ kind: 'practice', outcome })),
  fc.record({ id: fc.nat(5), rightCount: fc.nat(3), hasPassed: fc.boolean() }).map(({ id, rightCount, hasPassed }) => ({
    kind: 'attempt', attemptId: `attempt-${id}`, contentHash: 'h', responsesJson: `{"n":${rightCount}}`, rightCount, questionCount: 3, hasPassed,
  })),
)
const fact = fc.record({
  space: fc.constantFrom(...SPACES), subject: fc.constantFrom(...SUBJECTS), activity: fc.nat(9), act, hoursAgo: fc.integer({ min: 0, max: 96 }),
})
type Fact = typeof fact extends fc.Arbitrary<infer Value> ? Value : never

const step = fc.oneof(
  { weight: 8, arbitrary: fc.array(fact, { minLength: 1, maxLength: 8 }).map((facts) => ({ kind: 'facts' as const, facts })) },
  { weight: 2, arbitrary: fc.nat(20).map((from) => ({ kind: 'replay' as const, from })) },
  { weight: 1, arbitrary: fc.record({ space: fc.constantFrom(...SPACES), subject: fc.constantFrom(...SUBJECTS) }).map((who) => ({ kind: 'erase' as const, ...who })) },
  { weight: 1, arbitrary: fc.constantFrom(...SPACES).map((space) => ({ kind: 'join' as const, space })) },
  { weight: 1, arbitrary: fc.nat(OUTLINES.length - 1).map((outline) => ({ kind: 'publish' as const, outline })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refresh' as const }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

describe.each(DATABASES)('rollups on $name', ({ kind, open }) => {
  let database: TestDatabase
  let run = 0
  beforeAll(async () => {
    database = await open()
    await makeSpaces(database.repositories, SPACES.length - 1)
  })
  afterAll(() => database.destroy())

  it('equal a recount after any interleaving of facts, replays, erasures, joins and publications', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
      const world = await makeWorld(database, ++run)
      for (const next of steps) await perform(database, world, next)
      expect(await database.repositories.figures.verify()).toEqual([])
      expect(await negativeCounters(database)).toEqual([])
    }), { numRuns: RUNS[kind] })
  })

  it('and the rows they count end the same in any order but for their days', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fact, { minLength: 2, maxLength: 10 }), fc.func(fc.nat()), async (facts, weigh) => {
      const world = await makeWorld(database, ++run)
      // An attempt id stands for one set of responses here: of two, the first to come would win.
      const writes = facts.map((one) => writeOf(world, { ...one, space: 1, subject: 'one' }))
        .map((write) => (write.act.kind === 'attempt' ? { ...write, act: { ...write.act, attemptId: `${write.act.attemptId} ${write.activity?.partNumber ?? 0} ${write.act.responsesJson}` } } : write))
      const unique = [...new Map(writes.map((write) => [write.act.kind === 'attempt' ? write.act.attemptId : write, write])).values()]
      const shuffled = unique.map((write) => ({ write, weight: weigh(write) })).sort((one, other) => one.weight - other.weight)
      await database.repositories.learning.recordAll(unique)
      await database.repositories.learning.recordAll(shuffled.map(({ write }) => ({ ...write, subject: `other-${run}` })))
      expect(await rowsWithoutDays(database, world, `other-${run}`)).toEqual(await rowsWithoutDays(database, world, unique[0]?.subject ?? ''))
    }), { numRuns: RUNS[kind] })
  })
})

interface World {
  readonly run: number
  course: PublishedCourse
  outline: readonly ModuleOutline[]
  readonly sent: FactWrite[]
}

async function makeWorld(database: TestDatabase, run: number): Promise<World> {
  const outline = OUTLINES[0] ?? []
  return { run, outline, course: await publishOutline(database, run, outline), sent: [] }
}

async function publishOutline(database: TestDatabase, run: number, outline: readonly ModuleOutline[]): Promise<PublishedCourse> {
  const { content } = database.repositories
  const parts = partsOf(outline).map((part) => ({ ...part, formerly: FORMERLY[part.partId] ?? [] }))
  const outcome = await content.publish({
    courseId: `course-${run}`, formerly: [], ownerSpaceNumber: 1, audience: 'public', contentHash: JSON.stringify(outline),
    publicJson: '{}', keyJson: '{}', parts, media: [], now: NOW,
  })
  if (outcome.kind === 'refused') throw new Error(outcome.code)
  const publication = (await content.listCurrent()).find((current) => current.courseNumber === outcome.courseNumber)
  return publishedCourse(outcome.courseNumber, publication?.partNumbers ?? new Map<string, number>(), outline)
}

async function perform(database: TestDatabase, world: World, next: Step): Promise<void> {
  const { learning, guests, figures } = database.repositories
  switch (next.kind) {
    case 'facts': {
      const writes = next.facts.map((one) => writeOf(world, one))
      world.sent.push(...writes)
      await learning.recordAll(writes)
      return
    }
    case 'replay':
      await learning.recordAll(world.sent.slice(next.from).toReversed())
      return
    case 'erase':
      await learning.eraseLearner(next.space, subjectOf(world, next.subject), `${world.run} ${next.space} ${next.subject}`, NOW)
      return
    case 'join': {
      const guest = subjectOf(world, 'guest-1')
      if ((await guests.findByPhrase(`${guest} ${next.space}`)) === undefined) {
        await guests.create({ spaceNumber: next.space, subject: guest, phraseHash: `${guest} ${next.space}`, day: TODAY })
      }
      await learning.joinGuest(next.space, guest, subjectOf(world, 'ada'), NOW, [{ course: world.course.rule, activities: world.course.activities }])
      return
    }
    case 'publish':
      world.outline = OUTLINES[next.outline] ?? []
      world.course = await publishOutline(database, world.run, world.outline)
      await learning.reevaluateOpenEnrolments(world.course.rule, TODAY + 1)
      return
    case 'refresh':
      await figures.refresh(NOW)
  }
}

function writeOf(world: World, { space, subject, activity, act: done, hoursAgo }: Fact): FactWrite {
  const activities = world.outline.flatMap((module) => module.activities)
  const chosen = activities[activity % activities.length]?.activityId ?? ''
  return {
    spaceNumber: space, subject: subjectOf(world, subject), course: world.course.rule,
    activity: done.kind === 'enrol' ? undefined : world.course.activity(chosen), act: done, atSeconds: NOW_SECONDS - hoursAgo * 3600,
  }
}

function subjectOf(world: World, subject: string): string {
  return `${subject} of run ${world.run}`
}

async function rowsWithoutDays(database: TestDatabase, world: World, subject: string): Promise<unknown> {
  const course = await database.repositories.learning.findCourse(1, subject, world.course.rule.courseNumber)
  return course?.rows.map((row) => ({ ...row, startedDay: 0, completedDay: row.completedDay === null ? null : 0 }))
}

async function negativeCounters(database: TestDatabase): Promise<readonly object[]> {
  const counters: Readonly<Record<string, readonly string[]>> = {
    part_rollups: ['started', 'completed', 'not_yet', 'need_person'],
    course_day_rollups: ['enrolled', 'started_activities', 'completed_activities', 'started_courses', 'completed_courses'],
    space_rollups: ['enrolled', 'started_activities', 'completed_activities', 'completed_courses'],
  }
  const found = await Promise.all(Object.entries(counters).map(([table, columns]) =>
    database.database.read(`SELECT * FROM ${table} WHERE ${columns.map((column) => `${column} < 0`).join(' OR ')}`)))
  return found.flat()
}
