// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../src/database/dataSource.ts'
import { connectionOf } from '../../src/database/sqliteStatements.ts'
import { StorageFullError } from '../../src/services/repositories.ts'
import { aWrite, makeSpaces, NOW, publish, READ } from '../support/learningBuilders.ts'

let folder = ''
let opened: OpenDatabase | undefined
const file = () => join(folder, 'parcours.sqlite')
const openHere = async () => (opened = await openDatabase({ kind: 'sqlite', file: file() }))

beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'parcours-sqlite-')) })
afterEach(async () => {
  if (opened?.writer.isInitialized === true) await opened.close()
  opened = undefined
  await rm(folder, { recursive: true, force: true })
})

describe('SQLite', () => {
  it('commits to the disk (synchronous=FULL), in WAL, also when it is opened again', async () => {
    await (await openHere()).close()
    const connection = connectionOf((await openHere()).writer)
    expect([connection.pragma('synchronous', { simple: true }), connection.pragma('journal_mode', { simple: true })]).toEqual([2, 'wal'])
    expect([connection.pragma('foreign_keys', { simple: true }), connection.pragma('cache_size', { simple: true })]).toEqual([1, -16_384])
  })

  it('is readable by its own account only', async () => {
    const { repositories } = await openHere()
    await repositories.settings.set('a', 'b')
    for (const path of [file(), `${file()}-wal`]) expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('refuses writes through its reader', async () => {
    const { reader } = await openHere()
    await expect(reader.query("DELETE FROM settings")).rejects.toThrow(/readonly/)
  })

  it('says « disk full », keeps what was acknowledged, and goes on when there is room', async () => {
    const { repositories, writer } = await openHere()
    await makeSpaces(repositories)
    const course = await publish(repositories)
    const kept = await repositories.learning.record(aWrite(course, 'freedoms', READ))
    const connection = connectionOf(writer)
    connection.pragma(`max_page_count = ${connection.pragma('page_count', { simple: true }) as number}`)
    const many = Array.from({ length: 400 }, (_, index) => aWrite(course, 'freedoms', READ, { subject: `learner-${index}` }))
    await expect(repositories.learning.recordAll(many)).rejects.toThrow(StorageFullError)
    await expect(repositories.settings.set('large', 'x'.repeat(1_000_000))).rejects.toMatchObject({ code: 'disk-full' })
    expect(await repositories.learning.findCourse(1, 'ada', 1)).toMatchObject({ enrolledDay: kept.kind === 'recorded' ? kept.learnerCourse.enrolledDay : 0 })
    connection.pragma('max_page_count = 1000000')
    await repositories.learning.recordAll(many)
    expect(await repositories.figures.verify()).toEqual([])
  })

  it('says so when the file is no database', async () => {
    await writeFile(file(), 'This is a text, and long enough to be looked at as a header of a database file.'.repeat(20))
    await expect(openHere()).rejects.toMatchObject({ code: 'not-a-database' })
  })

  it('says so when it cannot write in the folder', async () => {
    const locked = join(folder, 'locked')
    await mkdir(locked)
    await chmod(locked, 0o555)
    // Root writes anywhere; as root the folder is asked for under a file instead.
    const path = process.getuid?.() === 0 ? '/proc/parcours/parcours.sqlite' : join(locked, 'parcours.sqlite')
    await expect(openDatabase({ kind: 'sqlite', file: path })).rejects.toMatchObject({ code: 'folder-not-writable' })
  })

  it('sees what another process wrote between two facts', async () => {
    const { repositories } = await openHere()
    await makeSpaces(repositories)
    const course = await publish(repositories)
    await repositories.learning.record(aWrite(course, 'freedoms', READ))
    const other = await openDatabase({ kind: 'sqlite', file: file() })
    await other.repositories.learning.eraseLearner(1, 'ada', 'h', NOW)
    await other.close()
    const outcome = await repositories.learning.record(aWrite(course, 'licences', READ))
    expect(outcome).toMatchObject({ kind: 'recorded', learnerCourse: { rows: [{ partNumber: course.partNumber('licences') }] } })
    expect(await repositories.figures.verify()).toEqual([])
  })
})

it('says so when PostgreSQL does not answer, without its password', async () => {
  const opening = openDatabase({ kind: 'postgres', url: 'postgres://someone:secret@127.0.0.1:1/nothing' })
  await expect(opening).rejects.toMatchObject({ code: 'database-unreachable', message: expect.not.stringContaining('secret') as unknown })
})

it('keeps instants right in a process that lives in New York', async () => {
  const script = join(import.meta.dirname, '..', 'support', 'newYorkInstants.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env: { ...process.env, TZ: 'America/New_York' } })
  expect(JSON.parse(stdout)).toEqual({ zone: 'America/New_York', SQLite: 'exact', 'PostgreSQL (PGlite)': 'exact' })
}, 120_000)
