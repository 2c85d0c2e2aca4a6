// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { created, element, failed, list, meetingInfo, recordings, success, warning } from './answers.ts'
import { endOf, hasUserJoined, isConnected, makeMeeting, makeUser, type DoubleMeeting, type DoubleRecording, type DoubleUser } from './doubleMeeting.ts'
import type { Faults } from './faults.ts'
import { meetingCreated, meetingEnded } from './hookEvents.ts'
import type { DoubleHook, HookEvent } from './hookSender.ts'

/** Everything the double remembers. */
export interface DoubleState {
  readonly now: () => number
  readonly faults: Faults
  readonly endDelayMs: number
  readonly meetings: Map<string, DoubleMeeting>
  readonly ended: { readonly meeting: DoubleMeeting; readonly endedAt: number }[]
  readonly recordings: DoubleRecording[]
  readonly hooks: DoubleHook[]
  /** Not sent yet. */
  readonly events: HookEvent[]
}

export interface DoubleCall {
  readonly name: string
  readonly method: string
  readonly query: URLSearchParams
  readonly body: string
}

/** Where a browser goes, or an answer in XML. */
export type DoubleAnswer = { readonly redirect: string } | { readonly xml: string }

/** One call, signed already. */
export function answerCall(state: DoubleState, { name, method, query, body }: DoubleCall): DoubleAnswer {
  endMeetings(state)
  switch (name) {
    case 'create': return { xml: create(state, query, body) }
    case 'join': return method === 'GET' ? join(state, query) : { xml: failed('unsupportedRequest') }
    case 'isMeetingRunning': return { xml: success(element('running', isRunning(state, query.get('meetingID') ?? ''))) }
    case 'getMeetingInfo': return { xml: onMeeting(state, query, (meeting) => meetingInfo(meeting, { ...state.faults, now: state.now() })) }
    case 'getMeetings': return { xml: getMeetings(state) }
    case 'end': return { xml: onMeeting(state, query, (meeting) => end(state, meeting)) }
    case 'insertDocument': return { xml: onMeeting(state, query, (meeting) => insert(meeting, body)) }
    case 'getRecordings': return { xml: recordings(state.recordings.filter(({ meeting }) => matches(query.get('meetingID'), meeting.meetingId))) }
    case 'hooks/create': return { xml: createHook(state, query) }
    case 'hooks/list': return { xml: listHooks(state, query) }
    case 'hooks/destroy': return { xml: destroyHook(state, query) }
    default: return { xml: failed('unsupportedRequest') }
  }
}

/** Meetings go when their hour has come, not when it was asked for. */
export function endMeetings(state: DoubleState): void {
  for (const meeting of state.meetings.values()) {
    const endedAt = endOf(meeting, state.now())
    if (endedAt === undefined) continue
    state.meetings.delete(meeting.meetingId)
    for (const stay of meeting.users.flatMap(({ stays }) => stays)) stay.leftAt ??= endedAt
    state.ended.push({ meeting, endedAt })
    state.events.push(meetingEnded(meeting, endedAt))
  }
}

function create(state: DoubleState, query: URLSearchParams, body: string): string {
  const meetingId = query.get('meetingID') ?? ''
  if (meetingId === '') return failed('missingParamMeetingID')
  const nameLength = (query.get('name') ?? '').length
  if (nameLength < 2 || nameLength > 64 || meetingId.length > 256 || meetingId.includes(',')) return failed('validationError')
  const known = state.meetings.get(meetingId)
  if (known !== undefined) {
    const isSame = ['attendeePW', 'moderatorPW'].every((name) => query.get(name) === null || query.get(name) === known.parameters.get(name))
    return isSame ? created(known, true) : failed('idNotUnique')
  }
  const meeting = makeMeeting(new Map(query), state.now())
  meeting.documents.push(...documentsIn(body))
  state.meetings.set(meetingId, meeting)
  state.events.push(meetingCreated(meeting))
  return created(meeting, false)
}

/** Registers a person, who is nowhere until their client connects. */
function join(state: DoubleState, query: URLSearchParams): DoubleAnswer {
  const meeting = state.meetings.get(query.get('meetingID') ?? '')
  if (meeting === undefined) return { xml: failed('notFound') }
  if ((query.get('fullName') ?? '') === '') return { xml: failed('missingParamFullName') }
  const createTime = query.get('createTime')
  if (createTime !== null && createTime !== String(meeting.createdAt)) return { xml: failed('mismatchCreateTimeParam') }
  if (meeting.endsAt !== undefined) return { xml: failed('meetingForciblyEnded') }
  const most = Number(meeting.parameters.get('maxParticipants') ?? 0)
  if (most > 0 && countPresent(state, meeting) >= most) return { xml: failed('maxParticipantsReached') }
  const user = makeUser(query)
  meeting.users.push(user)
  return query.get('redirect') === 'false' ? { xml: joined(meeting, user) } : { redirect: `/html5client/?sessionToken=${user.sessionToken}` }
}

function joined(meeting: DoubleMeeting, user: DoubleUser): string {
  return success([
    element('messageKey', 'successfullyJoined'), '<message>You have joined successfully.</message>', element('meeting_id', meeting.internalId),
    element('user_id', user.internalId), element('auth_token', user.sessionToken), element('session_token', user.sessionToken),
    element('guestStatus', 'ALLOW'), element('url', `https://bbb.example.org/html5client/?sessionToken=${user.sessionToken}`),
  ].join(''))
}

function onMeeting({ meetings }: DoubleState, query: URLSearchParams, answer: (meeting: DoubleMeeting) => string): string {
  const meetingId = query.get('meetingID') ?? ''
  if (meetingId === '') return failed('missingParamMeetingID')
  const meeting = meetings.get(meetingId)
  return meeting === undefined ? failed('notFound') : answer(meeting)
}

function isRunning(state: DoubleState, meetingId: string): boolean {
  const meeting = state.meetings.get(meetingId)
  return meeting !== undefined && countPresent(state, meeting) > 0
}

function countPresent({ now, faults }: DoubleState, { users }: DoubleMeeting): number {
  return users.filter((user) => isConnected(user, now())).length + faults.extraAttendees
}

function getMeetings({ meetings }: DoubleState): string {
  if (meetings.size === 0) return success(`<meetings/>${element('messageKey', 'noMeetings')}<message>no meetings were found on this server</message>`)
  return success(list('meetings', [...meetings.values()].map((meeting) => (
    `<meeting>${element('meetingID', meeting.meetingId)}${element('internalMeetingID', meeting.internalId)}${element('hasUserJoined', hasUserJoined(meeting))}</meeting>`
  ))))
}

function end({ now, endDelayMs }: DoubleState, meeting: DoubleMeeting): string {
  meeting.endsAt ??= now() + endDelayMs
  return success(`${element('messageKey', 'sentEndMeetingRequest')}<message>A request to end the meeting was sent.</message>`)
}

function insert(meeting: DoubleMeeting, body: string): string {
  const documents = documentsIn(body)
  if (documents.length === 0) return failed('validationError')
  meeting.documents.push(...documents)
  return success('<messageKey>insertDocumentSuccess</messageKey>')
}

function documentsIn(body: string): readonly string[] {
  return [...body.matchAll(/<document\b[^>]*\burl="([^"]*)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'))
}

/** The same address again is the same hook, even for another meeting. */
function createHook({ hooks }: DoubleState, query: URLSearchParams): string {
  const callbackUrl = query.get('callbackURL')
  if (callbackUrl === null) return failed('missingParamCallbackURL')
  const known = hooks.find((hook) => hook.callbackUrl === callbackUrl)
  if (known !== undefined) return success(`${element('hookID', known.hookId)}${warning('duplicateWarning')}`)
  const hook: DoubleHook = { hookId: randomUUID(), callbackUrl, meetingId: query.get('meetingID') ?? undefined, eventIds: query.get('eventID')?.split(',') }
  hooks.push(hook)
  return success(`${element('hookID', hook.hookId)}<permanentHook>false</permanentHook><rawData>false</rawData>`)
}

/** Of a meeting, bbb-webhooks 3.5 lists the first hook alone, and fails where there is none. */
function listHooks({ hooks }: DoubleState, query: URLSearchParams): string {
  const asked = query.get('meetingID')
  const own = hooks.find((hook) => hook.meetingId === asked)
  if (asked !== null && own === undefined) return failed('listHookError')
  const wanted = asked === null ? hooks : hooks.filter((hook) => hook === own || hook.meetingId === undefined)
  return success(`<hooks>${wanted.map(({ hookId, callbackUrl, meetingId, eventIds }) => `<hook>${element('hookID', hookId)}<callbackURL><![CDATA[${callbackUrl}]]></callbackURL>${
    meetingId === undefined ? '' : `<meetingID><![CDATA[${meetingId}]]></meetingID>`}${eventIds === undefined ? '' : element('eventID', eventIds.join(','))
  }<permanentHook>false</permanentHook><rawData>false</rawData></hook>`).join('')}</hooks>`)
}

function destroyHook({ hooks }: DoubleState, query: URLSearchParams): string {
  const hookId = query.get('hookID')
  if (hookId === null) return failed('missingParamHookID')
  const at = hooks.findIndex((hook) => hook.hookId === hookId)
  if (at === -1) return failed('destroyMissingHook')
  hooks.splice(at, 1)
  return success('<removed>true</removed>')
}

/** A list of ids separated by commas; absent for all. */
function matches(wanted: string | null, meetingId: string): boolean {
  return wanted === null || wanted.split(',').includes(meetingId)
}
