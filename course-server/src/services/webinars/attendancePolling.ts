// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import { MAX_FACTS_PER_CALL, type AttendanceFact, type AttendanceSink, type SessionMeeting, type SessionMeetings } from './attendanceSink.ts'
import type { MeetingInfo, Meetings } from './meetings.ts'

/** From the beginning of a round to that of the next: attendance is known to the minute, and the server is not burdened. */
export const POLL_PERIOD_MS = 45_000
/** Rooms of one round. */
const MAX_LIVE_MEETINGS = 500
/** Asked at the same time. */
const CALLS_AT_ONCE = 8
/** After so many calls without an answer the rest of the round is given up: the server is down. */
const MAX_SILENT_CALLS = 16
/** Who was there before a silence of the server and is there after it was there all the time; longer, nobody knows. */
const MAX_BRIDGED_MS = 5 * 60_000

export interface PollRound {
  readonly answeredCount: number
  /** Those that did not answer, or said something else. */
  readonly failedCount: number
}

export interface AttendancePolling {
  /** Asks once who is in each room whose session is on. Gives up when told to; rejects only when the rooms cannot be listed. */
  pollOnce(signal: AbortSignal): Promise<PollRound>
}

/** What is remembered of a room between two rounds; after a restart, intervals begin anew. */
interface Sighting {
  readonly meetingRunId: string
  readonly atMs: number
  /** Since when each is there without a gap. */
  readonly sinceByParticipant: ReadonlyMap<string, Date>
}

/** Works on every host, since it needs the plain API alone. */
export function makeAttendancePolling(server: Pick<Meetings, 'findInfo'>, meetings: SessionMeetings, sink: AttendanceSink, clock: Clock): AttendancePolling {
  const sightings = new Map<string, Sighting>()

  const pollMeeting = async (meeting: SessionMeeting, signal: AbortSignal): Promise<'answered' | 'failed'> => {
    const outcome = await server.findInfo(meeting.meetingId, signal)
    if (outcome.kind !== 'done') return 'failed'
    if (outcome.value === undefined) {
      sightings.delete(meeting.meetingId)
      return 'answered'
    }
    const sighting = follow(sightings.get(meeting.meetingId), outcome.value, clock())
    sightings.set(meeting.meetingId, sighting)
    await record(sink, factsOf(sighting, meeting))
    return 'answered'
  }

  return {
    async pollOnce(signal) {
      const live = await meetings.listLive(clock(), MAX_LIVE_MEETINGS)
      forgetOthers(sightings, live)
      const waiting = live.values()
      let answeredCount = 0
      let failedCount = 0
      const work = async () => {
        for (const meeting of waiting) {
          if (signal.aborted || failedCount >= MAX_SILENT_CALLS) return
          const outcome = await pollMeeting(meeting, signal).catch(() => 'failed')
          if (outcome === 'answered') answeredCount++
          else failedCount++
        }
      }
      await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work))
      return { answeredCount, failedCount }
    },
  }
}

/** Two devices are one presence. A room that was opened again is another one. */
function follow(before: Sighting | undefined, { meetingRunId, attendees }: MeetingInfo, now: Date): Sighting {
  const isBridged = before?.meetingRunId === meetingRunId && now.getTime() - before.atMs <= MAX_BRIDGED_MS
  const known = isBridged ? before.sinceByParticipant : new Map<string, Date>()
  return {
    meetingRunId,
    atMs: now.getTime(),
    sinceByParticipant: new Map(attendees.map(({ participantId }) => [participantId, known.get(participantId) ?? now])),
  }
}

function factsOf({ meetingRunId, atMs, sinceByParticipant }: Sighting, { sessionId }: SessionMeeting): readonly AttendanceFact[] {
  return [...sinceByParticipant].map(([participantId, from]) => (
    { kind: 'seen', sessionId, source: 'polling', meetingRunId, participantId, connectionId: participantId, from, to: new Date(atMs) }
  ))
}

async function record(sink: AttendanceSink, facts: readonly AttendanceFact[]): Promise<void> {
  for (let at = 0; at < facts.length; at += MAX_FACTS_PER_CALL) await sink.recordAttendance(facts.slice(at, at + MAX_FACTS_PER_CALL))
}

function forgetOthers(sightings: Map<string, Sighting>, live: readonly SessionMeeting[]): void {
  const ids = new Set(live.map(({ meetingId }) => meetingId))
  for (const meetingId of sightings.keys()) if (!ids.has(meetingId)) sightings.delete(meetingId)
}
