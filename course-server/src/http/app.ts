// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import cookie from '@fastify/cookie'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { ParcoursError } from '../errors.ts'
import { addCampus } from './campus/campus.ts'
import { addApi } from './api.ts'
import { addCompression } from './compression.ts'
import type { AppDependencies } from './dependencies.ts'
import { addErrorHandler, sendProblem } from './errorHandler.ts'
import { asParcoursError } from './problem.ts'
import { addMeetingCallbackRoutes } from './routes/webinars/meetingCallbacks.ts'
import { addRequestLog } from './requestLog.ts'
import { addSecurityHeaders, setSecurityHeaders } from './securityHeaders.ts'

/** A fact is under 1 kB, an attempt under 20. The outbox states its own limit. */
const BODY_LIMIT_BYTES = 256 * 1024
/** A body of 256 KiB over a village line (64 kbit/s) takes 33 s. */
const REQUEST_TIMEOUT_MS = 60_000
/** Longer than the 60 s after which common proxies drop idle connections, so that they close first. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000
/** Once stopping, a connection whose request was finished is let go of: waiting for the next would keep the server from stopping. */
const STOPPING_KEEP_ALIVE_MS = 100
const MAX_PARAM_LENGTH = 200

/** The whole HTTP side, from its dependencies alone; it listens to nothing yet. */
export async function buildApp(dependencies: AppDependencies): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    // While stopping, what is under way is finished and what comes is told to come back.
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    // The address serves the limits alone; only a proxy on this machine or network may state it.
    trustProxy: 'loopback, uniquelocal',
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAM_LENGTH },
    // What fails before a route is found, such as an address that cannot be decoded: never echoed, never logged.
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply)
      sendProblem(request, reply, asParcoursError(error) ?? new ParcoursError('invalid-request'))
    },
    // Fastify's own request lines hold addresses and queries; `requestLog.ts` writes ours.
    logController: new LogController({ disableRequestLogging: true }),
    logger: dependencies.logLevel === false
      ? false
      : { level: dependencies.logLevel ?? 'info', base: null, ...(dependencies.logStream === undefined ? {} : { stream: dependencies.logStream }) },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, discriminator: true, allErrors: false } },
  })
  app.addHook('preClose', (done) => {
    app.server.keepAliveTimeout = STOPPING_KEEP_ALIVE_MS
    done()
  })
  addErrorHandler(app)
  addRequestLog(app)
  addSecurityHeaders(app)
  await app.register(cookie)
  addCompression(app)
  await app.register(async (api) => { await addApi(api, dependencies) })
  const { attendanceReceiver } = dependencies
  if (attendanceReceiver !== undefined) await app.register(async (bbb) => { await addMeetingCallbackRoutes(bbb, attendanceReceiver) }, { prefix: '/bbb' })
  await app.register(async (campus) => { await addCampus(campus, dependencies) })
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ParcoursError('unknown-page')))
  return app
}
