// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { makeBigBlueButton } from './bigBlueButton/bigBlueButton.ts'
import { makeMeetingCallbacks } from './bigBlueButton/meetingCallbacks.ts'
import type { Config } from './config.ts'
import type { Schedule } from './nightlyJob.ts'
import { scheduleEvery } from './pollingJob.ts'
import type { Clock } from './services/clock.ts'
import type { SettingsRepository } from './services/repositories.ts'
import { makeAttendancePolling, POLL_PERIOD_MS, type PollRound } from './services/webinars/attendancePolling.ts'
import { makeAttendanceReceiver, type AttendanceReceiver } from './services/webinars/attendanceReceiver.ts'
import type { AttendanceSink, SessionMeetings } from './services/webinars/attendanceSink.ts'
import { callbackAddresses, type CallbackAddresses } from './services/webinars/callbackAddresses.ts'
import { makeRooms, type Rooms } from './services/webinars/rooms.ts'

/** The configured BigBlueButton and all that goes on with it. */
export interface MeetingServer {
  readonly rooms: Rooms
  readonly addresses: CallbackAddresses
  readonly receiver: AttendanceReceiver
  /** @param onRound told of each round that had failures, by counts alone */
  startPolling(onRound: (round: PollRound) => void, onError: (error: unknown) => void, periodMs?: number): Schedule
  close(): Promise<void>
}

/** Of the nodes on one database one asks who is there; when it falls silent, another does so within this time. */
const POLLING_LEASE = 'meeting-polling'
const POLLING_LEASE_MS = 2 * POLL_PERIOD_MS

/** Connects to nothing yet. Undefined where none is configured: rooms are plain links. */
export function connectMeetingServer(
  { bigBlueButton, publicUrl }: Pick<Config, 'bigBlueButton' | 'publicUrl'>, attendance: AttendanceSink & SessionMeetings, settings: Pick<SettingsRepository, 'takeLease'>, clock: Clock,
): MeetingServer | undefined {
  if (bigBlueButton === undefined) return undefined
  const node = randomUUID()
  const isMine = () => settings.takeLease(POLLING_LEASE, node, { now: clock(), until: new Date(clock().getTime() + POLLING_LEASE_MS) })
  const client = makeBigBlueButton(bigBlueButton)
  const addresses = callbackAddresses(publicUrl)
  const rooms = makeRooms(client, addresses, clock)
  const polling = makeAttendancePolling(client, attendance, attendance, clock)
  return {
    rooms,
    addresses,
    receiver: makeAttendanceReceiver(makeMeetingCallbacks(bigBlueButton, publicUrl), attendance, attendance, clock),
    startPolling: (onRound, onError, periodMs = POLL_PERIOD_MS) => scheduleEvery(periodMs, async (signal) => {
      if (!await isMine()) return
      const round = await polling.pollOnce(signal)
      if (round.failedCount > 0) onRound(round)
    }, onError),
    async close() {
      await rooms.settled()
      client.close()
    },
  }
}
