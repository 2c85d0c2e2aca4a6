// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backupTo } from '../../src/database/backup.ts'
import { exportCompletions } from '../../src/database/exportCompletions.ts'
import { restoreFrom, type RestoreOptions } from '../../src/database/restore.ts'
import { DATABASES, openTestPglite, openTestSqlite, type TestDatabase } from '../support/databases.ts'
import { anAttempt, aWrite, makeSpaces, NOW, publish, READ, TODAY, TRIED, type PublishedCourse } from '../support/learningBuilders.ts'

const LATER = new Date(NOW.getTime() + 60_000)
const erasureHashOf = (spaceId: string, subject: string) => createHash('sha256').update(`${spaceId} ${subject}`).digest('hex')
const REPLACE: RestoreOptions = { erasureHashOf, mayReplace: true }
const PICTURE = { path: 'media/x.png', contentType: 'image/png', bytes: Uint8Array.from([0, 255, 10, 13]) }

async function backUp({ database }: TestDatabase): Promise<string> {
  const chunks: Buffer[] = []
  await backupTo(database, new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  }), NOW)
  return Buffer.concat(chunks).toString('utf8')
}

const opening = (text: string) => () => Readable.from([Buffer.from(text)])

async function fill(database: TestDatabase): Promise<PublishedCourse> {
  const { repositories } = database
  await makeSpaces(repositories, 1)
  const course = await publish(repositories, { media: [PICTURE] })
  await repositories.guests.create({ spaceNumber: 1, subject: 'idle-guest', phraseHash: 'p', day: TODAY })
  await repositories.learning.recordAll([
    aWrite(course, 'freedoms', READ), aWrite(course, 'licences', READ), aWrite(course, 'licences', anAttempt()), aWrite(course, 'try', TRIED),
    aWrite(course, 'freedoms', READ, { subject: 'bob' }), aWrite(course, 'try', TRIED, { subject: 'bob', spaceNumber: 2 }),
  ])
  return course
}

describe.each(DATABASES)('a backup of $name', ({ open }) => {
  let database: TestDatabase
  let course: PublishedCourse
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  beforeEach(async () => {
    await database.empty()
    course = await fill(database)
  })
  const learning = () => database.repositories.learning

  it('brings everything back as it was', async () => {
    const text = await backUp(database)
    const before = [await learning().exportLearner(1, 'ada'), await database.repositories.content.listCurrent()]
    await learning().recordAll([aWrite(course, 'more', READ), aWrite(course, 'more', READ, { subject: 'eve' })])
    const { rowCount } = await restoreFrom(database.database, opening(text), REPLACE)
    expect(rowCount).toBe(text.trimEnd().split('\n').length - 2)
    expect([await learning().exportLearner(1, 'ada'), await database.repositories.content.listCurrent()]).toEqual(before)
    expect(await learning().listCourses(1, 'eve')).toEqual([])
    expect((await database.repositories.content.findMedia('ethics', PICTURE.path))?.bytes).toEqual(Buffer.from(PICTURE.bytes))
    expect(await database.repositories.figures.verify()).toEqual([])
    await learning().record(aWrite(course, 'more', READ, { subject: 'eve' }))
    expect(await database.repositories.figures.verify()).toEqual([])
  })

  it('gives back nobody who was erased since, and all who were not', async () => {
    const text = await backUp(database)
    await learning().eraseLearner(1, 'bob', erasureHashOf('campus', 'bob'), LATER)
    await learning().eraseLearner(1, 'idle-guest', erasureHashOf('campus', 'idle-guest'), LATER)
    expect(await restoreFrom(database.database, opening(text), REPLACE)).toMatchObject({ erasedAgainCount: 2 })
    expect(await learning().listCourses(1, 'bob')).toEqual([])
    expect(await learning().listCourses(2, 'bob')).toHaveLength(1)
    expect(await database.repositories.guests.findByPhrase('p')).toBeUndefined()
    // And again from the same backup: the restored database remembers too.
    expect(await restoreFrom(database.database, opening(text), REPLACE)).toMatchObject({ erasedAgainCount: 2 })
    expect(await database.repositories.figures.verify()).toEqual([])
  })

  it('erases by a list kept outside, and not those who came back before the backup', async () => {
    const erased = { erasureHash: erasureHashOf('campus', 'ada'), erasedAt: NOW }
    await learning().eraseLearner(1, 'ada', erased.erasureHash, erased.erasedAt)
    await learning().record(aWrite(course, 'freedoms', READ))
    const text = await backUp(database)
    const outside = { erasureHash: erasureHashOf('campus', 'bob'), erasedAt: LATER }
    await restoreFrom(database.database, opening(text), { ...REPLACE, extraErasures: [erased, outside] })
    expect(await learning().listCourses(1, 'ada')).toHaveLength(1)
    expect(await learning().listCourses(1, 'bob')).toEqual([])
  })

  it.each([
    { why: 'cut short', alter: (text: string) => text.slice(0, -200) },
    { why: 'cut at a line', alter: (text: string) => text.split('\n').slice(0, -2).join('\n') + '\n' },
    { why: 'altered', alter: (text: string) => text.replace('"ada"', '"eve"') },
    { why: 'longer than it says', alter: (text: string) => `${text}[0,"a","b"]\n` },
    { why: 'of another format', alter: (text: string) => text.replace('parcours-backup', 'something-else') },
    { why: 'of another version', alter: (text: string) => text.replace(/CreateTables\d+/, 'CreateTables0') },
    { why: 'no text of ours', alter: () => 'hello' },
    { why: 'empty', alter: () => '' },
  ])('that is $why is refused before anything is touched', async ({ alter }) => {
    const text = await backUp(database)
    await learning().record(aWrite(course, 'more', READ))
    const before = await learning().exportLearner(1, 'ada')
    await expect(restoreFrom(database.database, opening(alter(text)), REPLACE)).rejects.toMatchObject({ code: 'invalid-backup' })
    expect(await learning().exportLearner(1, 'ada')).toEqual(before)
  })

  it('replaces nothing unless it may', async () => {
    const text = await backUp(database)
    await expect(restoreFrom(database.database, opening(text), { erasureHashOf })).rejects.toMatchObject({ code: 'database-not-empty' })
    await database.empty()
    await makeSpaces(database.repositories)
    expect(await restoreFrom(database.database, opening(text), { erasureHashOf })).toMatchObject({ erasedAgainCount: 0 })
  })

  it('moves the content version, so that every node reads the courses again', async () => {
    const text = await backUp(database)
    const before = await database.repositories.content.version()
    await restoreFrom(database.database, opening(text), REPLACE)
    expect(await database.repositories.content.version()).toBe(before + 1)
  })

  it('is of one moment, whatever is written meanwhile', async () => {
    if (database.options.kind === 'postgres') return // One connection: nothing can be written meanwhile.
    const [text] = await Promise.all([backUp(database), learning().record(aWrite(course, 'more', READ, { subject: 'eve' }))])
    await restoreFrom(database.database, opening(text), REPLACE)
    expect(await database.repositories.figures.verify()).toEqual([])
  })

  it('has a list of completions beside it that tells nobody apart', async () => {
    let csv = ''
    await exportCompletions(database.database, new Writable({ write(chunk: Buffer, _encoding, done) { csv += chunk.toString(); done() } }))
    expect(csv.split('\n').slice(0, 2)).toEqual([
      'space_number,course_id,enrolled_on,started_on,completed_on', '1,ethics,2026-11-22,2026-11-22,2026-11-22',
    ])
    expect(csv).not.toContain('ada')
  })
})

it('a backup moves from SQLite to PostgreSQL and back', async () => {
  const [sqlite, postgres] = [await openTestSqlite(), await openTestPglite()]
  await fill(sqlite)
  const text = await backUp(sqlite)
  await restoreFrom(postgres.database, opening(text), REPLACE)
  expect(await postgres.repositories.learning.exportLearner(1, 'ada')).toEqual(await sqlite.repositories.learning.exportLearner(1, 'ada'))
  const back = await backUp(postgres)
  await restoreFrom(sqlite.database, opening(back), REPLACE)
  expect(await sqlite.repositories.learning.listCourses(1, 'ada')).toEqual(await postgres.repositories.learning.listCourses(1, 'ada'))
  await sqlite.destroy()
  await postgres.destroy()
}, 60_000)
