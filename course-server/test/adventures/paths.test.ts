// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureFigures, AdventureFiguresLine, PathEvent, PathTable } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backupTo } from '../../src/database/backup.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject } from '../support/testSpace.ts'
import { STORY, TODAY, aWay, makeAdventureWorld, type AdventureWorld } from './adventureWorld.ts'

/** `jardin 5`, as a test reads a table. */
function printed(table: PathTable | undefined): string[] {
  if (table?.kind !== 'shown') return ['hidden']
  return table.rows.filter(({ count }) => count > 0).map(({ ids, count }) => `${ids.length > 3 ? '…' : ids.join('+')} ${count}`)
}

const choicesAt = (figures: AdventureFigures, passageId: string): string[] => printed(figures.passages.find((passage) => passage.passageId === passageId)?.choices)
const missionAt = (figures: AdventureFigures, passageId: string) => figures.passages.find((passage) => passage.passageId === passageId)?.mission

describe.each(DATABASES)('ways taken on $name', ({ open }) => {
  let test: TestApp
  let world: AdventureWorld
  let version: string
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())
  beforeEach(async () => {
    test.clock.set(`${TODAY}T10:00:00Z`)
    await test.database.empty()
    await test.database.repositories.spaces.ensureCampus(test.clock.now())
    world = await makeAdventureWorld(test)
    await world.publish()
    version = (await world.get()).version
  })
  const tellAll = async (count: number, events: readonly PathEvent[]): Promise<void> => {
    for (let reader = 0; reader < count; reader += 1) await world.tell(version, events)
  }
  const nights = async (count = 1): Promise<void> => {
    test.clock.advance(count * DAY_MS)
    await world.night()
  }
  const counters = () => test.database.repositories.adventures.paths.listCounters(version)

  it('are shown the day after, by choice, mission and ending', async () => {
    await tellAll(6, aWay({ role: 'seule', result: 'yes' }))
    await tellAll(5, aWay({ role: 'a-deux', result: 'cold' }))
    await nights()
    const figures = await world.figures()
    expect(printed(figures.endings)).toEqual(['jardin 5', 'rue 5'])
    expect(choicesAt(figures, 'cave')).toEqual(['a-deux 5', 'seule 5'])
    expect(choicesAt(figures, 'tri')).toEqual(['rue 5', '=mission 5'])
    expect(printed(missionAt(figures, 'tri')?.results)).toEqual(['yes 5'])
    expect(figures).toMatchObject({ roles: ['a-deux', 'seule'], role: null, months: { kind: 'shown', base: 10 }, stopped: { kind: 'hidden' } })
    expect(choicesAt(await world.figures('?role=a-deux'), 'tri')).toEqual(['rue 5'])
    expect(choicesAt(await world.figures('?role=seule'), 'tri')).toEqual(['=mission 5'])
  })

  it('show nothing of fewer than five readers, on either side, nor by role', async () => {
    await tellAll(4, aWay())
    await nights()
    expect(printed((await world.figures()).endings)).toEqual(['hidden'])
    await tellAll(6, aWay({ role: 'a-deux', day: '2026-11-24' }))
    await nights()
    const figures = await world.figures()
    expect(printed(figures.endings)).toEqual(['jardin 10'])
    expect(choicesAt(figures, 'tri')).toEqual(['=mission 10'])
    expect(JSON.stringify(figures)).not.toMatch(/"count":[1-4]\b/)
    expect(printed((await world.figures('?role=a-deux')).endings)).toEqual(['hidden'])
  })

  it('tell of no few readers by what flows from one passage into the next', async () => {
    await tellAll(42, aWay({ result: 'yes' }))
    await tellAll(3, aWay({ result: 'cold' }))
    await nights()
    const figures = await world.figures()
    const shown = [figures.endings, figures.stopped, ...figures.passages.flatMap(({ choices, mission }) => [choices, ...(mission === null ? [] : [mission.results, mission.reasons])])]
    const numbers = shown.flatMap((table) => (table.kind === 'shown' ? [table.base, ...table.rows.map(({ count }) => count)] : []))
    expect(numbers.filter((number) => number > 0).length).toBeGreaterThan(3)
    // 45 came to « tri » and 42 to « jardin »: exact numbers would name the three others.
    expect(numbers.filter((number) => number % 5 !== 0)).toEqual([])
  })

  it('move only when at least five more readers can be added to every figure that moves', async () => {
    await tellAll(10, aWay({ result: 'later' }))
    await tellAll(10, aWay({ result: 'cold' }))
    await nights()
    const before = await world.figures()
    await tellAll(1, aWay({ result: 'cold', day: '2026-11-24' }))
    await nights()
    expect(choicesAt(await world.figures(), 'tri')).toEqual(choicesAt(before, 'tri'))
    await tellAll(8, aWay({ result: 'later', day: '2026-11-25' }))
    await nights()
    // One « cold » among nine more: by choice they would tell who.
    const { ledger } = await test.database.repositories.adventures.paths.findLedger(version) ?? {}
    expect(ledger?.tables['choice tri']?.current.counts).not.toContain(11)
  })

  it('count a reader once, whatever is sent twice, late or in another order', async () => {
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 5 }), fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }), async (order, again) => {
      await test.database.database.transact(function* forgetAll() {
        for (const table of ['path_runs', 'path_marks', 'path_counters', 'path_ledgers']) yield { sql: `DELETE FROM ${table}`, parameters: [] }
      })
      test.clock.set(`${TODAY}T10:00:00Z`)
      for (const reader of order) {
        const runId = `${reader.repeat(8)}-0000-4000-8000-000000000000`
        const events = aWay({ result: 'yes' })
        const sent = [...events.toReversed(), ...again.flatMap((index) => events[index] ?? [])]
        for (const event of sent) await world.tell(version, [event], runId)
      }
      await nights()
      const counted = await counters()
      expect(counted.filter(({ kind }) => kind === 'ending')).toEqual([{ kind: 'ending', passageId: '', cell: 'jardin', role: 'seule', runs: 5 }])
      expect(counted.filter(({ kind }) => kind === 'choice').map(({ passageId, cell, runs }) => `${passageId} ${cell} ${runs}`)).toEqual(['cave seule 5', 'jardin =left 5', 'tri =mission 5'])
      for (const reader of order) expect(await world.tell(version, aWay(), `${reader.repeat(8)}-0000-4000-8000-000000000000`)).toBe(0)
    }), { numRuns: 5 })
  })

  it('of readers who stop are counted where they stopped, after fourteen days', async () => {
    await tellAll(5, aWay({ result: 'no' }))
    await nights(13)
    expect(await counters()).toEqual([])
    await nights(1)
    const figures = await world.figures()
    expect(printed(figures.stopped)).toEqual(['tri 5'])
    expect(printed(figures.endings)).toEqual(['=unfinished 5'])
    expect(printed(missionAt(figures, 'tri')?.reasons)).toEqual(['name-differs 5'])
    expect(choicesAt(figures, 'tri')).toEqual(['=left 5'])
  })

  it('keep the best a reader came to: a mission done is not undone by a look that failed', async () => {
    const place = { passageId: 'tri', day: TODAY, role: 'seule' }
    for (let reader = 0; reader < 5; reader += 1) {
      await world.tell(version, [
        { kind: 'mission', step: 1, result: 'no', reason: 'nothing-found', ...place }, { kind: 'mission', step: 2, result: 'yes', ...place },
        { kind: 'mission', step: 3, result: 'unknown', reason: 'offline', ...place }, { kind: 'ending', step: 4, passageId: 'jardin', day: TODAY },
      ])
    }
    await nights()
    const figures = await world.figures()
    expect(printed(missionAt(figures, 'tri')?.results)).toEqual(['yes 5'])
    expect(printed(missionAt(figures, 'tri')?.reasons)).toEqual(['hidden'])
  })

  it('of another story, too old, or invented are not counted, and that is no error', async () => {
    expect(await world.tell('A'.repeat(43), aWay())).toBe(0)
    expect(await world.tell(version, aWay({ day: '2026-11-08' }))).toBe(0)
    expect(await world.tell(version, [{ kind: 'choice', step: 0, passageId: 'cave', choiceId: 'nulle-part', day: TODAY }, { kind: 'ending', step: 1, passageId: 'tri', day: TODAY }])).toBe(0)
    expect(await world.tell(version, [{ kind: 'choice', step: 1000, passageId: 'cave', choiceId: 'seule', day: TODAY }])).toBe(0)
    expect(await world.tell(version, [{ kind: 'start', step: 0, passageId: 'cave', day: '2026-12-24', role: 'invente' }])).toBe(1)
  })

  it('are forgotten once counted, run ids first', async () => {
    await tellAll(5, aWay())
    await nights(15)
    await nights(1)
    const left = await test.database.database.read<{ runs: number }>('SELECT count(*) AS runs FROM path_runs')
    expect(left).toEqual([{ runs: 0 }])
    expect(await test.database.database.read('SELECT * FROM path_marks')).toEqual([])
  })

  it('stay joined when a passage is renamed, and have figures of their own after a change of shape', async () => {
    await tellAll(5, aWay({ result: 'cold' }))
    await nights()
    await world.publish(STORY.replace('## La rue {#rue}', '## La rue {#ruelle}\nancien: rue').replace('](#rue)', '](#ruelle)'))
    expect(choicesAt(await world.figures(), 'tri')).toEqual(['ruelle 5'])
    expect(printed((await world.figures()).endings)).toEqual(['ruelle 5'])
    // A browser that still has the old text.
    await tellAll(5, aWay({ result: 'cold', day: '2026-11-24' }))
    await nights()
    expect(choicesAt(await world.figures(), 'tri')).toEqual(['ruelle 10'])
    await world.publish(STORY.replace('- [Rentrer](#cave)\n', ''))
    const answer = await world.ask('GET', '/adventures/tri/figures', await world.token(['trainer']))
    expect(answer.json()).toMatchObject({ code: 'no-figures-yet' })
    const old = await world.figures(`?version=${version}`)
    expect([old.versions.length, printed(old.endings)]).toEqual([2, ['rue 10']])
  })

  it('hold no learner, no space and no instant, in tables and in a backup', async () => {
    const subject = makeSubject()
    await world.ask('PUT', '/me/runs/tri', await world.token(['learner'], subject), { savedRun: 'mine', revision: 0 })
    const runId = randomUUID()
    await world.tell(version, aWay({ result: 'no' }), runId)
    const { reader } = test.database.database
    const columns = ['path_runs', 'path_marks', 'path_counters', 'path_ledgers'].flatMap((table) => reader.getMetadata(table).columns.map(({ databaseName }) => databaseName))
    expect(columns.filter((name) => /space|subject|learner|ip|agent|_at$/.test(name))).toEqual(['taken_at'])
    const chunks: string[] = []
    await backupTo(test.database.database, new Writable({ write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString('utf8'))
      done()
    } }), test.clock.now())
    const lines = chunks.join('').split('\n')
    expect(lines.filter((line) => line.includes(runId)).every((line) => !line.includes(subject) && !line.includes(world.space.spaceId))).toBe(true)
    expect(lines.some((line) => line.includes(subject) && line.includes('mine'))).toBe(true)
  })

  it('are listed for the people of the owner’s space, and for hosts', async () => {
    await tellAll(5, aWay())
    await nights()
    expect(await world.run<AdventureFiguresLine[]>('GET', '/adventure-figures')).toMatchObject([{ adventureId: 'tri', title: 'Le tri', runs: { kind: 'rounded', value: 5 }, ended: { kind: 'rounded', value: 5 } }])
    const other = await makeAdventureWorld(test)
    expect(await other.run<AdventureFiguresLine[]>('GET', '/adventure-figures')).toEqual([])
    const csv = await world.ask('GET', '/adventures/tri/figures.csv?language=fr', await world.token(['coordinator']))
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.body).toContain('"comment l’histoire finit","Le jardin","5","100","5"')
  })
})
