// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How a presence was seen by machine. What people say of themselves, or trainers of them, comes another way. */
export type MeetingSource = 'polling' | 'webhooks' | 'analytics'

/**
 * What one source saw of a session, merged by set union: recorded twice, late or in any order, it changes
 * nothing twice. Facts are kept as they came and paired into intervals on reading
 * (`attendanceIntervals.ts`), because webhooks come out of order and some never come.
 *
 * Keys, all of them text of at most `MAX_ID_LENGTH` characters:
 * - `arrived`: (sessionId, source, meetingRunId, connectionId, at, participantId)
 * - `left`: (sessionId, source, meetingRunId, connectionId, at); it names no person, since BigBlueButton names the wrong one at times:
 *   the arrival on the same connection says who it was
 *   https://github.com/bigbluebutton/bigbluebutton/issues/13736
 * - `seen`: (sessionId, source, meetingRunId, participantId, connectionId, from); `to` becomes the later one
 * - `ended`: (sessionId, source, meetingRunId); `at` becomes the earlier one
 */
export type AttendanceFact = ArrivedFact | LeftFact | SeenFact | EndedFact

interface FactOrigin {
  readonly sessionId: string
  readonly source: MeetingSource
  /** One life of the room: a room that ended and was opened again is another run. */
  readonly meetingRunId: string
}

export interface ArrivedFact extends FactOrigin {
  readonly kind: 'arrived'
  /** The opaque id that one person has in this one session; never a name. */
  readonly participantId: string
  /** One device of one person, until it leaves. */
  readonly connectionId: string
  readonly at: Date
}

export interface LeftFact extends FactOrigin {
  readonly kind: 'left'
  readonly connectionId: string
  readonly at: Date
}

/** There without a gap between two instants, as far as the source can tell. */
export interface SeenFact extends FactOrigin {
  readonly kind: 'seen'
  readonly participantId: string
  readonly connectionId: string
  readonly from: Date
  /** Not before `from`. */
  readonly to: Date
}

export interface EndedFact extends FactOrigin {
  readonly kind: 'ended'
  readonly at: Date
}

/** Longest id kept; BigBlueButton's own are 54 (meeting) and 14 (connection). */
export const MAX_ID_LENGTH = 100
/** Facts of one call; whoever has more makes several. */
export const MAX_FACTS_PER_CALL = 5_000
/** Facts kept of a session: 500 people who reconnect a hundred times. Those above are refused in silence. */
export const MAX_FACTS_PER_SESSION = 100_000

/** Where facts go. Storage implements it; the tests have one in memory. */
export interface AttendanceSink {
  /** Merges them, all or none. A fact about a participant the session never gave an id to is dropped. */
  recordAttendance(facts: readonly AttendanceFact[]): Promise<void>
  /**
   * The same, once per (meetingId, meetingRunId) and in the same transaction: a second report about one run
   * is refused whole, since the token that came with it says nothing about its text.
   */
  recordReport(report: MeetingRun, facts: readonly AttendanceFact[]): Promise<'recorded' | 'already-recorded'>
}

export interface MeetingRun {
  readonly meetingId: string
  readonly meetingRunId: string
}

/** A session's room on BigBlueButton, under the random id that its creation gave. */
export interface SessionMeeting {
  /** BigBlueButton's `meetingID`, ours: letters, digits and hyphens. */
  readonly meetingId: string
  readonly sessionId: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** Which rooms are ours. Storage implements it. */
export interface SessionMeetings {
  find(meetingId: string): Promise<SessionMeeting | undefined>
  /** Rooms whose session is on at `now`, door time before it and overrun after it included; at most `limit`. */
  listLive(now: Date, limit: number): Promise<readonly SessionMeeting[]>
}
