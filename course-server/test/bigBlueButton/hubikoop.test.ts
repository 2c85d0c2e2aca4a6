// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { sessionAttendance, unionOf, type PersonAttendance } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBigBlueButtonDouble, type BigBlueButtonDouble, type DoubleConnection } from '../../../test/support/bigBlueButton/bigBlueButtonDouble.ts'
import { makeBigBlueButton, type BigBlueButton } from '../../src/bigBlueButton/bigBlueButton.ts'
import { attendanceIntervals, type ParticipantInterval } from '../../src/services/webinars/attendanceIntervals.ts'
import { makeAttendancePolling } from '../../src/services/webinars/attendancePolling.ts'
import type { MeetingSource, SessionMeeting } from '../../src/services/webinars/attendanceSink.ts'
import { makeTestClock, type TestClock } from '../support/clock.ts'
import { startCallbackServer, type CallbackServer } from '../support/webinars/callbackServer.ts'
import { makeMemoryAttendance, makeMemoryMeetings, type MemoryAttendance } from '../support/webinars/memoryAttendance.ts'

/** Eight webinars of two hours, as a published path had them; the intervals are invented, 29 of them without an end. */
interface Fixture {
  readonly expected: { readonly perSession: readonly number[]; readonly minutes: { readonly unionClippedToSession: number } }
  readonly sessions: readonly { readonly n: number; readonly title: string; readonly startUtc: string }[]
  readonly intervals: readonly (readonly [personId: string, n: number, joinedAt: string, leftAt: string | null])[]
}
const FIXTURE = JSON.parse(readFileSync(new URL('../../../courses/test/fixtures/hubikoop-attendance.json', import.meta.url), 'utf8')) as Fixture
const SESSION_MS = 2 * 3_600_000
const POLL_MS = 60_000
const NEVER = new AbortController().signal

const MEETINGS: readonly SessionMeeting[] = FIXTURE.sessions.map(({ n, startUtc }) => (
  { meetingId: `hubikoop-${n}`, sessionId: `session-${n}`, startsAt: new Date(startUtc), endsAt: new Date(Date.parse(startUtc) + SESSION_MS) }
))

let clock: TestClock
let double: BigBlueButtonDouble
let client: BigBlueButton
let callbacks: CallbackServer
const sink: MemoryAttendance = makeMemoryAttendance()

beforeAll(async () => {
  clock = makeTestClock()
  const meetings = makeMemoryMeetings(MEETINGS)
  double = await startBigBlueButtonDouble({ now: clock.now, endDelayMs: 0 })
  double.faults.hooks.isOutOfOrder = true
  double.faults.hooks.namesWrongPerson = true
  client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1' })
  callbacks = await startCallbackServer({ config: { secret: double.secret, hooksChecksum: 'sha1' }, meetings, sink, clock: clock.now })
  const polling = makeAttendancePolling(client, meetings, sink, clock.now)
  for (const meeting of MEETINGS) await hold(meeting, async () => { await polling.pollOnce(NEVER) })
})

afterAll(async () => {
  await callbacks.stop()
  client.close()
  await double.stop()
})

/** A session as it goes: people connect and leave, the room is asked every minute, ends as planned, then reports. */
async function hold(meeting: SessionMeeting, poll: () => Promise<void>): Promise<void> {
  const { meetingId, startsAt, endsAt } = meeting
  const number = Number(meetingId.replace('hubikoop-', ''))
  const moments: { readonly atMs: number; readonly act: () => Promise<unknown> | undefined }[] = []
  for (const [personId, n, joinedAt, leftAt] of FIXTURE.intervals) {
    if (n !== number) continue
    let connection: DoubleConnection | undefined
    moments.push({ atMs: Date.parse(joinedAt), act: async () => { connection = await double.clientConnects(joinUrl(meetingId, personId)) } })
    if (leftAt !== null) moments.push({ atMs: Date.parse(leftAt), act: () => { connection?.leave(); return undefined } })
  }
  // Half a minute after the full one, so that nobody comes at the very moment of asking.
  for (let atMs = startsAt.getTime() - 10 * 60_000 + 30_000; atMs < endsAt.getTime(); atMs += POLL_MS) moments.push({ atMs, act: poll })

  clock.set(new Date(startsAt.getTime() - 15 * 60_000).toISOString())
  await client.create({
    meetingId, name: FIXTURE.sessions[number - 1]?.title ?? '', welcome: '', logoutUrl: callbacks.url, durationMinutes: 0, maxParticipants: 0, isRecorded: false,
    isWebinarFormat: true, hasWaitingRoom: false, analyticsUrl: callbacks.analyticsUrl(meetingId), documents: [],
  })
  await client.createHook({ meetingId, callbackUrl: callbacks.hookUrl(meetingId) })
  for (const { atMs, act } of moments.sort((one, other) => one.atMs - other.atMs)) {
    clock.set(new Date(atMs).toISOString())
    await act()
  }
  clock.set(endsAt.toISOString())
  await client.end(meetingId)
  await double.deliverHooks()
  expect(await double.sendAnalytics(meetingId, { hasDepartures: false })).toBe(204)
}

function joinUrl(meetingId: string, personId: string): string {
  return client.joinUrl({
    meetingId, participantId: `${personId} in ${meetingId}`, displayName: 'Quelqu’un', role: 'viewer', waitsForModerator: false, createdAt: undefined, isListenOnly: false, isCounted: true, language: 'fr',
  })
}

function attendanceBy(source: MeetingSource): readonly ReadonlyMap<string, PersonAttendance>[] {
  const intervals = attendanceIntervals(sink.facts()).filter((interval) => interval.source === source)
  return MEETINGS.map(({ sessionId, startsAt, endsAt }) => sessionAttendance({
    meeting: { from: startsAt.getTime(), to: endsAt.getTime(), endedAt: undefined },
    intervals: intervals.filter((interval) => interval.sessionId === sessionId).map(registered),
    words: [], presenceRule: { kind: 'minutes', minutes: 1 }, completionPercent: 50,
  }))
}

function registered({ participantId, source, from, to }: ParticipantInterval): { registrationId: string; source: MeetingSource; from: number; to: number | undefined } {
  return { registrationId: participantId, source, from, to }
}

function minutesOf(sessions: readonly ReadonlyMap<string, PersonAttendance>[]): number {
  return sessions.flatMap((people) => [...people.values()]).reduce((sum, { attendanceSeconds }) => sum + attendanceSeconds / 60, 0)
}

describe('the published path, seen by BigBlueButton', () => {
  it.each(['webhooks', 'analytics'] as const)('has 33,430 minutes and a mean of 37 people by %s', (source) => {
    const sessions = attendanceBy(source)
    expect(sessions.map(({ size }) => size)).toEqual(FIXTURE.expected.perSession)
    expect(minutesOf(sessions)).toBe(33_430)
    expect(FIXTURE.expected.minutes.unionClippedToSession).toBe(33_430)
  })

  it('leaves no interval open once the room has told its end', () => {
    const withoutEnd = FIXTURE.intervals.filter(([, , , leftAt]) => leftAt === null)
    expect(withoutEnd).toHaveLength(29)
    expect(sink.facts().filter(({ kind, source }) => kind === 'left' && source === 'webhooks')).toHaveLength(FIXTURE.intervals.length - 29)
    expect(attendanceIntervals(sink.facts()).filter(({ to }) => to === undefined)).toEqual([])
  })

  it('differs by polling every minute by at most a minute for each end of an interval', () => {
    const sessions = attendanceBy('polling')
    const exact = attendanceBy('webhooks')
    expect(sessions.map(({ size }) => size)).toEqual(FIXTURE.expected.perSession)
    for (const [index, people] of exact.entries()) {
      for (const [participantId, { attendanceSeconds, sources }] of people) {
        const endCount = 2 * unionOf(sources.flatMap(({ stretches }) => stretches)).length
        const polled = sessions[index]?.get(participantId)?.attendanceSeconds ?? 0
        expect(Math.abs(polled - attendanceSeconds), participantId).toBeLessThanOrEqual(endCount * POLL_MS / 1000)
      }
    }
  })

  it('gives the same facts when the last callbacks come again in the opposite order', async () => {
    const before = sink.facts()
    for (const { url, body } of double.sentHooks.slice(-200).toReversed()) {
      const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } })
      expect(answer.status).toBe(204)
    }
    expect(sink.facts()).toEqual(before)
  })
})
