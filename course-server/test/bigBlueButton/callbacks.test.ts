// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { analyticsToken } from '../../../test/support/bigBlueButton/analyticsReport.ts'
import { startBigBlueButtonDouble, type BigBlueButtonDouble, type DoubleOptions } from '../../../test/support/bigBlueButton/bigBlueButtonDouble.ts'
import { makeBigBlueButton, type BigBlueButton } from '../../src/bigBlueButton/bigBlueButton.ts'
import { makeMeetingCallbacks } from '../../src/bigBlueButton/meetingCallbacks.ts'
import { attendanceIntervals } from '../../src/services/webinars/attendanceIntervals.ts'
import type { AttendanceSink } from '../../src/services/webinars/attendanceSink.ts'
import { makeTestClock, type TestClock } from '../support/clock.ts'
import { startCallbackServer, type CallbackServer } from '../support/webinars/callbackServer.ts'
import { makeMemoryAttendance, makeMemoryMeetings, type MemoryAttendance } from '../support/webinars/memoryAttendance.ts'

const START = '2026-10-06T08:00:00.000Z'
const MINUTE_MS = 60_000
const MEETING = { meetingId: 'salon-1', sessionId: 's1', startsAt: new Date(START), endsAt: new Date(Date.parse(START) + 120 * MINUTE_MS) }
const SECRET = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'
/** Whatever must be neither kept nor logged, of all that the double sends. */
const PRIVATE = /203\.0\.113\.7|Mozilla|Éa d’Oc|Bonjour|moderator-pass|sessionToken/

let clock: TestClock
let sink: MemoryAttendance
let double: BigBlueButtonDouble
let client: BigBlueButton
let callbacks: CallbackServer
let failures: number

async function start(options: Partial<DoubleOptions> = {}): Promise<void> {
  double = await startBigBlueButtonDouble({ now: clock.now, endDelayMs: 0, ...options })
  client = makeBigBlueButton({ url: double.url, secret: SECRET, checksum: 'sha256', hooksChecksum: 'sha1' })
  const failing: AttendanceSink = {
    ...sink,
    recordAttendance: (facts) => (failures-- > 0 ? Promise.reject(new Error('The disk is away.')) : sink.recordAttendance(facts)),
  }
  callbacks = await startCallbackServer({ config: { secret: SECRET, hooksChecksum: 'sha1' }, meetings: makeMemoryMeetings([MEETING]), sink: failing, clock: clock.now })
  await client.create({
    meetingId: 'salon-1', name: 'Salon', welcome: '', logoutUrl: callbacks.url, durationMinutes: 0, maxParticipants: 0, isRecorded: false, isWebinarFormat: false, hasWaitingRoom: false,
    analyticsUrl: callbacks.analyticsUrl('salon-1'), documents: [],
  })
  await client.createHook({ meetingId: 'salon-1', callbackUrl: callbacks.hookUrl('salon-1') })
}

beforeEach(() => {
  clock = makeTestClock(START)
  sink = makeMemoryAttendance()
  failures = 0
})

afterEach(async () => {
  await callbacks.stop()
  client.close()
  await double.stop()
})

async function connect(participantId: string) {
  return double.clientConnects(client.joinUrl({
    meetingId: 'salon-1', participantId, displayName: 'Éa d’Oc', role: 'viewer', waitsForModerator: false, createdAt: undefined, isListenOnly: false, isCounted: true, language: 'fr',
  }))
}

/** Ada from 0 to 50 and from 60 to the end on one device, from 20 to 30 on another; Rose to the end. */
async function holdSession(): Promise<void> {
  const ada = await connect('ada')
  await connect('rose')
  double.chat('salon-1')
  clock.advance(20 * MINUTE_MS)
  const telephone = await connect('ada')
  clock.advance(10 * MINUTE_MS)
  telephone.leave()
  clock.advance(20 * MINUTE_MS)
  ada.leave()
  clock.advance(10 * MINUTE_MS)
  ada.reconnect()
  clock.advance(50 * MINUTE_MS)
  await client.end('salon-1')
  await double.deliverHooks()
}

function minutes(): readonly string[] {
  const minuteOf = (ms: number | undefined) => (ms === undefined ? '' : String((ms - Date.parse(START)) / MINUTE_MS))
  return attendanceIntervals(sink.facts()).map(({ source, participantId, from, to }) => `${source} ${participantId} ${minuteOf(from)}–${minuteOf(to)}`).sort()
}

const BY_HOOKS = ['webhooks ada 0–50', 'webhooks ada 20–30', 'webhooks ada 60–110', 'webhooks rose 0–110']

describe('hooks', () => {
  it.each([
    { why: 'as they should be', faults: {} },
    { why: 'out of order', faults: { isOutOfOrder: true } },
    { why: 'each of them twice', faults: { isDuplicated: true, isOutOfOrder: true } },
    { why: 'departures that name somebody else', faults: { namesWrongPerson: true } },
    { why: 'departures that name nobody', faults: { namesNobody: true } },
  ])('give attendance: $why', async ({ faults }) => {
    await start()
    Object.assign(double.faults.hooks, faults)
    await holdSession()
    expect(minutes()).toEqual(BY_HOOKS)
  })

  it('give attendance to the room’s end where no departure comes', async () => {
    await start()
    double.faults.hooks.losesDepartures = true
    await holdSession()
    expect(minutes()).toEqual(['webhooks ada 0–110', 'webhooks ada 20–110', 'webhooks rose 0–110'])
  })

  it('come again after a failure of storage, overtaken by others, and nothing is lost', async () => {
    await start()
    failures = 2
    await holdSession()
    expect(double.sentHooks.filter(({ status }) => status === 500)).toHaveLength(2)
    expect(minutes()).toEqual(BY_HOOKS)
  })

  it('are asked for by kind, so that nobody hears passwords and chat', async () => {
    await start()
    await holdSession()
    const kinds = new Set(double.sentHooks.map(({ body }) => /%22id%22%3A%22([\w-]+)%22/.exec(body)?.[1]))
    expect([...kinds].sort()).toEqual(['meeting-ended', 'user-joined', 'user-left'])
  })

  it('leave no name, address, browser or ticket in storage nor in the log', async () => {
    await start()
    await holdSession()
    await double.sendAnalytics('salon-1')
    expect(double.sentHooks.some(({ body }) => PRIVATE.test(decodeURIComponent(body)))).toBe(true)
    expect(JSON.stringify(sink.facts())).not.toMatch(PRIVATE)
    expect(callbacks.log()).toContain('"route":"/bbb/hook"')
    expect(callbacks.log()).not.toMatch(PRIVATE)
    expect(callbacks.log()).not.toMatch(/ada|rose|salon-1|checksum/)
  })

  it('come with the secret instead of a checksum where the server is set so', async () => {
    await start({ isBearer: true })
    await holdSession()
    expect(minutes()).toEqual(BY_HOOKS)
  })

  it('are taken with a stronger hash than asked for, not with a weaker one', async () => {
    await start()
    const send = (algorithm: string, weakest: 'sha1' | 'sha256') => {
      const url = 'https://parcours.example.org/bbb/hook?meeting=salon-1'
      const checksum = createHash(algorithm).update(`${url}event=%5B%5D${SECRET}`).digest('hex')
      return makeMeetingCallbacks({ secret: SECRET, hooksChecksum: weakest }, 'https://parcours.example.org')
        .readHook({ pathAndQuery: `/bbb/hook?meeting=salon-1&checksum=${checksum}`, body: 'event=%5B%5D', authorization: undefined }).kind
    }
    expect([send('sha256', 'sha1'), send('sha1', 'sha1'), send('sha1', 'sha256'), send('md5', 'sha1')]).toEqual(['read', 'read', 'forged', 'forged'])
  })
})

describe('a forged or broken callback', () => {
  const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', ...headers } }).then(({ status }) => status)
  const signed = (body: string, url = callbacks.hookUrl('salon-1')) => `${url}&checksum=${createHash('sha256').update(url + body + SECRET).digest('hex')}`

  it.each([
    { why: 'without a checksum', url: () => callbacks.hookUrl('salon-1') },
    { why: 'with a checksum of another secret', url: () => `${callbacks.hookUrl('salon-1')}&checksum=${'0'.repeat(64)}` },
    { why: 'with the checksum of another body', url: () => signed('event=%5B1%5D') },
    { why: 'with the checksum of another address', url: () => signed('event=%5B%5D').replace('salon-1', 'salon-2') },
    { why: 'with the checksum of the decoded body', url: () => signed('event=[]') },
    { why: 'with two checksums', url: () => signed('event=%5B%5D').replace('?', `?checksum=${'0'.repeat(64)}&`) },
  ])('is refused with 401, which is not sent again: $why', async ({ url }) => {
    await start()
    expect(await post(url(), 'event=%5B%5D')).toBe(401)
    expect(await post(callbacks.hookUrl('salon-1'), 'event=%5B%5D', { authorization: 'Bearer wrong' })).toBe(401)
    expect(sink.facts()).toEqual([])
  })

  const anEvent = (wish: object = {}) => ({ data: {
    type: 'event', id: 'user-joined', event: { ts: Date.parse(START) },
    attributes: { meeting: { 'internal-meeting-id': 'run', 'external-meeting-id': 'salon-1' }, user: { 'internal-user-id': 'w_1', 'external-user-id': 'ada' } }, ...wish,
  } })
  it.each([
    { why: 'no event', events: '' }, { why: 'no JSON', events: '[{' }, { why: 'no array', events: '{}' }, { why: 'other things', events: '[null,1,"x",[],{"data":null}]' },
    { why: 'deep nesting', events: '['.repeat(50_000) + ']'.repeat(50_000) },
    { why: 'another meeting', events: JSON.stringify([anEvent({ attributes: { meeting: { 'internal-meeting-id': 'run', 'external-meeting-id': 'salon-2' }, user: { 'internal-user-id': 'w_1', 'external-user-id': 'ada' } } })]) },
    { why: 'nobody', events: JSON.stringify([anEvent({ attributes: { meeting: { 'internal-meeting-id': 'run' }, user: { 'internal-user-id': 'w_1', 'external-user-id': '' } } })]) },
    { why: 'an id without end', events: JSON.stringify([anEvent({ attributes: { meeting: { 'internal-meeting-id': 'run' }, user: { 'internal-user-id': 'w_1', 'external-user-id': 'a'.repeat(101) } } })]) },
    { why: 'no instant', events: JSON.stringify([anEvent({ event: { ts: 'today' } })]) },
    { why: 'an instant of another age', events: JSON.stringify([anEvent({ event: { ts: 1e300 } })]) },
    { why: 'an instant to come', events: JSON.stringify([anEvent({ event: { ts: Date.parse(START) + 6 * MINUTE_MS } })]) },
    { why: 'a kind of Object', events: JSON.stringify([anEvent({ id: 'constructor' })]) },
  ])('is taken and forgotten when it is well signed but tells of $why', async ({ events }) => {
    await start()
    const body = new URLSearchParams({ domain: 'x', event: events, timestamp: '1' }).toString()
    expect(await post(signed(body), body)).toBe(204)
    expect(sink.facts()).toEqual([])
  })

  it('leaves the good events of the same callback', async () => {
    await start()
    const body = new URLSearchParams({ event: JSON.stringify([null, anEvent(), anEvent({ id: 'user-audio-muted' })]) }).toString()
    expect(await post(signed(body), body)).toBe(204)
    expect(sink.facts()).toMatchObject([{ kind: 'arrived', participantId: 'ada' }])
  })

  it('is refused above a size and of another kind', async () => {
    await start()
    const body = `event=${'a'.repeat(1024 * 1024)}`
    expect(await post(signed(body), body)).toBe(413)
    expect(await post(signed('{}'), '{}', { 'content-type': 'application/json' })).toBe(415)
  })
})

describe('the report of a meeting', () => {
  const BY_REPORT = ['analytics ada 0–50', 'analytics ada 60–110', 'analytics rose 0–110']

  it.each([{ hasDepartures: true }, { hasDepartures: false }])('gives attendance, once: %j', async (options) => {
    await start()
    await holdSession()
    expect(await double.sendAnalytics('salon-1', options)).toBe(204)
    expect(minutes()).toEqual([...BY_REPORT, ...BY_HOOKS])
    const before = sink.facts()
    expect(await double.sendAnalytics('salon-1', options)).toBe(204)
    expect(sink.facts()).toEqual(before)
  })

  const send = (meetingId: string, body: object | string, authorization = `Bearer ${analyticsToken(SECRET, clock.now().getTime())}`) => fetch(callbacks.analyticsUrl(meetingId), {
    method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json', authorization },
  }).then(({ status }) => status)
  const aReport = (wish: object = {}) => ({
    version: '1.0', meeting_id: 'salon-1', internal_meeting_id: 'run-1', ...wish,
    data: { start: START, finish: '2026-10-06T09:50:00.000+00:00', attendees: [{ ext_user_id: 'ada', name: 'Éa d’Oc', joins: ['2026-10-06T08:05:00.000+00:00'], leaves: ['2026-10-06T09:00:00.000+00:00'] }] },
  })

  it('of a run is not told twice in two ways', async () => {
    await start()
    expect(await send('salon-1', aReport())).toBe(204)
    const forged = aReport()
    forged.data.attendees = forged.data.attendees.map((person) => ({ ...person, ext_user_id: 'rose' }))
    expect(await send('salon-1', forged)).toBe(204)
    expect(minutes()).toEqual(['analytics ada 5–60'])
  })

  it('counts a person of two devices once, and to the end where a leaving is missing', async () => {
    await start()
    const at = (minute: number) => new Date(Date.parse(START) + minute * MINUTE_MS).toISOString()
    const report = aReport()
    report.data.attendees = [
      { ext_user_id: 'ada', name: '', joins: [at(3), at(20)], leaves: [at(70), at(100)] },
      { ext_user_id: 'rose', name: '', joins: [at(3), at(60)], leaves: [at(50)] },
      { ext_user_id: 'leïla', name: '', joins: [], leaves: [at(50)] },
      { ext_user_id: '', name: '', joins: [at(3)], leaves: [at(50)] },
    ]
    expect(await send('salon-1', report)).toBe(204)
    expect(minutes()).toEqual(['analytics ada 3–100', 'analytics rose 3–50', 'analytics rose 60–110'])
  })

  it.each([
    { why: 'who came back on a client that never told it had left', devices: [{ joins: [2, 5], lefts: [9] }], presence: ['2–9'] },
    { why: 'whose client told twice that it left, while another stayed', devices: [{ joins: [3], lefts: [10, 11] }, { joins: [4], lefts: [50] }], presence: ['3–50'] },
    { why: 'who came back within the second of leaving', devices: [{ joins: [2, 30], lefts: [30, 50] }], presence: ['2–50'] },
    { why: 'who came, went and came within a second', devices: [{ joins: [2, 2], lefts: [2, 50] }], presence: ['2–50'] },
    { why: 'who looked in for less than a second', devices: [{ joins: [2], lefts: [2] }], presence: [] },
    { why: 'one of whose devices stayed to the end', devices: [{ joins: [1], lefts: [] }, { joins: [10], lefts: [20] }], presence: ['1–110'] },
    { why: 'with a device whose departures were not kept', devices: [{ joins: [1, 60], lefts: [] }], leaves: [50, 110], presence: ['1–50', '60–110'] },
  ])('is read device by device for a person $why', async ({ devices, leaves, presence }) => {
    await start()
    const at = (minute: number) => new Date(Date.parse(START) + minute * MINUTE_MS).toISOString().replace('Z', '+00:00')
    const [joins, lefts] = [devices.flatMap((device) => device.joins), devices.flatMap((device) => device.lefts)]
    // As the recorder does: one end is put down where there are fewer departures than arrivals.
    const told = leaves ?? (lefts.length < joins.length ? [...lefts, 110] : lefts)
    const sessions = devices.map((device) => ({ joins: device.joins.map((minute) => ({ timestamp: at(minute), userid: 'w_1', event: 'join' })), lefts: device.lefts.map((minute) => ({ timestamp: at(minute), userid: 'w_1', event: 'left' })) }))
    const { data, ...report } = aReport()
    expect(await send('salon-1', { ...report, data: { ...data, attendees: [{ ext_user_id: 'ada', joins: joins.map(at), leaves: told.map(at), sessions }] } })).toBe(204)
    expect(minutes()).toEqual(presence.map((stretch) => `analytics ada ${stretch}`))
  })

  it.each([
    { why: 'no token', authorization: () => '' },
    { why: 'another secret', authorization: () => `Bearer ${analyticsToken('other', Date.parse(START))}` },
    { why: 'a token of two days ago', authorization: () => `Bearer ${analyticsToken(SECRET, Date.parse(START) - 48 * 60 * MINUTE_MS)}` },
    { why: 'a token without an end', authorization: () => `Bearer ${tokenOf({ alg: 'HS512' }, {}, 'sha512')}` },
    { why: 'a token that signs nothing', authorization: () => `Bearer ${tokenOf({ alg: 'none' }, { exp: 4e9 }, 'sha512').replace(/[^.]*$/, '')}` },
    { why: 'a token of another algorithm', authorization: () => `Bearer ${tokenOf({ alg: 'HS256' }, { exp: 4e9 }, 'sha256')}` },
  ])('is refused with $why', async ({ authorization }) => {
    await start()
    expect(await send('salon-1', aReport(), authorization())).toBe(401)
    expect(sink.facts()).toEqual([])
  })

  it.each([
    { why: 'about another meeting than its address', body: aReport({ meeting_id: 'salon-2' }), status: 400 },
    { why: 'without a run', body: aReport({ internal_meeting_id: '' }), status: 400 },
    { why: 'without people', body: { ...aReport(), data: { finish: START } }, status: 400 },
    { why: 'that is no JSON', body: '{', status: 400 },
    { why: 'that is nothing', body: 'null', status: 400 },
  ])('is refused when it is $why', async ({ body, status }) => {
    await start()
    expect(await send('salon-1', body)).toBe(status)
    expect(sink.facts()).toEqual([])
  })

  it('of a meeting that is not ours is taken and forgotten', async () => {
    await start()
    expect(await send('salon-2', aReport({ meeting_id: 'salon-2' }))).toBe(204)
    expect(sink.facts()).toEqual([])
  })
})

function tokenOf(header: object, claims: object, hash: string): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const text = `${encode(header)}.${encode(claims)}`
  return `${text}.${createHmac(hash, SECRET).update(text).digest('base64url')}`
}
