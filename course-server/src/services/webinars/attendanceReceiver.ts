// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import { MAX_FACTS_PER_CALL, type AttendanceFact, type AttendanceSink, type SessionMeeting, type SessionMeetings } from './attendanceSink.ts'
import type { AnalyticsCallback, AnalyticsReport, HookCallback, MeetingCallbacks, MeetingEvent } from './meetingCallbacks.ts'

/** What the meeting server tells by itself, turned into attendance. */
export interface AttendanceReceiver {
  /** Rejects only when storage does not answer: the callback then comes again. */
  receiveHook(callback: HookCallback): Promise<'taken' | 'refused'>
  receiveAnalytics(callback: AnalyticsCallback): Promise<'taken' | 'refused' | 'malformed'>
}

/** About the future an event tells nothing; clocks of two servers differ by less. */
const MAX_AHEAD_MS = 5 * 60_000

export function makeAttendanceReceiver(callbacks: MeetingCallbacks, meetings: SessionMeetings, sink: AttendanceSink, clock: Clock): AttendanceReceiver {
  return {
    async receiveHook(callback) {
      const reading = callbacks.readHook(callback)
      if (reading.kind === 'forged') return 'refused'
      const latest = clock().getTime() + MAX_AHEAD_MS
      const facts = await hookFacts(reading.events.filter(({ at }) => at.getTime() <= latest), meetings)
      if (facts.length > 0) await sink.recordAttendance(facts)
      return 'taken'
    },
    async receiveAnalytics(callback) {
      const reading = await callbacks.readAnalytics(callback, clock())
      if (reading.kind === 'forged') return 'refused'
      if (reading.kind === 'malformed') return 'malformed'
      const meeting = await meetings.find(reading.report.meetingId)
      // A room that is gone, or never was ours: nothing to keep, and nothing to tell about it.
      if (meeting === undefined) return 'taken'
      await sink.recordReport(reading.report, reportFacts(reading.report, meeting))
      return 'taken'
    },
  }
}

/** Events of meetings that are not ours are dropped: a hook may hear the whole server. */
async function hookFacts(events: readonly MeetingEvent[], meetings: SessionMeetings): Promise<readonly AttendanceFact[]> {
  const known = new Map<string, SessionMeeting | undefined>()
  const facts: AttendanceFact[] = []
  for (const event of events) {
    if (!known.has(event.meetingId)) known.set(event.meetingId, await meetings.find(event.meetingId))
    const meeting = known.get(event.meetingId)
    if (meeting !== undefined) facts.push(factOf(event, meeting.sessionId))
  }
  return facts
}

function factOf(event: MeetingEvent, sessionId: string): AttendanceFact {
  const { meetingRunId, at } = event
  const origin = { sessionId, source: 'webhooks', meetingRunId, at } as const
  switch (event.kind) {
    case 'user-joined': return { kind: 'arrived', participantId: event.participantId, connectionId: event.connectionId, ...origin }
    case 'user-left': return { kind: 'left', connectionId: event.connectionId, ...origin }
    case 'meeting-ended': return { kind: 'ended', ...origin }
  }
}

/** The stays of one person over all devices: the person stands for the connection. */
function reportFacts({ meetingRunId, stretches, endedAt }: AnalyticsReport, { sessionId }: SessionMeeting): readonly AttendanceFact[] {
  const origin = { sessionId, source: 'analytics', meetingRunId } as const
  const ended: AttendanceFact = { kind: 'ended', at: endedAt, ...origin }
  const seen = stretches.map(({ participantId, from, to }): AttendanceFact => ({ kind: 'seen', participantId, connectionId: participantId, from, to, ...origin }))
  return [ended, ...seen].slice(0, MAX_FACTS_PER_CALL)
}
