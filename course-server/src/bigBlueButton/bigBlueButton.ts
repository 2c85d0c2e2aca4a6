// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import type { BbbConfig } from '../config.ts'
import { MAX_DOCUMENTS, MAX_RECORDINGS, type MeetingOutcome, type Meetings } from '../services/webinars/meetings.ts'
import { callServer } from './callServer.ts'
import { signQuery } from './checksum.ts'
import { createParameters, documentsXml, joinParameters, type Parameters } from './meetingParameters.ts'
import { readAnswer, readFlag } from './readAnswer.ts'
import { readCreatedMeeting, readHooks, readMeetingInfo, readRecordings } from './readMeeting.ts'
import { textOf, type XmlElement } from './readXml.ts'

/** A person waits for some of these calls, and a round of polling for all of its own. */
export const CALL_TIMEOUT_MS = 10_000
/** The server may fetch slides before it answers. */
export const DOCUMENTS_TIMEOUT_MS = 30_000
/** More at once would be a burden to a server that is already slow. */
const MAX_CONNECTIONS = 16
/** All that attendance needs of bbb-webhooks' events: others carry passwords, chat and votes. */
const HOOK_EVENTS = ['meeting-ended', 'user-joined', 'user-left'] as const

export interface BigBlueButton extends Meetings {
  /** Ends what is under way and lets the connections go. */
  close(): void
}

/** The client of one server, Scalelite or other load balancers included. */
export function makeBigBlueButton(config: BbbConfig, timeouts = { callMs: CALL_TIMEOUT_MS, documentsMs: DOCUMENTS_TIMEOUT_MS }): BigBlueButton {
  const server = new URL(config.url)
  const apiPath = apiPathOf(server)
  const agent = new (server.protocol === 'https:' ? SecureAgent : PlainAgent)({ keepAlive: true, maxSockets: MAX_CONNECTIONS })

  const pathOf = (callName: string, parameters: Parameters) => {
    const algorithm = callName.startsWith('hooks/') ? config.hooksChecksum : config.checksum
    return `${apiPath}/${callName}?${signQuery(algorithm, config.secret, callName, parameters)}`
  }
  const call = async (callName: string, parameters: Parameters, signal: AbortSignal | undefined, xmlBody?: string) => readAnswer(await callServer({
    server, pathAndQuery: pathOf(callName, parameters), xmlBody, timeoutMs: xmlBody === undefined ? timeouts.callMs : timeouts.documentsMs, agent, signal,
  }))

  return {
    async create(wish, signal) {
      const documents = wish.documents.slice(0, MAX_DOCUMENTS)
      const body = documents.length === 0 ? undefined : documentsXml(documents)
      return readValue(await call('create', createParameters(wish), signal, body), readCreatedMeeting)
    },
    joinUrl: (join) => `${server.origin}${pathOf('join', joinParameters(join))}`,
    async isRunning(meetingID, signal) {
      const outcome = await call('isMeetingRunning', { meetingID }, signal)
      return isGone(outcome) ? done(false) : readValue(outcome, (root) => readFlag(textOf(root, 'running')))
    },
    async findInfo(meetingID, signal) {
      const outcome = await call('getMeetingInfo', { meetingID }, signal)
      return isGone(outcome) ? done(undefined) : readValue(outcome, readMeetingInfo)
    },
    async end(meetingID, signal) {
      const outcome = await call('end', { meetingID }, signal)
      return isGone(outcome) ? done(undefined) : readNothing(outcome)
    },
    async insertDocuments(meetingID, documents, signal) {
      if (documents.length === 0) return done(undefined)
      return readNothing(await call('insertDocument', { meetingID }, signal, documentsXml(documents.slice(0, MAX_DOCUMENTS))))
    },
    async listRecordings(meetingID, signal) {
      return readValue(await call('getRecordings', { meetingID, limit: String(MAX_RECORDINGS) }, signal), readRecordings)
    },
    async createHook({ meetingId, callbackUrl }, signal) {
      const outcome = await call('hooks/create', { callbackURL: callbackUrl, meetingID: meetingId, eventID: HOOK_EVENTS.join(',') }, signal)
      return readValue(outcome, (root) => (textOf(root, 'hookID') === '' ? undefined : { hookId: textOf(root, 'hookID') }))
    },
    async listHooks(meetingID, signal) {
      const outcome = await call('hooks/list', { meetingID }, signal)
      return outcome.kind === 'refused' && outcome.key === 'listHookError' ? done([]) : readValue(outcome, readHooks)
    },
    async destroyHook(hookID, signal) {
      const outcome = await call('hooks/destroy', { hookID }, signal)
      return outcome.kind === 'refused' && outcome.key === 'destroyMissingHook' ? done(undefined) : readNothing(outcome)
    },
    close: () => { agent.destroy() },
  }
}

/** `bbb-conf --secret` prints `…/bigbluebutton/`; people also paste it with `api` at its end. */
function apiPathOf({ pathname }: URL): string {
  return `${pathname.replace(/\/*$/, '').replace(/\/api$/, '')}/api`
}

/** No such meeting, by the keys of old and new servers. */
function isGone(outcome: MeetingOutcome<unknown>): boolean {
  return outcome.kind === 'refused' && (outcome.key === 'notFound' || outcome.key === 'invalidMeetingIdentifier')
}

function done<Value>(value: Value): MeetingOutcome<Value> {
  return { kind: 'done', value }
}

function readNothing(outcome: MeetingOutcome<XmlElement>): MeetingOutcome<void> {
  return outcome.kind === 'done' ? done(undefined) : outcome
}

/** A success without what it should bring is no answer. */
function readValue<Value>(outcome: MeetingOutcome<XmlElement>, read: (root: XmlElement) => Value | undefined): MeetingOutcome<Value> {
  if (outcome.kind !== 'done') return outcome
  const value = read(outcome.value)
  return value === undefined ? { kind: 'malformed' } : done(value)
}
