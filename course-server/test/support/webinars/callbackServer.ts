// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import type { AddressInfo } from 'node:net'
import fastify, { LogController } from 'fastify'
import { makeMeetingCallbacks } from '../../../src/bigBlueButton/meetingCallbacks.ts'
import type { BbbConfig } from '../../../src/config.ts'
import { addErrorHandler } from '../../../src/http/errorHandler.ts'
import { addRequestLog } from '../../../src/http/requestLog.ts'
import { addMeetingCallbackRoutes } from '../../../src/http/routes/webinars/meetingCallbacks.ts'
import type { Clock } from '../../../src/services/clock.ts'
import { makeAttendanceReceiver } from '../../../src/services/webinars/attendanceReceiver.ts'
import type { AttendanceSink, SessionMeetings } from '../../../src/services/webinars/attendanceSink.ts'

/** The two routes that BigBlueButton calls, listening on loopback as in production. */
export interface CallbackServer {
  /** Such as `http://127.0.0.1:1234`. */
  readonly url: string
  hookUrl(meetingId: string): string
  analyticsUrl(meetingId: string): string
  /** Everything it logged, to look for what it must not log. */
  log(): string
  stop(): Promise<void>
}

export interface CallbackServerOptions {
  readonly config: Pick<BbbConfig, 'secret' | 'hooksChecksum'>
  readonly meetings: SessionMeetings
  readonly sink: AttendanceSink
  readonly clock: Clock
}

export async function startCallbackServer({ config, meetings, sink, clock }: CallbackServerOptions): Promise<CallbackServer> {
  const stream = new PassThrough()
  let log = ''
  stream.on('data', (chunk: Buffer) => { log += chunk.toString() })
  const app = fastify({ logger: { level: 'trace', stream }, logController: new LogController({ disableRequestLogging: true }) })
  addErrorHandler(app)
  addRequestLog(app)
  // The address is known once it listens; routes cannot be added afterwards.
  let url = ''
  const callbacks = () => makeMeetingCallbacks(config, url)
  const receiver = makeAttendanceReceiver({
    readHook: (callback) => callbacks().readHook(callback), readAnalytics: (callback, now) => callbacks().readAnalytics(callback, now),
  }, meetings, sink, clock)
  await app.register(async (bbb) => { await addMeetingCallbackRoutes(bbb, receiver) }, { prefix: '/bbb' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  // A listening TCP server has an address with a port.
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    url,
    hookUrl: (meetingId) => `${url}/bbb/hook?meeting=${meetingId}`,
    analyticsUrl: (meetingId) => `${url}/bbb/analytics/${meetingId}`,
    log: () => log,
    async stop() {
      await app.close()
      stream.end()
      await once(stream, 'close')
    },
  }
}
