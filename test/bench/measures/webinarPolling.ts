// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { makeBigBlueButton } from '../../../course-server/src/bigBlueButton/bigBlueButton.ts'
import { makeAttendancePolling, POLL_PERIOD_MS } from '../../../course-server/src/services/webinars/attendancePolling.ts'
import type { Bench, Measure } from '../measure.ts'
import { startChild } from '../processes/childProcess.ts'
import type { MeetingServerAddress } from '../processes/meetingServer.ts'
import type { Finding } from '../ratio.ts'
import { costOf, type Cost } from '../timing/cpuTime.ts'
import { medianOf, summaryOf } from '../timing/spread.ts'
import { openWebinarRooms } from '../world/webinarRooms.ts'

const ROOM_COUNT = 50
/** Ten times what the published path had. */
const PERSON_COUNT = 100
const GOAL_PERCENT = 2
const WARM_UP_ROUNDS = 2

/** Asking the rooms that are on who is there, and keeping it. */
export const webinarPolling: Measure = {
  name: 'webinar-polling',
  ratioNames: ['polling-50-meetings'],
  run: measurePolling,
}

async function measurePolling({ sizes }: Bench): Promise<readonly Finding[]> {
  const now = Date.now()
  const world = await openWebinarRooms({ roomCount: ROOM_COUNT, personCount: PERSON_COUNT, startsAt: new Date(now), endsAt: new Date(now + 7_200_000) })
  const child = startChild('meetingServer.ts')
  const server = await child.ask<MeetingServerAddress>('open', { meetingIds: world.rooms.map(({ meetingId }) => meetingId), personCount: PERSON_COUNT })
  const client = makeBigBlueButton({ ...server, checksum: 'sha256', hooksChecksum: 'sha1' })
  try {
    // Each round is a period after the one before.
    let clockMs = now
    const polling = makeAttendancePolling(client, world.attendance, world.attendance, () => new Date(clockMs))
    const costs: Cost[] = []
    for (let round = 0; round < WARM_UP_ROUNDS + sizes.rounds; round++) {
      costs.push(await costOf(async () => {
        const { answeredCount } = await polling.pollOnce(new AbortController().signal)
        if (answeredCount !== ROOM_COUNT) throw new Error(`${answeredCount} rooms answered, not ${ROOM_COUNT}: the number is void.`)
      }))
      clockMs += POLL_PERIOD_MS
    }
    return [findingOf(costs.slice(WARM_UP_ROUNDS))]
  } finally {
    client.close()
    await child.end()
    await world.close()
  }
}

function findingOf(costs: readonly Cost[]): Finding {
  return {
    name: 'polling-50-meetings', ...summaryOf(costs.map(({ cpuMicros }) => cpuMicros / 1000 / POLL_PERIOD_MS * 100)), unit: '% of a core', goal: GOAL_PERCENT, goalKind: 'goal', better: 'lower',
    note: `CPU time of a round over ${ROOM_COUNT} rooms with ${PERSON_COUNT} people each, every ${POLL_PERIOD_MS / 1000} s: calls, XML and SQLite (a round takes ${(medianOf(costs.map(({ wallMicros }) => wallMicros)) / 1000).toFixed(0)} ms on the clock)`,
  }
}
