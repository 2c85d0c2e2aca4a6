// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, VideoChapter } from '../course.ts'
import type { PresenceBasis } from '../webinar/attendanceSource.ts'
import type { PresenceRule } from '../webinar/presenceRule.ts'
import type { Awaited, RegistrationStatus, ReminderChannel } from '../webinar/registration.ts'
import type { Admission, RegistrationQuestion, RegistrationScope, SeriesAudience, SeriesStatus } from '../webinar/series.ts'
import type { RoomKind, SessionKind, SessionMaterial, SessionStatus } from '../webinar/session.ts'
import type { TimeZone, WallTime } from '../webinar/sessionTime.ts'
import type { Instant } from './learning.ts'
import type { AttendanceSourceRow } from './webinarPeople.ts'

export interface PublicSeriesLine {
  readonly seriesId: string
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly organiser: string
  readonly status: Exclude<SeriesStatus, 'draft'>
  readonly courseId: string | null
  readonly sessionCount: number
  /** Of the next session that is not over, else of the last. */
  readonly nextSession: PublicSession | null
  readonly places: PlacesLeft
}

export interface PublicSeriesPage {
  readonly series: readonly PublicSeriesLine[]
  readonly page: number
  readonly pageCount: number
  readonly seriesCount: number
}

export interface PublicSeries {
  readonly seriesId: string
  readonly audience: SeriesAudience
  readonly courseId: string | null
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly organiser: string
  readonly status: Exclude<SeriesStatus, 'draft'>
  readonly admission: Admission
  readonly registrationScope: RegistrationScope
  readonly places: PlacesLeft
  readonly questions: readonly RegistrationQuestion[]
  readonly doorMinutes: number
  readonly presenceRule: PresenceRule
  readonly completionPercent: number
  /** Told before anybody types a name: when it is forgotten. */
  readonly contactRetentionDays: number
  /** Whether a registration by mail address can be kept: the server can send mail. */
  readonly offersMail: boolean
  /** iCalendar feed; null when the audience is not public. */
  readonly feedUrl: string | null
  /** By number. */
  readonly sessions: readonly PublicSession[]
}

/** Told by the state, not by the number: nobody counts people through it. */
export type PlacesLeft = 'unlimited' | 'free' | 'few' | 'waitingList'

export interface PublicSession {
  readonly sessionId: string
  readonly seriesId: string
  readonly number: number
  readonly kind: SessionKind
  readonly title: string
  readonly description: string
  readonly localStart: WallTime
  readonly timeZone: TimeZone
  readonly durationMinutes: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly status: SessionStatus
  readonly isOnline: boolean
  /** In person only. */
  readonly place: { readonly name: string; readonly address: string; readonly accessibility: string } | null
  readonly places: PlacesLeft
  readonly activityId: string | null
  readonly materials: readonly SessionMaterial[]
  /** Null until there is one, and for those who may not watch it. */
  readonly replay: PublicReplay | null
}

export interface PublicReplay {
  readonly watchUrl: string
  readonly embedUrl: string
  readonly durationSeconds: number
  readonly chapters: readonly VideoChapter[]
}

export interface RegistrationRequest {
  /** UUIDv7 made by the browser: the idempotency key, and the id kept. */
  readonly registrationId: string
  readonly seriesId: string
  /** Null for the whole series. */
  readonly sessionId: string | null
  readonly channel: ReminderChannel
  /** Answers by question id: option ids, or one text. A question without an answer is absent. */
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** Null for whoever gives neither; `mail` as a channel needs an address. */
  readonly contact: ContactRequest | null
  readonly language: Language
}

export interface ContactRequest {
  /** May be a pseudonym, may be empty. */
  readonly name: string
  readonly email: string | null
}

/** A person's standing registration, to the series or to sessions chosen one by one. */
export interface MyRegistration {
  readonly registrationId: string
  readonly seriesId: string
  readonly seriesTitle: string
  readonly sessionId: string | null
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  /** Place in the waiting list, from 1; null when not waiting. */
  readonly waitingRank: number | null
  readonly channel: ReminderChannel
  readonly registeredAt: Instant
  /** Rows per session, by number. */
  readonly sessions: readonly MySession[]
}

export interface MySession {
  readonly registrationId: string
  readonly session: PublicSession
  readonly status: RegistrationStatus
  readonly waitingRank: number | null
  readonly door: SessionDoor
  readonly attendance: MyAttendance | null
  /** Had a place when it was held, or has one now: one's own word and what one watches of the replay count. */
  readonly hadPlace: boolean
  /** The person's own calendar entry, to be written as it is by CalDAV; null when there is none to keep. */
  readonly calendarEntry: CalendarEntryMessage | null
}

export interface CalendarEntryMessage {
  readonly calendarUid: string
  readonly sequence: number
  /** `cancelled` entries are removed or shown struck out, as the person's calendar does. */
  readonly status: SessionStatus
  /** Text of the .ics object, CRLF lines, no METHOD. */
  readonly icalendar: string
}

/** Whether and how to get in. A plain link leads to another site, which is told nothing and tells nothing back. */
export type SessionDoor =
  | { readonly kind: 'notYet'; readonly opensAt: Instant; readonly isPlainLink: boolean }
  | { readonly kind: 'open'; readonly isPlainLink: boolean }
  | { readonly kind: 'over' }
  | { readonly kind: 'inPerson' }
  | { readonly kind: 'unknownRoom' }
  | { readonly kind: 'noPlace' }
  | { readonly kind: 'cancelled' }

/** Asked at the moment of joining, never listed. */
export interface JoinRequest {
  /** Shown to the others in the room; empty for a neutral word. Not kept. */
  readonly displayName: string
  /** Listening only, for weak connections. */
  readonly isListenOnly: boolean
  /** The person agrees that their presence is noted; a refusal joins as well, and notes nothing. */
  readonly mayRecordPresence: boolean
}

export interface JoinMessage {
  readonly roomKind: RoomKind
  readonly joinUrl: string
  readonly phone: string | null
  readonly phonePin: string | null
}

/** All the sources, side by side: nothing about a person is kept that they do not see. */
export interface MyAttendance {
  readonly isPresent: boolean
  /** There for the share that completes the session. */
  readonly hasStayed: boolean
  /** Through the replay for that share. */
  readonly hasReplayed: boolean
  /** One or the other. */
  readonly isCompleted: boolean
  readonly basis: PresenceBasis
  readonly attendanceSeconds: number
  readonly sources: readonly AttendanceSourceRow[]
  readonly hasConflict: boolean
  readonly replay: ReplayProgress | null
}

export interface ReplayProgress {
  readonly watchedSeconds: number
  readonly watchedPercent: number
  readonly chapters: readonly { readonly startSeconds: number; readonly title: string; readonly isCovered: boolean }[]
}

/** « J'y étais ». */
export interface SelfDeclarationRequest {
  readonly sessionId: string
  readonly wasPresent: boolean
}

/** Stretches of a replay played since the last report, in seconds of the video. Sending them again changes nothing. */
export interface ReplayReport {
  readonly sessionId: string
  readonly watched: readonly { readonly fromSeconds: number; readonly toSeconds: number }[]
}

/** What an attestation prints; the name is typed and stays in the browser. */
export interface AttestationFacts {
  readonly title: string
  readonly courseCompletedOn: string | null
  readonly sessionCount: number
  readonly sessionsPresentCount: number
  readonly sessionsReplayedCount: number
  readonly attendanceSeconds: number
  readonly issuedOn: string
  readonly verificationCode: string
  readonly verificationUrl: string
}
