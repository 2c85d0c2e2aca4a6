// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildServices, type AllServices } from './buildServices.ts'
import type { Config } from './config.ts'
import { openDatabase, type DatabaseOptions, type OpenDatabase } from './database/dataSource.ts'
import { findProjectFolders } from './files/projectFolders.ts'
import { readStyle } from './files/readStyle.ts'
import { buildApp } from './http/app.ts'
import { readAppAssets, type AppAssets } from './http/campus/appAssets.ts'
import type { Limits } from './http/rateLimit.ts'
import { startMail } from './mailJob.ts'
import { connectMeetingServer } from './meetingServer.ts'
import { lastDueAt, scheduleJob } from './nightlyJob.ts'
import { openLog } from './openLog.ts'
import { scheduleEvery } from './pollingJob.ts'
import { publishAdventureFolders } from './publishAdventureFolders.ts'
import { publishFolders, type FolderOutcome } from './publishFolders.ts'
import { publishSurveyFolders } from './publishSurveyFolders.ts'
import type { Clock } from './services/clock.ts'
import type { Repositories } from './services/repositories.ts'
import { makeWebinarHousekeeping } from './services/webinars/housekeeping.ts'

/** How soon after a session, and its meeting server's report, it counts in the course. */
const COMPLETION_PERIOD_MS = 5 * 60_000

/** What tests, the demo and the commands may set beside the configuration. */
export interface ServerOptions {
  readonly clock?: Clock
  /** Brings the tables up to date first; without it, a database that is behind stops the start. */
  readonly migrate?: boolean
  /** Figures every so many milliseconds instead of each night (the demo). */
  readonly figuresEveryMs?: number
  readonly limits?: Partial<Limits>
  readonly logLevel?: 'info' | 'warn' | 'error' | false
  /** Folders of courses to publish at the start, instead of those that ship with Parcours. */
  readonly contentFolders?: readonly string[]
  /** The same, of surveys. */
  readonly surveyFolders?: readonly string[]
  /** The same, of adventures. */
  readonly adventureFolders?: readonly string[]
}

export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:8787`. */
  readonly url: string
  readonly app: FastifyInstance
  readonly repositories: Repositories
  readonly all: AllServices
  /** What became of each course folder at the start. */
  readonly published: readonly FolderOutcome[]
  /** Takes the figures now, as the nightly job does. */
  refreshFigures(): Promise<void>
  /** Stops listening, finishes what is under way, closes the database. */
  stop(): Promise<void>
}

/** Opens, publishes what changed, listens. @throws StartError, DatabaseError with one sentence for the operator */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const clock = options.clock ?? (() => new Date())
  await requireFolders(config.contentFolders)
  const opened = await openDatabase(databaseOptions(config, options.migrate ?? false))
  try {
    return await startOn(opened, config, options, clock)
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** SQLite in the data folder, or PostgreSQL; erasures are remembered in the data folder with both. */
export function databaseOptions({ databaseUrl, dataFolder }: Config, migrate: boolean): DatabaseOptions {
  const erasureFile = join(dataFolder, 'erasures.log')
  return databaseUrl === undefined
    ? { kind: 'sqlite', file: join(dataFolder, 'parcours.sqlite'), migrate, erasureFile }
    : { kind: 'postgres', url: databaseUrl, migrate, erasureFile }
}

async function startOn(opened: OpenDatabase, config: Config, options: ServerOptions, clock: Clock): Promise<RunningServer> {
  const { repositories } = opened
  const folders = findProjectFolders()
  const meetingServer = connectMeetingServer(config, repositories.webinars.attendance, repositories.settings, clock)
  const all = await buildServices(repositories, config, clock, meetingServer)
  const published = await publishFolders(all.publishing, [...options.contentFolders ?? [folders.shippedContent], ...config.contentFolders])
  const publishedSurveys = await publishSurveyFolders(all.surveys.publish, repositories.spaces, [...options.surveyFolders ?? [folders.shippedSurveys], ...config.contentFolders])

  const publishedAdventures = await publishAdventureFolders(all.adventures.publish, repositories.spaces, [...options.adventureFolders ?? [folders.shippedAdventures], ...config.contentFolders])

  let isStopping = false
  const log = openLog()
  const app = await buildApp({
    publicUrl: config.publicUrl,
    isMailConfigured: config.mail !== undefined,
    clock,
    services: all.services,
    verifyToken: all.verifyToken,
    isAllowedOrigin: all.isAllowedOrigin,
    isReady: async () => !isStopping && await repositories.content.version() >= 0,
    campusCss: await readStyle(folders.campusCssFiles),
    appAssets: await findAppAssets(folders.builtApp),
    attendanceReceiver: meetingServer?.receiver,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.logLevel === undefined ? {} : { logLevel: options.logLevel }),
    logStream: log,
  })
  for (const { folder, outcome } of published) {
    if (outcome.kind === 'issues') app.log.error({ folder, issueCount: outcome.issues.length }, 'course refused: run parcours check')
    if (outcome.kind === 'refused') app.log.error({ folder, code: outcome.code }, 'course refused')
  }

  for (const { folder, outcome } of publishedSurveys) {
    if (outcome.kind === 'issues') app.log.error({ folder, issueCount: outcome.issues.length }, 'survey refused: run parcours check')
    if (outcome.kind === 'refused') app.log.error({ folder, code: outcome.code }, 'survey refused')
  }

  for (const { folder, outcome } of publishedAdventures) {
    if (outcome.kind === 'issues') app.log.error({ folder, issueCount: outcome.issues.length }, 'adventure refused: run parcours check')
    if (outcome.kind === 'refused') app.log.error({ folder, code: outcome.code }, 'adventure refused')
  }

  const refreshFigures = async () => {
    await repositories.figures.refresh(clock())
    await all.services.webinars.figures.refresh()
    await all.adventures.settling.runNight()
  }
  const night = async () => {
    await refreshFigures()
    await all.expireGuests()
    await all.surveys.settling.runNight()
    await makeWebinarHousekeeping(all.webinarContext).purge()
  }
  const url = await listen(app, config)
  const lastTakenAt = await repositories.figures.lastTakenAt()
  const tellFailure = (error: unknown) => { app.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'nightly job failed') }
  if (lastTakenAt === undefined || lastTakenAt < lastDueAt(clock())) {
    await refreshFigures()
    // The night was missed: a day's answers are not left in their order until the next.
    await all.surveys.settling.runNight().catch(tellFailure)
  }
  const schedule = scheduleJob(night, clock, tellFailure, options.figuresEveryMs)

  const polling = meetingServer?.startPolling(
    (round) => { app.log.warn(round, 'some meeting rooms did not answer') },
    (error) => { app.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'polling of meeting rooms failed') },
  )

  const completing = scheduleEvery(
    COMPLETION_PERIOD_MS, async () => { await all.services.webinars.completion.completeEnded() },
    (error) => { app.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'completing sessions failed') },
  )

  const mail = startMail(all.webinarContext, config.mail, {
    onRound: (round) => { app.log.warn(round, 'some mail did not leave') },
    onError: (error) => { app.log.error({ name: error instanceof Error ? error.name : 'unknown' }, 'sending mail failed') },
  })

  const stop = async () => {
    isStopping = true
    await Promise.all([app.close(), schedule.stop(), polling?.stop(), completing.stop(), mail.stop()])
    await meetingServer?.close()
    await opened.close()
    log.close()
  }
  return { url, app, repositories, all, published, refreshFigures, stop }
}

/** @throws StartError for what is no folder, before anything is opened */
async function requireFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false)
    if (!isFolder) throw new StartError(`PARCOURS_CONTENT: there is no folder ${folder}.`)
  }
}

/** The built app of the campus; without it, the pages still read well. */
async function findAppAssets(folder: string): Promise<AppAssets | undefined> {
  const manifest = await readFile(join(folder, '.vite/manifest.json'), 'utf8').catch(() => undefined)
  return manifest === undefined ? undefined : readAppAssets(manifest, folder)
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (error) {
    await app.close()
    throw startError(error, host, port)
  }
}

/** Stops the start with one sentence for the operator. */
export class StartError extends Error {
  override readonly name = 'StartError'
}

function startError(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE': return new StartError(`PARCOURS_PORT: port ${port} is already in use on ${host}.`)
    case 'EACCES': return new StartError(`PARCOURS_PORT: this account may not listen on port ${port}.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return new StartError(`PARCOURS_HOST: ${host} is no address of this machine.`)
    default: return error
  }
}
