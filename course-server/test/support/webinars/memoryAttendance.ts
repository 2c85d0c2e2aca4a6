// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceFact, AttendanceSink, SessionMeeting, SessionMeetings } from '../../../src/services/webinars/attendanceSink.ts'

/** Attendance in memory, merged by the keys that the interface states. */
export interface MemoryAttendance extends AttendanceSink {
  /** In one order, whatever the order of arrival: two states are the same when their facts are equal. */
  facts(): readonly AttendanceFact[]
}

/** @param participantIds those the sessions gave out; undefined takes everybody */
export function makeMemoryAttendance(participantIds?: ReadonlySet<string>): MemoryAttendance {
  const merged = new Map<string, AttendanceFact>()
  const reports = new Set<string>()

  const record = (facts: readonly AttendanceFact[]) => {
    for (const fact of facts) {
      if ('participantId' in fact && participantIds?.has(fact.participantId) === false) continue
      const key = keyOf(fact)
      const before = merged.get(key)
      merged.set(key, before === undefined ? fact : merge(before, fact))
    }
  }
  return {
    facts: () => [...merged.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, fact]) => fact),
    recordAttendance(facts) {
      record(facts)
      return Promise.resolve()
    },
    recordReport({ meetingId, meetingRunId }, facts) {
      const key = `${meetingId} ${meetingRunId}`
      if (reports.has(key)) return Promise.resolve('already-recorded')
      reports.add(key)
      record(facts)
      return Promise.resolve('recorded')
    },
  }
}

function keyOf(fact: AttendanceFact): string {
  const origin = [fact.kind, fact.sessionId, fact.source, fact.meetingRunId]
  switch (fact.kind) {
    case 'arrived': return [...origin, fact.connectionId, fact.at.toISOString(), fact.participantId].join(' ')
    case 'left': return [...origin, fact.connectionId, fact.at.toISOString()].join(' ')
    case 'seen': return [...origin, fact.participantId, fact.connectionId, fact.from.toISOString()].join(' ')
    case 'ended': return origin.join(' ')
  }
}

function merge(before: AttendanceFact, fact: AttendanceFact): AttendanceFact {
  if (before.kind === 'seen' && fact.kind === 'seen') return { ...before, to: new Date(Math.max(before.to.getTime(), fact.to.getTime())) }
  if (before.kind === 'ended' && fact.kind === 'ended') return { ...before, at: new Date(Math.min(before.at.getTime(), fact.at.getTime())) }
  return before
}

/** Rooms in memory; a session is live from 15 minutes before to its planned end. */
export function makeMemoryMeetings(meetings: readonly SessionMeeting[]): SessionMeetings {
  const doorMs = 15 * 60_000
  return {
    find: (meetingId) => Promise.resolve(meetings.find((meeting) => meeting.meetingId === meetingId)),
    listLive: (now, limit) => Promise.resolve(
      meetings.filter(({ startsAt, endsAt }) => startsAt.getTime() - doorMs <= now.getTime() && now <= endsAt).slice(0, limit),
    ),
  }
}
