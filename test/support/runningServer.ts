// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './freePort.ts'

const CLI = 'course-server/dist/cli.js'
/** As `npm start` gives it: it keeps the server small. */
const NODE_FLAGS = ['--max-semi-space-size=2']
/** A cold start migrates, publishes the shipped courses and listens. */
const START_TIMEOUT_MS = 90_000

export interface RunningServer {
  readonly url: string
  readonly dataFolder: string
  readonly processId: number
  /** Everything the server wrote, to look for what it must not write. */
  readonly log: () => string
  /** Runs the operator's command on the same data. */
  readonly cli: (...args: string[]) => Promise<string>
  /** Ends it as an operator would, and waits. */
  readonly stop: () => Promise<void>
  /** `kill -9`: nothing is flushed, nothing is said. */
  readonly kill: () => Promise<void>
  readonly restart: () => Promise<void>
  /** Stops and removes the data. */
  readonly dispose: () => Promise<void>
}

/** Starts the built server as its own process on loopback, with data of its own. */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run npm run build first (npm test does).`)
  const dataFolder = mkdtempSync(join(tmpdir(), 'parcours-test-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: dataFolder,
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    PARCOURS_PORT: String(port),
    PARCOURS_DATA: dataFolder,
    ...environment,
  }
  let log = ''
  let child: ChildProcess | undefined

  const start = async () => {
    const started = spawn(process.execPath, [...NODE_FLAGS, CLI, 'serve', '--migrate'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    started.stdout.on('data', (chunk: Buffer) => { log += chunk.toString() })
    started.stderr.on('data', (chunk: Buffer) => { log += chunk.toString() })
    child = started
    await untilHealthy(url, started, () => log)
  }
  const end = async (signal: NodeJS.Signals) => {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const ended = new Promise<void>((resolve) => running.once('exit', () => { resolve() }))
    running.kill(signal)
    await ended
  }

  await start()
  return {
    url,
    dataFolder,
    get processId() {
      if (child?.pid === undefined) throw new Error('The server is not running.')
      return child.pid
    },
    log: () => log,
    cli: async (...args) => (await promisify(execFile)(process.execPath, [...NODE_FLAGS, CLI, ...args], { env })).stdout,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: start,
    dispose: async () => {
      await end('SIGTERM')
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

async function untilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${log()}`)
    const isReady = await fetch(`${url}/health`).then((answer) => answer.ok, () => false)
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server was not ready after ${START_TIMEOUT_MS} ms:\n${log()}`)
}
