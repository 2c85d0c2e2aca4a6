// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/runCli.ts'
import { courseFiles } from '../support/courseFiles.ts'
import { mkdirFor } from '../support/mkdirFor.ts'

/** Each command starts a process, on a machine that does other things too. */
const TIMEOUT_MS = 180_000
const SOURCES = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const TSX = import.meta.resolve('tsx')

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

describe('the commands', { timeout: TIMEOUT_MS }, () => {
  let folder: string
  let port: number
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parcours-cli-'))
    port = await findFreePort()
    expect((await run(['migrate'])).code).toBe(0)
  }, TIMEOUT_MS)
  const children: ChildProcess[] = []
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
    spawn(process.execPath, ['--import', TSX, SOURCES, ...args], { cwd: folder, env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', PARCOURS_PORT: String(port), PARCOURS_DATA: 'var', ...env } })
  /** In a process of its own, as an operator runs it. */
  const runProcess = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    const child = start(args, env)
    let [out, error] = ['', '']
    child.stdout?.on('data', (chunk: Buffer) => { out += chunk.toString() })
    child.stderr?.on('data', (chunk: Buffer) => { error += chunk.toString() })
    const [code] = await once(child, 'close') as [number | null]
    return { code, out, error }
  }
  /** The same in this process, which is faster. */
  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> => {
    let [out, error] = ['', '']
    const code = await runCli(args, {
      env: { LANG: 'C.UTF-8', PARCOURS_PORT: String(port), PARCOURS_DATA: 'var', ...env },
      workingFolder: folder,
      write: (line) => { out += `${line}\n` },
      writeError: (line) => { error += `${line}\n` },
    })
    return { code, out, error }
  }
  const writeCourse = async (name: string, change: (text: string) => string = (text) => text) => {
    const { files, media } = courseFiles({ courseId: name })
    for (const file of files) if (file.kind === 'text') await mkdirFor(join(folder, name, file.path), change(file.text))
    for (const { path, bytes } of media) await mkdirFor(join(folder, name, path), bytes)
  }

  it('refuse bad configuration in one line, with exit code 1', async () => {
    expect(await runProcess(['serve'], { PARCOURS_PORT: 'x' })).toEqual({ code: 1, out: '', error: 'PARCOURS_PORT: must be a whole number from 1 to 65535.\n' })
  })

  it('answer a wrong call with exit code 2', async () => {
    expect((await runProcess(['space', 'invite', '--count', '0'])).code).toBe(2)
    expect((await run(['role', 'invite', '--role', 'king'])).code).toBe(2)
    expect((await run(['nonsense'])).code).toBe(2)
    expect((await run(['--help'])).code).toBe(0)
  })

  it('say in one line that the data folder cannot be written', async () => {
    await writeFile(join(folder, 'a-file'), '')
    const { code, error } = await run(['migrate'], { PARCOURS_DATA: 'a-file/var' })
    expect(code).toBe(1)
    expect(error).toMatch(/^Parcours cannot write in [^\n]+PARCOURS_DATA[^\n]+\n$/)
    expect((await run(['migrate'], { PARCOURS_DATA: 'a-file' })).error).toBe(error.replace('a-file/var', 'a-file'))
  })

  it('say in one line that a folder holds no database, and make none there', async () => {
    const { code, error } = await run(['role', 'invite', '--role', 'trainer'], { PARCOURS_DATA: 'forgotten' })
    expect({ code, error }).toEqual({ code: 1, error: `There is no database in ${join(folder, 'forgotten')}: set PARCOURS_DATA, or DATABASE_URL, as for the server. To make a new one: \`parcours migrate\`.\n` })
    await expect(readFile(join(folder, 'forgotten/parcours.sqlite'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('say in one line which extra folder of courses is none', async () => {
    expect(await run(['serve', '--migrate'], { PARCOURS_CONTENT: 'nowhere' })).toEqual({ code: 1, out: '', error: `PARCOURS_CONTENT: there is no folder ${join(folder, 'nowhere')}.\n` })
  })

  it('say in one sentence that a file is missing, or there already', async () => {
    expect((await run(['check', 'nowhere'])).error).toBe(`There is no ${join(folder, 'nowhere')}.\n`)
    expect((await run(['restore', 'nowhere', '--yes'], { LANG: 'fr_FR.UTF-8' })).error).toBe(`${join(folder, 'nowhere')} n’existe pas.\n`)
    await writeFile(join(folder, 'older'), '')
    expect((await run(['backup', 'older'])).error).toBe(`${join(folder, 'older')} exists already: name another file.\n`)
  })

  it('invite spaces in bulk, list them and revoke one', async () => {
    const invited = await runProcess(['space', 'invite', '--count', '3', '--label', 'Essai', '--json'])
    const issued = invited.out.trim().split('\n').map((line) => JSON.parse(line) as { spaceId: string; pairingCode: string; label: string })
    expect(issued.map(({ label }) => label)).toEqual(['Essai 1', 'Essai 2', 'Essai 3'])
    const [first] = issued
    const list = await run(['space', 'list'])
    expect(list.out).toContain(first?.spaceId)
    expect(list.out).not.toContain(first?.pairingCode)
    expect((await run(['space', 'revoke', first?.spaceId ?? ''])).code).toBe(0)
    expect((await run(['space', 'list'])).out).toMatch(new RegExp(`${first?.spaceId ?? ''}  revoked`))
    expect((await run(['space', 'revoke', 'nobody'])).code).toBe(1)
  })

  it('print a role link whose secret no server log can hold, and withdraw it', async () => {
    const { out } = await run(['role', 'invite', '--role', 'trainer'])
    expect(out).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/fr/login#[\\w-]{43}\\n`))
    expect((await run(['role', 'revoke', '--role', 'trainer'])).out).toBe('0 keys withdrawn.\n')
    expect((await run(['role', 'invite', '--role', 'trainer', '--space', 'nowhere'])).error).toBe('There is no such space: parcours space list.\n')
  })

  it('check a folder: file, line and remedy, in the language of the terminal', async () => {
    await writeCourse('bon')
    expect(await run(['check', 'bon'])).toMatchObject({ code: 0 })
    await writeCourse('mauvais', (text) => text.replace('licence: CC-BY-SA-4.0\n', ''))
    const english = await run(['check', 'mauvais'])
    expect(english.code).toBe(1)
    expect(english.out).toMatch(/^mauvais\/course\.yml:\d+: .*licence/m)
    const french = await run(['check', 'mauvais'], { LANG: 'fr_FR.UTF-8' })
    expect(french.out).toMatch(/1 erreur,/)
    expect((await run(['check', 'mauvais', '--language', 'fr'])).out).toBe(french.out)
    expect((await run(['check', 'var'])).code).toBe(1)
  })

  it('publish a folder for an audience, and leave it alone when nothing changed', async () => {
    await writeCourse('publie')
    expect((await run(['publish', 'publie', '--audience', 'spaces'])).out).toMatch(/^publie is published\./)
    expect((await run(['publish', 'publie', '--audience', 'spaces'])).out).toBe('publie has not changed.\n')
    expect((await run(['publish', 'mauvais'])).code).toBe(1)
    const { spaceId } = JSON.parse((await run(['space', 'invite', '--json'])).out) as { readonly spaceId: string }
    expect(await run(['publish', 'publie', '--space', spaceId])).toMatchObject({ code: 1, out: 'publie: This course belongs to another space.\n' })
  })

  it('take the figures, find them true, export without names', async () => {
    expect((await run(['figures', 'refresh'])).code).toBe(0)
    expect(await run(['figures', 'verify'])).toMatchObject({ code: 0, out: 'Every total equals its recount.\n' })
    expect((await run(['export'])).out).toMatch(/^space_number,course_id/)
  })

  it('back up into a file of its own, never over another, and restore only when told yes', async () => {
    expect((await runProcess(['backup', 'b.jsonl'])).code).toBe(0)
    expect((await stat(join(folder, 'b.jsonl'))).mode & 0o777).toBe(0o600)
    expect((await run(['backup', 'b.jsonl'])).code).toBe(1)
    expect((await run(['restore', 'b.jsonl'])).code).toBe(1)
    const elsewhere = { PARCOURS_DATA: 'restored' }
    expect(await runProcess(['restore', 'b.jsonl', '--yes'], elsewhere)).toMatchObject({ code: 0 })
    expect((await run(['space', 'list'], elsewhere)).out).toBe((await run(['space', 'list'])).out)
    expect((await run(['restore', 'missing', '--yes'], elsewhere)).code).toBe(1)
  })

  it('keep people erased through the restore of an older backup, also when the database was lost', async () => {
    const server = await startServing({ PARCOURS_DATA: 'erasing' })
    const api = `http://127.0.0.1:${port}/api/v1`
    const post = (path: string, body: unknown, token = '') => fetch(api + path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token === '' ? {} : { authorization: `Bearer ${token}` }) } })
    const guest = await (await post('/guests', {})).json() as { token: string; recoveryPhrase: string }
    expect((await run(['backup', 'before.jsonl'], { PARCOURS_DATA: 'erasing' })).code).toBe(0)
    expect((await fetch(`${api}/me`, { method: 'DELETE', headers: { authorization: `Bearer ${guest.token}` } })).status).toBe(204)
    await server.stop()
    await cp(join(folder, 'erasing/erasures.log'), join(folder, 'lost/erasures.log'), { recursive: true })
    expect((await run(['restore', 'before.jsonl', '--yes'], { PARCOURS_DATA: 'lost' })).out).toContain('1 person')
    const again = await startServing({ PARCOURS_DATA: 'lost' })
    expect((await post('/guests/tokens', { recoveryPhrase: guest.recoveryPhrase })).status).toBe(401)
    await again.stop()
  })

  it('serve until told to stop, with logs that hold no identity, and say when the port is taken', async () => {
    expect((await run(['serve'], { PARCOURS_DATA: 'new' })).error).toMatch(/parcours migrate/)
    const server = await startServing({ PARCOURS_DATA: 'new' })
    expect(await runProcess(['serve'])).toMatchObject({ code: 1, error: `PARCOURS_PORT: port ${port} is already in use on 127.0.0.1.\n` })
    const guest = await (await fetch(`http://127.0.0.1:${port}/api/v1/guests`, { method: 'POST' })).json() as { token: string }
    await fetch(`http://127.0.0.1:${port}/api/v1/catalogue?query=ma-question`, { headers: { 'authorization': `Bearer ${guest.token}`, 'user-agent': 'mon-navigateur' } })
    await fetch(`http://127.0.0.1:${port}/fr/nowhere-ma-page`)
    const { code, log } = await server.stop()
    expect(code).toBe(0)
    expect(log).toContain('/api/v1/catalogue')
    expect(log).not.toMatch(/ma-question|mon-navigateur|ma-page|127\.0\.0\.1"|remoteAddress/)
    expect(log).not.toContain(guest.token.split('.')[1])
    expect((await readFile(join(folder, 'new/parcours.sqlite'))).length).toBeGreaterThan(0)
  })

  async function startServing(env: Readonly<Record<string, string>>): Promise<{ stop(): Promise<{ code: number | null; log: string }> }> {
    const child = start(['serve', '--migrate'], env)
    children.push(child)
    let log = ''
    child.stdout?.on('data', (chunk: Buffer) => { log += chunk.toString() })
    child.stderr?.on('data', (chunk: Buffer) => { log += chunk.toString() })
    for (let tries = 0; tries < 300; tries++) {
      if (await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.ok, () => false)) {
        return {
          stop: async () => {
            child.kill('SIGTERM')
            const [code] = await once(child, 'close') as [number | null]
            return { code, log }
          },
        }
      }
      await new Promise((resolve) => { setTimeout(resolve, 100) })
    }
    child.kill('SIGKILL')
    throw new Error(`The server did not start: ${log}`)
  }
})

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => { resolve(typeof address === 'object' && address !== null ? address.port : 0) })
    })
  })
}
