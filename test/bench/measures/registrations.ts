// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { SERIES_DEFAULTS, type Series, type Session } from '@parcours/courses'
import { buildServices } from '../../../course-server/src/buildServices.ts'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { MintToken } from '../../../course-server/src/services/tokens.ts'
import { startServer } from '../../support/runningServer.ts'
import type { Bench, Measure } from '../measure.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'
import { medianOf, quantileOf, summaryOf } from '../timing/spread.ts'

const PEOPLE = 500
const PLACES = 50
const P95_GOAL_MS = 300
const FEED_SESSIONS = 200
const FEED_CALLS = 40
const FEED_GOAL_MS = 20
const MAX_ROUNDS = 3

/** Five hundred people who press the same button in the same second, and a calendar of two hundred sessions. */
export const registrations: Measure = {
  name: 'registrations',
  ratioNames: ['registrations-p95', 'registrations-cpu', 'feed-200-sessions'],
  run: measureRegistrations,
}

async function measureRegistrations({ sizes, say }: Bench): Promise<readonly Finding[]> {
  ensureBuilt(say)
  const server = await startServer()
  const opened = await openDatabase({ kind: 'sqlite', file: join(server.dataFolder, 'parcours.sqlite'), migrate: false })
  const agent = new Agent({ keepAlive: true, maxSockets: PEOPLE })
  try {
    const { mintToken } = await buildServices(opened.repositories, { publicUrl: server.url }, () => new Date())
    // A server that just started compiles as it goes: what that costs stands in the note.
    const firstP95 = quantileOf(await registerAll(server.url, agent, opened, mintToken), 0.95)
    const rounds: number[] = []
    const medians: number[] = []
    const cpuMs: number[] = []
    for (let round = 0; round < Math.min(MAX_ROUNDS, sizes.rounds); round += 1) {
      const before = serverCpuMs(server.processId)
      const latencies = await registerAll(server.url, agent, opened, mintToken)
      rounds.push(quantileOf(latencies, 0.95))
      medians.push(medianOf(latencies))
      cpuMs.push((serverCpuMs(server.processId) - before) / PEOPLE)
    }
    const feed = await readFeed(server.url, agent, opened)
    return [
      {
        name: 'registrations-p95', ...summaryOf(rounds), unit: 'ms', goal: P95_GOAL_MS, goalKind: 'goal', better: 'lower',
        note: `${PEOPLE} people at once for ${PLACES} places over HTTP, SQLite at FULL: exactly ${PLACES} confirmed and the others in line, or the number is void (median ${medianOf(medians).toFixed(0)} ms; as the very first requests of a server ${firstP95.toFixed(0)} ms)`,
      },
      {
        name: 'registrations-cpu', ...summaryOf(cpuMs), unit: 'ms', goal: null, goalKind: 'goal', better: 'lower',
        note: 'CPU time of the server per registration in that second, its connection and token check included',
      },
      {
        name: 'feed-200-sessions', ...summaryOf(feed), unit: 'ms', goal: FEED_GOAL_MS, goalKind: 'goal', better: 'lower',
        note: `GET of a public iCalendar feed of ${FEED_SESSIONS} sessions, median and range of ${feed.length} calls`,
      },
    ]
  } finally {
    agent.destroy()
    await opened.close()
    await server.dispose()
  }
}

/** User and system time of a process, in clock ticks of 10 ms. */
function serverCpuMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function registerAll(url: string, agent: Agent, opened: OpenDatabase, mintToken: MintToken): Promise<readonly number[]> {
  const seriesId = await openSeries(opened, 8, PLACES)
  const tokens = await Promise.all(Array.from({ length: PEOPLE }, async () => (
    await mintToken({ spaceId: 'campus', subject: randomBytes(32).toString('base64url'), roles: ['learner'], isGuest: true, isHost: false })).token))
  // Everybody has the page open: the connections are there.
  await Promise.all(tokens.map(() => send(agent, `${url}/health`, 'GET')))
  const latencies = await Promise.all(tokens.map(async (token) => {
    const registrationId = randomUUID()
    const body = JSON.stringify({ registrationId, seriesId, sessionId: null, channel: 'none', answers: {}, contact: null, language: 'fr' })
    const startedMs = performance.now()
    await send(agent, `${url}/api/v1/me/registrations/${registrationId}`, 'PUT', { body, token })
    return performance.now() - startedMs
  }))
  const stored = await opened.repositories.webinars.series.find(seriesId)
  const counts = stored && (await opened.repositories.webinars.registrations.counts(stored)).get(0)
  if (counts?.confirmed !== PLACES || counts.waitlisted !== PEOPLE - PLACES) throw new Error(`${counts?.confirmed ?? 0} confirmed, ${counts?.waitlisted ?? 0} waiting: the number is void.`)
  return latencies
}

async function readFeed(url: string, agent: Agent, opened: OpenDatabase): Promise<readonly number[]> {
  const seriesId = await openSeries(opened, FEED_SESSIONS, undefined)
  const latencies: number[] = []
  for (let call = 0; call < FEED_CALLS; call += 1) {
    const startedMs = performance.now()
    const text = await send(agent, `${url}/api/v1/series/${seriesId}/feed.ics`, 'GET')
    latencies.push(performance.now() - startedMs)
    if (text.split('BEGIN:VEVENT').length !== FEED_SESSIONS + 1) throw new Error('The feed misses sessions: the number is void.')
  }
  // The first ones warm the code up.
  return latencies.slice(FEED_CALLS / 4)
}

/** Written beside the running server, as its commands do. */
async function openSeries({ repositories }: OpenDatabase, sessionCount: number, capacity: number | undefined): Promise<string> {
  const campus = await repositories.spaces.ensureCampus(new Date())
  const seriesId = randomUUID()
  const series: Series = {
    ...SERIES_DEFAULTS, seriesId, ownerSpace: 'campus', audience: 'public', status: 'open', capacity, courseId: undefined, language: 'fr', title: 'Une série',
    summary: '', description: '', organiser: '', revision: 1,
  }
  const sessions = Array.from({ length: sessionCount }, (_, index): Session => ({
    sessionId: randomUUID(), seriesId, number: index + 1, kind: 'webinar', title: `Séance ${index + 1}`, description: 'Une heure ensemble.',
    time: { localStart: `20${30 + Math.floor(index / 300)}-${String(1 + Math.floor(index / 28) % 12).padStart(2, '0')}-${String(1 + index % 28).padStart(2, '0')}T14:00`, timeZone: 'Europe/Paris', durationMinutes: 60 },
    status: 'confirmed', sequence: 0, room: { kind: 'later', isOnline: true }, capacity: undefined, materials: [], replay: undefined, activityId: undefined, revision: 1,
  }))
  await repositories.webinars.series.create(campus.spaceNumber, series, sessions, new Date())
  return seriesId
}

function send(agent: Agent, url: string, method: string, { body, token }: { readonly body?: string; readonly token?: string } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const sent = request(url, { method, agent, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      answer.once('error', reject)
      answer.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${method} ${url} was answered ${answer.statusCode ?? 0}: ${text.slice(0, 300)}`))
      })
    })
    sent.once('error', reject)
    sent.end(body)
  })
}
