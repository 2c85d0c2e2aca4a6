// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../src/database/dataSource.ts'
import type { FactAct } from '../../src/services/repositories.ts'
import { startEmbeddedPostgres, type EmbeddedServer } from '../support/embeddedPostgres.ts'
import { answerEverywhere, makeEdition } from '../surveys/nodes.ts'
import { anAttempt, aWrite, makeSpaces, NOW, NOW_SECONDS, publish, READ, START, TODAY, TRIED, type PublishedCourse } from '../support/learningBuilders.ts'
import { crowdWrites, disturb, sendEverywhere } from '../support/webinars/crowdNodes.ts'
import { aRegistration, storeSeries } from '../support/webinars/webinarBuilders.ts'

const ACTIVITIES = ['freedoms', 'licences', 'try', 'more']
const ACTS: readonly FactAct[] = [START, READ, TRIED, { kind: 'practice', outcome: 'need-person' }]
const ROUNDS = 40
const FACTS_PER_ROUND = 30

describe('two nodes on one PostgreSQL', () => {
  let server: EmbeddedServer
  let nodes: readonly OpenDatabase[] = []
  let course: PublishedCourse
  beforeAll(async () => {
    server = await startEmbeddedPostgres()
    // Both find no tables and make them.
    nodes = await Promise.all([1, 2].map(() => openDatabase({ kind: 'postgres', url: server.url, poolSize: 4 })))
    await makeSpaces(repositories(0), 2)
    course = await publish(repositories(0))
  }, 120_000)
  afterAll(async () => {
    for (const node of nodes) await node.close()
    await server.stop()
  }, 60_000)
  const repositories = (node: number) => {
    const opened = nodes[node]
    if (opened === undefined) throw new Error('The node is not open.')
    return opened.repositories
  }

  it('keep each answer to a survey once, and lose none while they shuffle and publish', async () => {
    const edition = await makeEdition(repositories(0), NOW)
    const report = await answerEverywhere([repositories(0), repositories(1)], edition, 80, NOW)
    expect(report.outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(80)
    expect(report.outcomes.filter((outcome) => outcome === 'token-spent')).toHaveLength(80)
    expect(report).toMatchObject({ keptRows: 80, counted: 80, published: 80 })
  }, 120_000)

  it('count exactly while they write, erase and join the same few learners', async () => {
    let seed = 7
    const draw = (limit: number) => (seed = (seed * 48_271) % 2_147_483_647) % limit
    const writeOf = () => aWrite(course, ACTIVITIES[draw(4)], draw(5) === 0 ? anAttempt({ attemptId: `a-${draw(20)}`, hasPassed: true }) : (ACTS[draw(4)] ?? START), {
      spaceNumber: 1 + draw(3), subject: `learner-${draw(4)}`, atSeconds: NOW_SECONDS - draw(5) * 86_400,
    })
    await Promise.all([0, 1].map(async (node) => {
      const { learning, guests } = repositories(node)
      for (let round = 0; round < ROUNDS; round++) {
        const facts = learning.recordAll(Array.from({ length: FACTS_PER_ROUND }, writeOf))
        const singles = [learning.record(writeOf()), learning.record(writeOf())]
        if (draw(3) === 0) await learning.eraseLearner(1 + draw(3), `learner-${draw(4)}`, `hash-${draw(50)}`, NOW)
        if (draw(4) === 0) {
          const guest = `guest-${node}-${round}`
          await guests.create({ spaceNumber: 1, subject: guest, phraseHash: guest, day: TODAY })
          await learning.record(aWrite(course, 'freedoms', READ, { subject: guest }))
          await learning.joinGuest(1, guest, `learner-${draw(4)}`, NOW)
        }
        if (draw(10) === 0) await learning.reevaluateOpenEnrolments(course.rule, TODAY)
        if (draw(10) === 0) await repositories(node).figures.refresh(NOW)
        await Promise.all([facts, ...singles])
      }
    }))
    expect(await repositories(0).figures.verify()).toEqual([])
  }, 120_000)

  it('answer every registration while they register the same crowd, and lose and double nobody', async () => {
    const all = [await storeSeries(repositories(0), { capacity: 20, registrationScope: 'either' }), await storeSeries(repositories(0), { capacity: 20, registrationScope: 'either' })]
    const spaceNumbers = [1, 2, 3]
    const answered = await Promise.allSettled([0, 1].flatMap((node) => [
      ...crowdWrites(all, spaceNumbers, node === 1).map(async (write) => (await repositories(node).webinars.registrations.register(write)).kind),
      disturb(repositories(node), all, spaceNumbers, node),
    ]))
    expect(answered.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
    expect(new Set(answered.map((one) => one.status === 'fulfilled' && one.value))).not.toContain('refused')
    const read = async (sql: string) => (await (nodes[0] as OpenDatabase).database.read<{ found: number }>(sql))[0]?.found
    // Nobody's number or place stands twice, and none without its person.
    expect(await read('SELECT count(*) - count(DISTINCT (space_number, learner_number)) AS found FROM learners')).toBe(0)
    expect(await read('SELECT count(*) AS found FROM learners l JOIN space_rollups s USING (space_number) WHERE l.learner_number >= s.next_learner_number')).toBe(0)
    expect(await read(`SELECT count(*) AS found FROM registrants p WHERE p.learner_number IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM learners l WHERE l.space_number = p.learner_space_number AND l.learner_number = p.learner_number)`)).toBe(0)
    expect(await read('SELECT count(*) AS found FROM registrations r LEFT JOIN registrants p USING (space_number, series_number, registrant_number) WHERE p.registrant_number IS NULL')).toBe(0)
    for (const series of all) {
      const places = (await repositories(1).webinars.series.find(series.series.seriesId))?.series.capacity
      const held = (await repositories(1).webinars.registrations.counts(series)).get(0)
      expect([held?.confirmed, (held?.waitlisted ?? 0) > 0]).toEqual([places, true])
    }
  }, 120_000)

  it('answer every registration, once, while a connection breaks', async () => {
    const series = await storeSeries(repositories(0), { capacity: 5 })
    const writes = Array.from({ length: 400 }, (_, index) => aRegistration(series, `steady-${index % 200}`))
    const over = new AbortController()
    const breaking = (async () => {
      for (; !over.signal.aborted; await new Promise((resolve) => setTimeout(resolve, 2))) {
        const broken = await (nodes[1] as OpenDatabase).database.read(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE '%regist%' LIMIT 1`)
        if (broken.length > 0) return true
      }
      return false
    })()
    const answered: string[] = []
    for (const some of [writes.slice(0, 100), writes.slice(100, 250), writes.slice(250)]) {
      const outcomes = await Promise.allSettled(some.map((write) => repositories(0).webinars.registrations.register(write)))
      answered.push(...outcomes.map((one) => (one.status === 'fulfilled' ? one.value.kind : String(one.reason))))
    }
    over.abort()
    expect(await breaking).toBe(true)
    expect(new Set(answered)).toEqual(new Set(['registered']))
    expect((await repositories(0).webinars.registrations.counts(series)).get(0)).toMatchObject({ confirmed: 5, waitlisted: 195 })
  }, 60_000)

  it('register a form once that both are sent at the same moment', async () => {
    const outcomes = await sendEverywhere([repositories(0), repositories(1)], await storeSeries(repositories(0)))
    expect(outcomes.filter((one) => one.kind === 'registered' && one.isNew)).toHaveLength(1)
    expect(outcomes.filter((one) => one.kind === 'registered' && !one.isNew)).toHaveLength(3)
  })

  it('count a fact once when both are told it at the same moment', async () => {
    const write = aWrite(course, 'freedoms', READ, { subject: 'both', spaceNumber: 2 })
    await Promise.all([0, 1].flatMap((node) => Array.from({ length: 5 }, () => repositories(node).learning.record(write))))
    expect(await repositories(1).figures.verify()).toEqual([])
    expect((await repositories(1).learning.findCourse(2, 'both', 1))?.rows).toHaveLength(1)
  })

  it('spend one pairing code once', async () => {
    const redeem = (node: number) => repositories(node).spaces.redeemPairingCode({
      codeHash: 'code-2', keyId: `key-${node}`, publicKey: `public-${node}`, origin: 'https://cloud.example', now: NOW,
    })
    const results = await Promise.all([redeem(0), redeem(1)])
    expect(results.filter((result) => result === 'used-pairing-code')).toHaveLength(1)
  })

  it('publish one after the other', async () => {
    const version = await repositories(0).content.version()
    await Promise.all([0, 1].map((node) => publish(repositories(node), { courseId: `course-of-${node}` })))
    expect(await repositories(0).content.version()).toBe(version + 2)
    const numbers = (await repositories(1).content.listCurrent()).flatMap((publication) => [...publication.partNumbers.values()])
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
