// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { analyticsReport, analyticsToken, type ReportOptions } from './analyticsReport.ts'
import { failed } from './answers.ts'
import { answerCall, endMeetings, type DoubleAnswer, type DoubleState } from './doubleCalls.ts'
import { chatSent, recordingPublished, userJoined, userLeft } from './hookEvents.ts'
import { sendEvents, type SentHook } from './hookSender.ts'
import { isSigned, type Mode } from './isSigned.ts'
import { noFaults, type Faults } from './faults.ts'

/** A BigBlueButton of our own on loopback, for tests: as strict as the real one, and as unreliable as it is told to be. */
export interface BigBlueButtonDouble {
  /** As `bbb-conf --secret` would print it. */
  readonly url: string
  readonly secret: string
  readonly faults: Faults
  /** Names of the calls that were answered, in order. */
  readonly calls: readonly string[]
  /** Every request of the hooks, retries included. */
  readonly sentHooks: readonly SentHook[]
  /** Callbacks to the public address go to this port of loopback: what they say and sign stays the same. */
  sendHooksTo(port: number): void
  readonly documentsOf: (meetingId: string) => readonly string[]
  readonly parametersOf: (meetingId: string) => Readonly<Record<string, string>>
  /** A browser opens a join address and its client connects: only now is somebody there. @throws when the address is refused */
  clientConnects(joinUrl: string): Promise<DoubleConnection>
  /** Somebody writes in the chat: nobody should ever be told. */
  chat(meetingId: string): void
  /** Sends the events that wait to the hooks that want them. Resolves when the last retry is over. */
  deliverHooks(): Promise<void>
  /** The analytics callback of an ended meeting: one attempt. Resolves to its status, 0 without an answer. */
  sendAnalytics(meetingId: string, options?: Partial<ReportOptions>): Promise<number>
  publishRecording(meetingId: string): void
  stop(): Promise<void>
}

export interface DoubleConnection {
  /** Closes the tab. The departure is told, unless a fault swallows it. */
  leave(): void
  /** The line comes back: the same client, the same ids. */
  reconnect(): void
}

export interface DoubleOptions {
  readonly now: () => Date
  readonly mode?: Mode
  readonly secret?: string
  /** What bbb-webhooks hashes with, for its calls and its callbacks. */
  readonly hooksAlgorithm?: string
  readonly isBearer?: boolean
  /** An end comes this long after it was asked for. */
  readonly endDelayMs?: number
  /** What one second between retries lasts. */
  readonly retrySecondMs?: number
  /** Where our server would be known from outside; see `sendHooksTo`. */
  readonly publicOrigin?: string
}

const SECRET = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'
const API = '/bigbluebutton/api/'

export async function startBigBlueButtonDouble(options: DoubleOptions): Promise<BigBlueButtonDouble> {
  const { secret = SECRET, hooksAlgorithm = 'sha1', isBearer = false, retrySecondMs = 1 } = options
  const faults = noFaults()
  const state: DoubleState = {
    now: () => options.now().getTime(), faults, endDelayMs: options.endDelayMs ?? 5000, meetings: new Map(), ended: [], recordings: [], hooks: [], events: [],
  }
  const calls: string[] = []
  let receiver: string | undefined
  const addressOf = (url: string) => (receiver === undefined || options.publicOrigin === undefined ? url : url.replace(options.publicOrigin, receiver))
  const sentHooks: SentHook[] = []
  const isWellSigned = (callName: string, rawQuery: string) =>
    isSigned(callName, rawQuery, secret, options.mode ?? 'bigbluebutton', callName.startsWith('hooks/') ? [hooksAlgorithm] : undefined)
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => { response.destroy() })
  })

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (faults.isDown) {
      request.socket.destroy()
      return
    }
    const [path = '', rawQuery = ''] = (request.url ?? '').split(/\?(.*)/s)
    const name = path.startsWith(API) ? path.slice(API.length) : path
    let body = ''
    for await (const chunk of request) body += String(chunk)
    calls.push(name)
    if (faults.delayMs > 0) await wait(faults.delayMs)
    if (faults.isEndless) writeForEver(response)
    else if (faults.body !== undefined) response.writeHead(faults.status, { 'content-type': 'text/xml' }).end(faults.body)
    else write(response, isWellSigned(name, rawQuery) ? answerCall(state, { name, method: request.method ?? '', query: new URLSearchParams(rawQuery), body }) : { xml: failed('checksumError') })
  }
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  // A listening TCP server has an address with a port.
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const meetingOf = (meetingId: string) => state.meetings.get(meetingId) ?? state.ended.findLast(({ meeting }) => meeting.meetingId === meetingId)?.meeting
  return {
    url: `${origin}/bigbluebutton/`,
    secret, faults, calls, sentHooks,
    sendHooksTo(port) { receiver = `http://127.0.0.1:${port}` },
    documentsOf: (meetingId) => meetingOf(meetingId)?.documents ?? [],
    parametersOf: (meetingId) => Object.fromEntries(meetingOf(meetingId)?.parameters ?? []),
    async clientConnects(joinUrl) {
      const opened = await fetch(joinUrl, { redirect: 'manual' })
      const token = /sessionToken=(\w+)/.exec(opened.headers.get('location') ?? '')?.[1]
      if (token === undefined) throw new Error(`The join address was refused: ${await opened.text()}`)
      return connect(state, token)
    },
    chat(meetingId) {
      const meeting = meetingOf(meetingId)
      if (meeting !== undefined) state.events.push(chatSent(meeting, state.now()))
    },
    async deliverHooks() {
      endMeetings(state)
      const events = state.events.splice(0)
      const fates = await Promise.all(state.hooks.map(async (hook) => sendEvents(
        hook, events.filter(({ data }) => hook.meetingId === undefined || data.attributes.meeting['external-meeting-id'] === hook.meetingId),
        { secret, algorithm: hooksAlgorithm, isBearer, secondMs: retrySecondMs, faults: faults.hooks, addressOf, onSent: (sent) => { sentHooks.push(sent) } },
      )))
      state.hooks.splice(0, Infinity, ...state.hooks.filter((_, index) => fates[index] !== 'dropped'))
    },
    async sendAnalytics(meetingId, { hasDepartures = true } = {}) {
      endMeetings(state)
      const last = state.ended.findLast(({ meeting }) => meeting.meetingId === meetingId)
      const url = last?.meeting.metadata.get('analytics-callback-url')
      if (last === undefined || url === undefined || last.meeting.parameters.get('meetingKeepEvents') !== 'true') throw new Error(`${meetingId} has no report to send.`)
      const headers = { 'content-type': 'application/json', 'user-agent': 'BigBlueButton Analytics Callback', 'authorization': `Bearer ${analyticsToken(secret, state.now())}` }
      const body = JSON.stringify(analyticsReport(last.meeting, last.endedAt, { hasDepartures }))
      return fetch(url, { method: 'POST', headers, body }).then(({ status }) => status, () => 0)
    },
    publishRecording(meetingId) {
      const meeting = meetingOf(meetingId)
      if (meeting === undefined) return
      state.recordings.push({ meeting, startedAt: meeting.createdAt, endedAt: state.now() })
      state.events.push(recordingPublished(meeting, state.now()))
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => { server.close(resolve) })
    },
  }
}

/** @throws when no meeting knows the token */
function connect(state: DoubleState, token: string): DoubleConnection {
  const meeting = [...state.meetings.values()].find(({ users }) => users.some(({ sessionToken }) => sessionToken === token))
  const user = meeting?.users.find(({ sessionToken }) => sessionToken === token)
  if (meeting === undefined || user === undefined) throw new Error('Nobody joined with that token.')
  const join = () => {
    user.stays.push({ joinedAt: state.now(), leftAt: undefined })
    state.events.push(userJoined(meeting, user, state.now()))
  }
  join()
  return {
    leave() {
      const last = user.stays.at(-1)
      if (last === undefined || last.leftAt !== undefined) return
      last.leftAt = state.now()
      state.events.push(userLeft(meeting, user, state.now()))
    },
    reconnect: join,
  }
}

function write(response: ServerResponse, answer: DoubleAnswer): void {
  if ('redirect' in answer) response.writeHead(302, { location: answer.redirect }).end()
  else response.writeHead(200, { 'content-type': 'text/xml;charset=utf-8' }).end(answer.xml)
}

function writeForEver(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/xml' })
  const more = () => {
    while (!response.destroyed && response.write('<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>'.repeat(1000)));
  }
  response.on('drain', more)
  more()
}
