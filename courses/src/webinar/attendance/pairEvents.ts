// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceInterval, MeasuringSource } from './attendanceInterval.ts'

/**
 * What a room says. `deviceId` is the room's own id of one connection. A leaving is paired by it alone: rooms send
 * leavings with a wrong or empty external id.
 * @see https://github.com/bigbluebutton/bigbluebutton/issues/13736
 */
export type RoomEvent =
  | { readonly kind: 'joined'; readonly deviceId: string; readonly registrationId: string; readonly at: number }
  | { readonly kind: 'left'; readonly deviceId: string; readonly at: number }

/**
 * Comings and leavings as intervals, per device. Events may come in any order and several times; the result is the same.
 * A coming without a leaving stays open; a leaving without a coming tells nothing, and is left out.
 */
export function pairEvents(events: readonly RoomEvent[], source: MeasuringSource): AttendanceInterval[] {
  const intervals: AttendanceInterval[] = []
  for (const ofDevice of byDevice(events).values()) intervals.push(...pairDevice(ofDevice, source))
  return intervals
}

function byDevice(events: readonly RoomEvent[]): Map<string, RoomEvent[]> {
  const devices = new Map<string, RoomEvent[]>()
  for (const event of events) {
    const ofDevice = devices.get(event.deviceId)
    if (ofDevice === undefined) devices.set(event.deviceId, [event])
    else ofDevice.push(event)
  }
  return devices
}

function pairDevice(events: RoomEvent[], source: MeasuringSource): AttendanceInterval[] {
  const intervals: AttendanceInterval[] = []
  let open: { registrationId: string; from: number } | undefined
  for (const event of events.sort(byTime)) {
    if (event.kind === 'joined') open ??= { registrationId: event.registrationId, from: event.at }
    else if (open !== undefined) {
      intervals.push({ ...open, source, to: event.at })
      open = undefined
    }
  }
  return open === undefined ? intervals : [...intervals, { ...open, source, to: undefined }]
}

/** Of one instant, a coming is before a leaving: a connection that failed at once leaves nobody in the room. */
function byTime(left: RoomEvent, right: RoomEvent): number {
  if (left.at !== right.at) return left.at - right.at
  return left.kind === right.kind ? 0 : left.kind === 'joined' ? -1 : 1
}
