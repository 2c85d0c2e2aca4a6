// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBigBlueButtonDouble, type BigBlueButtonDouble } from '../../../../test/support/bigBlueButton/bigBlueButtonDouble.ts'
import { makeBigBlueButton, type BigBlueButton } from '../../../src/bigBlueButton/bigBlueButton.ts'
import { callbackAddresses } from '../../../src/services/webinars/callbackAddresses.ts'
import type { MeetingWish } from '../../../src/services/webinars/meetings.ts'
import { makeRooms, type Rooms } from '../../../src/services/webinars/rooms.ts'
import { makeTestClock, type TestClock } from '../../support/clock.ts'

const SLIDES = { url: 'https://nuage.example.org/s/abc/download', fileName: 'Séance 1.pdf', isDownloadable: true }
const WISH: MeetingWish = {
  meetingId: 'room-1', name: 'Séance 1', welcome: '', logoutUrl: 'https://parcours.example.org/', durationMinutes: 180, maxParticipants: 0, isRecorded: false, isWebinarFormat: true,
  hasWaitingRoom: false, analyticsUrl: 'https://parcours.example.org/bbb/analytics/room-1', documents: [SLIDES],
}

let clock: TestClock
let double: BigBlueButtonDouble
let client: BigBlueButton
let rooms: Rooms

beforeEach(async () => {
  clock = makeTestClock()
  double = await startBigBlueButtonDouble({ now: clock.now, endDelayMs: 0 })
  client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1' }, { callMs: 500, documentsMs: 500 })
  rooms = makeRooms(client, callbackAddresses('https://parcours.example.org'), clock.now)
})
afterEach(async () => {
  await rooms.settled()
  client.close()
  await double.stop()
})

describe('a session’s room', () => {
  it('is opened with its slides, its report and its hook', async () => {
    expect(await rooms.create(WISH)).toMatchObject({ kind: 'done', value: { meetingId: 'room-1', isNew: true } })
    await rooms.settled()
    expect(double.documentsOf('room-1')).toEqual([SLIDES.url])
    expect(double.parametersOf('room-1')).toMatchObject({ 'meetingKeepEvents': 'true', 'meta_analytics-callback-url': WISH.analyticsUrl, 'muteOnStart': 'true', 'guestPolicy': 'ALWAYS_ACCEPT' })
    expect(await client.listHooks('room-1')).toMatchObject({ kind: 'done', value: [{ meetingId: 'room-1', callbackUrl: 'https://parcours.example.org/bbb/hook?meeting=room-1' }] })
  })

  it('is opened once for 500 people who come together', async () => {
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => rooms.create(WISH)))
    await rooms.settled()
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true)
    expect(double.calls.filter((call) => call === 'create')).toHaveLength(1)
    expect(double.calls.filter((call) => call === 'insertDocument')).toHaveLength(1)
  })

  it('is found open later, without its slides twice', async () => {
    await rooms.create(WISH)
    clock.advance(60_000)
    expect(await rooms.create(WISH)).toMatchObject({ kind: 'done', value: { isNew: false } })
    await rooms.settled()
    expect(double.documentsOf('room-1')).toHaveLength(1)
  })

  it('is opened again after its end, at once when we ended it', async () => {
    await rooms.create(WISH)
    await rooms.end('room-1')
    expect(await rooms.create(WISH)).toMatchObject({ kind: 'done', value: { isNew: true } })
  })

  it('is told to be out of reach, and is tried again by the next person', async () => {
    double.faults.isDown = true
    expect(await rooms.create(WISH)).toEqual({ kind: 'unreachable' })
    double.faults.isDown = false
    expect(await rooms.create(WISH)).toMatchObject({ kind: 'done' })
  })

  it('lets people in while slides are slow', async () => {
    let fetched = () => {}
    const slides = new Promise<{ readonly kind: 'timeout' }>((resolve) => { fetched = () => { resolve({ kind: 'timeout' }) } })
    const slow = makeRooms({ ...client, insertDocuments: () => slides }, callbackAddresses('https://parcours.example.org'), clock.now)
    expect(await slow.create(WISH)).toMatchObject({ kind: 'done' })
    fetched()
    await slow.settled()
  })
})
