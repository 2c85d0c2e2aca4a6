// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SERIES_DEFAULTS, type Series, type Session } from '@parcours/courses'
import { buildServices } from '../../../course-server/src/buildServices.ts'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { MintToken } from '../../../course-server/src/services/tokens.ts'
import { startEmbeddedPostgres } from '../../../course-server/test/support/embeddedPostgres.ts'
import { startServer, type RunningServer } from '../../support/runningServer.ts'
import type { Bench, Measure } from '../measure.ts'
import { gatherCrowd, type Crowd } from '../processes/crowd.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import type { Finding } from '../ratio.ts'
import { medianOf, quantileOf, spreadOf, summaryOf } from '../timing/spread.ts'

const PEOPLE = 500
const PLACES = 50
const P95_GOAL_MS = 300
/** A server that just started compiles as it goes; one that people use has met some crowds. */
const WARM_UP_CROWDS = 3
/** A space may write 6,000 times a minute: crowds are few. */
const MOST_ROUNDS = 5
const ROUNDS_WITHIN_A_SECOND = 3
/** Pages opened at the same time, before the crowd clicks. */
const PAGES_AT_ONCE = 5
const FEED_SESSIONS = 200
const FEEDS = 24
const FEED_GOAL_MS = 20

/** Five hundred people who press the same button at the same instant, or within one second; and a calendar of two hundred sessions. */
export const registrations: Measure = {
  name: 'registrations',
  ratioNames: ['registrations-p95', 'registrations-within-a-second-p95', 'registrations-cpu', 'registrations-postgres-p95', 'feed-200-sessions'],
  run: async (bench) => {
    ensureBuilt(bench.say)
    const onSqlite = await measureSqlite(bench)
    return [...onSqlite.crowds, await measurePostgres(bench), onSqlite.feed]
  },
}

async function measureSqlite({ sizes }: Bench): Promise<{ readonly crowds: readonly Finding[]; readonly feed: Finding }> {
  const server = await startServer()
  const opened = await openDatabase({ kind: 'sqlite', file: join(server.dataFolder, 'parcours.sqlite'), migrate: false })
  try {
    const atOnce = await registerCrowds(server, opened, { warmUps: WARM_UP_CROWDS, rounds: Math.min(sizes.rounds, MOST_ROUNDS) })
    const withinASecond = await registerCrowds(server, opened, { warmUps: 0, rounds: ROUNDS_WITHIN_A_SECOND, delayMs: () => Math.random() * 1_000 })
    const feeds = await readFeeds(server.url, opened)
    return {
      crowds: [
        {
          name: 'registrations-p95', ...summaryOf(atOnce.p95Ms), unit: 'ms', goal: P95_GOAL_MS, goalKind: 'goal', better: 'lower',
          note: `${PEOPLE} people at the same instant for ${PLACES} places over HTTP, each with the page open, SQLite at FULL: exactly ${PLACES} confirmed and the others in line, or the number is void (${atOnce.told}; after ${WARM_UP_CROWDS} crowds, the first of which after the server's start waited ${atOnce.firstP95Ms.toFixed(0)} ms)`,
        },
        {
          name: 'registrations-within-a-second-p95', ...summaryOf(withinASecond.p95Ms), unit: 'ms', goal: P95_GOAL_MS, goalKind: 'goal', better: 'lower',
          note: `the same people at instants drawn from one second (${withinASecond.told})`,
        },
        {
          name: 'registrations-cpu', ...summaryOf(atOnce.cpuMs), unit: 'ms', goal: null, goalKind: 'goal', better: 'lower', note: 'CPU time of the server per registration at the same instant',
        },
      ],
      feed: {
        name: 'feed-200-sessions', ...summaryOf(feeds.next), unit: 'ms', goal: FEED_GOAL_MS, goalKind: 'goal', better: 'lower',
        note: `GET of a public iCalendar feed of ${FEED_SESSIONS} sessions by a subscriber, ${feeds.next.length} feeds; whoever asks first after a change of the series waits ${medianOf(feeds.first).toFixed(0)} ms (${spreadOf(feeds.first).map((one) => one.toFixed(0)).join(' – ')})`,
      },
    }
  } finally {
    await opened.close()
    await server.dispose()
  }
}

async function measurePostgres({ sizes }: Bench): Promise<Finding> {
  const postgres = await startEmbeddedPostgres()
  try {
    const server = await startServer({ DATABASE_URL: postgres.url })
    const opened = await openDatabase({ kind: 'postgres', url: postgres.url, migrate: false })
    try {
      const atOnce = await registerCrowds(server, opened, { warmUps: WARM_UP_CROWDS, rounds: Math.min(sizes.rounds, MOST_ROUNDS) })
      return {
        name: 'registrations-postgres-p95', ...summaryOf(atOnce.p95Ms), unit: 'ms', goal: P95_GOAL_MS, goalKind: 'wish', better: 'lower',
        note: `the crowd of registrations-p95 on PostgreSQL, which shares the two cores (${atOnce.told}; the first ${atOnce.firstP95Ms.toFixed(0)} ms)`,
      }
    } finally {
      await opened.close()
      await server.dispose()
    }
  } finally {
    await postgres.stop()
  }
}

interface Crowds {
  readonly p95Ms: readonly number[]
  readonly cpuMs: readonly number[]
  readonly firstP95Ms: number
  /** The median's and the last person's wait, in words. */
  readonly told: string
}

interface CrowdPlan {
  /** Crowds that are not measured. */
  readonly warmUps: number
  readonly rounds: number
  /** When a person clicks; at the same instant without it. */
  readonly delayMs?: () => number
}

async function registerCrowds(server: RunningServer, opened: OpenDatabase, { warmUps, rounds, delayMs }: CrowdPlan): Promise<Crowds> {
  const { mintToken } = await buildServices(opened.repositories, { publicUrl: server.url }, () => new Date())
  const crowd = await gatherCrowd(server.url, PEOPLE)
  try {
    const all: { readonly latencies: readonly number[]; readonly cpuMs: number }[] = []
    for (let round = 0; round < warmUps + rounds; round += 1) all.push(await registerAll(server, crowd, opened, mintToken, delayMs))
    const measured = all.slice(warmUps)
    const medianMs = medianOf(measured.map(({ latencies }) => quantileOf(latencies, 0.5)))
    const lastMs = medianOf(measured.map(({ latencies }) => Math.max(...latencies)))
    return {
      p95Ms: measured.map(({ latencies }) => quantileOf(latencies, 0.95)), cpuMs: measured.map(({ cpuMs }) => cpuMs),
      firstP95Ms: quantileOf(all[0]?.latencies ?? [], 0.95), told: `median ${medianMs.toFixed(0)} ms, the last ${lastMs.toFixed(0)} ms`,
    }
  } finally {
    crowd.leave()
  }
}

/** User and system time of a process, in clock ticks of 10 ms. */
function serverCpuMs(processId: number): number {
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

async function registerAll(
  server: RunningServer, crowd: Crowd, opened: OpenDatabase, mintToken: MintToken, delayMs: (() => number) | undefined,
): Promise<{ readonly latencies: readonly number[]; readonly cpuMs: number }> {
  const seriesId = await openSeries(opened, 8, PLACES)
  const tokens = await Promise.all(Array.from({ length: PEOPLE }, () => tokenOfGuest(opened, mintToken)))
  // Everybody has the page open: it has read the series in their name. A few at a time, as people come.
  const body = (registrationId: string) => JSON.stringify({ registrationId, seriesId, sessionId: null, channel: 'none', answers: {}, contact: null, language: 'fr' })
  await crowd.ask(tokens.map((token) => ({ method: 'GET', path: `/api/v1/series/${seriesId}`, token })), (person) => Math.floor(person / PAGES_AT_ONCE) * 10)
  const before = serverCpuMs(server.processId)
  const latencies = await crowd.ask(tokens.map((token) => {
    const registrationId = randomUUID()
    return { method: 'PUT', path: `/api/v1/me/registrations/${registrationId}`, token, body: body(registrationId) }
  }), delayMs)
  const cpuMs = (serverCpuMs(server.processId) - before) / PEOPLE
  const stored = await opened.repositories.webinars.series.find(seriesId)
  const counts = stored && (await opened.repositories.webinars.registrations.counts(stored)).get(0)
  if (counts?.confirmed !== PLACES || counts.waitlisted !== PEOPLE - PLACES) throw new Error(`${counts?.confirmed ?? 0} confirmed, ${counts?.waitlisted ?? 0} waiting: the number is void.`)
  return { latencies, cpuMs }
}

async function tokenOfGuest({ repositories }: OpenDatabase, mintToken: MintToken): Promise<string> {
  const subject = randomBytes(32).toString('base64url')
  const { spaceNumber } = await repositories.spaces.ensureCampus(new Date())
  await repositories.guests.create({ spaceNumber, subject, phraseHash: randomBytes(32).toString('base64url'), day: 0 })
  return (await mintToken({ spaceId: 'campus', subject, roles: ['learner'], isGuest: true, isHost: false })).token
}

/** Each feed twice: as whoever asks first after a change, and as everybody after them. */
async function readFeeds(url: string, opened: OpenDatabase): Promise<{ readonly first: readonly number[]; readonly next: readonly number[] }> {
  const first: number[] = []
  const next: number[] = []
  for (let feed = 0; feed < FEEDS; feed += 1) {
    const seriesId = await openSeries(opened, FEED_SESSIONS, undefined)
    first.push(await readFeed(url, seriesId))
    next.push(await readFeed(url, seriesId))
  }
  // The first ones warm the code up.
  return { first: first.slice(FEEDS / 4), next: next.slice(FEEDS / 4) }
}

async function readFeed(url: string, seriesId: string): Promise<number> {
  const startedMs = performance.now()
  const text = await (await fetch(`${url}/api/v1/series/${seriesId}/feed.ics`)).text()
  const waitedMs = performance.now() - startedMs
  if (text.split('BEGIN:VEVENT').length !== FEED_SESSIONS + 1) throw new Error('The feed misses sessions: the number is void.')
  return waitedMs
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
