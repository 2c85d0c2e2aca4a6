// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, VideoChapter } from '../course.ts'
import type { AttendanceSource, PresenceBasis } from '../webinar/attendanceSource.ts'
import type { PresenceRule } from '../webinar/presenceRule.ts'
import type { Awaited, RegistrationStatus, ReminderChannel } from '../webinar/registration.ts'
import type { Admission, RegistrationQuestion, RegistrationScope, ReplayReaders, SeriesAudience, SeriesStatus } from '../webinar/series.ts'
import type { RoomKind, SessionKind, SessionMaterial, SessionStatus } from '../webinar/session.ts'
import type { TimeZone, WallTime } from '../webinar/sessionTime.ts'
import type { ShownCount, ShownShare } from './figures.ts'
import type { Instant } from './learning.ts'

/* ── What everybody of the audience may read ─────────────────────────── */

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

/* ── What one person does and reads of their own ─────────────────────── */

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

/** Whether and how to get in. */
export type SessionDoor =
  | { readonly kind: 'notYet'; readonly opensAt: Instant }
  | { readonly kind: 'open' }
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

/* ── The trainer's desk ──────────────────────────────────────────────── */

export interface SeriesTemplateLine {
  readonly templateId: string
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly sessionCount: number
  readonly durationMinutes: number
}

/** A new series, as a draft. */
export interface SeriesCreation {
  readonly seriesId: string
  readonly templateId: string | null
  readonly language: Language
  readonly title: string
  readonly firstLocalStart: WallTime
  readonly timeZone: TimeZone
  readonly everyWeeks: number
  /** Without a template: how many sessions, and how long. */
  readonly sessionCount: number
  readonly durationMinutes: number
}

/** All that a trainer may change of the series itself. */
export interface SeriesFields {
  readonly audience: SeriesAudience
  readonly courseId: string | null
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly description: string
  readonly organiser: string
  readonly status: SeriesStatus
  readonly admission: Admission
  readonly registrationScope: RegistrationScope
  readonly capacity: number | null
  readonly questions: readonly RegistrationQuestion[]
  readonly doorMinutes: number
  readonly presenceRule: PresenceRule
  readonly completionPercent: number
  readonly replayReaders: ReplayReaders
  readonly contactRetentionDays: number
}

/** The whole of it, and the revision it was read at: an edit of an older one is refused with `series-changed`. */
export interface SeriesEdit extends SeriesFields {
  readonly revision: number
}

export type RoomMessage =
  | { readonly kind: 'link'; readonly roomUrl: string; readonly phone: string | null }
  | { readonly kind: 'bigBlueButton' }
  | { readonly kind: 'place'; readonly name: string; readonly address: string; readonly accessibility: string }
  | { readonly kind: 'later'; readonly isOnline: boolean }

export interface SessionFields {
  readonly kind: SessionKind
  readonly title: string
  readonly description: string
  readonly localStart: WallTime
  readonly timeZone: TimeZone
  readonly durationMinutes: number
  readonly status: SessionStatus
  readonly room: RoomMessage
  readonly capacity: number | null
  readonly materials: readonly SessionMaterial[]
  readonly replay: PublicReplay | null
  readonly activityId: string | null
}

export interface SessionEdit extends SessionFields {
  readonly revision: number
}

export interface TrainerSession extends SessionFields {
  readonly sessionId: string
  readonly number: number
  readonly revision: number
  readonly sequence: number
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The wall time does not exist, or exists twice, on a day when clocks change: said, never refused. */
  readonly clockChange: 'none' | 'gap' | 'overlap'
  readonly counts: RegistrationCounts
  /** Whether anything about presence is known. */
  readonly hasAttendance: boolean
}

export interface TrainerSeries extends SeriesFields {
  readonly seriesId: string
  readonly revision: number
  readonly sessions: readonly TrainerSession[]
  readonly counts: RegistrationCounts
  readonly mail: MailState
  readonly offersBigBlueButton: boolean
  readonly publicUrl: string | null
  readonly feedUrl: string | null
}

export type RegistrationCounts = Readonly<Record<RegistrationStatus, number>>

export interface MailState {
  readonly isConfigured: boolean
  readonly waitingCount: number
  readonly failedCount: number
}

export interface TrainerSeriesLine {
  readonly seriesId: string
  readonly title: string
  readonly status: SeriesStatus
  readonly sessionCount: number
  readonly firstStartsAt: Instant | null
  readonly lastEndsAt: Instant | null
  /** The first that is neither over nor cancelled. */
  readonly nextSession: NextSession | null
  readonly counts: RegistrationCounts
  readonly mail: MailState
}

export type NextSession = Pick<TrainerSession, 'sessionId' | 'number' | 'title' | 'status' | 'startsAt' | 'endsAt' | 'timeZone'>

/** Move one session, or the series from one of its sessions on; registrations are kept. */
export interface RescheduleRequest {
  /** Of the series. */
  readonly revision: number
  readonly move: SessionMove
  /** True to see what would change, without changing it. */
  readonly isPreview: boolean
}

export type SessionMove =
  | { readonly kind: 'session'; readonly sessionId: string; readonly localStart: WallTime }
  /** Every session that is neither cancelled nor begun, by whole days; may be negative. */
  | ({ readonly kind: 'byDays'; readonly days: number } & MovedSessions)
  /** The first of those sessions at this wall time, the others as far from it as they were. */
  | ({ readonly kind: 'newFirst'; readonly firstLocalStart: WallTime } & MovedSessions)

export interface MovedSessions {
  /** This session and those that begin after it; absent for the whole series. */
  readonly fromSessionId?: string
}

export interface RescheduleMessage {
  readonly changes: readonly SessionChangeMessage[]
  readonly revision: number
}

export interface SessionChangeMessage {
  readonly sessionId: string
  readonly number: number
  readonly fromLocalStart: WallTime
  readonly toLocalStart: WallTime
  readonly timeZone: TimeZone
  readonly startsAt: Instant
  readonly sequence: number
  readonly clockChange: 'none' | 'gap' | 'overlap'
}

/** One person of a trainer's own series. Name and address are null once purged, or never given. */
export interface RegistrantRow {
  readonly registrationId: string
  readonly sessionId: string | null
  readonly name: string | null
  readonly email: string | null
  readonly mail: 'none' | 'unconfirmed' | 'confirmed' | 'failing'
  readonly status: RegistrationStatus
  readonly awaits: Awaited | null
  readonly waitingRank: number | null
  readonly channel: ReminderChannel
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly registeredAt: Instant
  readonly isExcluded: boolean
}

export interface RegistrantPage {
  readonly registrants: readonly RegistrantRow[]
  readonly page: number
  readonly pageCount: number
  readonly registrantCount: number
}

export interface RegistrationDecision {
  readonly decision: 'accept' | 'refuse' | 'exclude' | 'include'
}

/** One person in one session, with each source beside the others. */
export interface AttendanceRow {
  readonly registrationId: string
  readonly name: string | null
  readonly status: RegistrationStatus
  readonly isPresent: boolean
  readonly hasStayed: boolean
  readonly hasReplayed: boolean
  readonly isCompleted: boolean
  readonly basis: PresenceBasis
  readonly attendanceSeconds: number
  readonly sources: readonly AttendanceSourceRow[]
  readonly hasConflict: boolean
  /** Trainers and support are listed, and counted nowhere. */
  readonly isExcluded: boolean
  readonly replayPercent: number | null
}

export interface AttendanceSourceRow {
  readonly source: AttendanceSource
  /** Null for a source that says present or absent without hours. */
  readonly attendanceSeconds: number | null
  readonly isPresent: boolean
  readonly intervals: readonly { readonly from: Instant; readonly to: Instant; readonly isOpen: boolean }[]
}

export interface AttendancePage {
  readonly sessionId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly presenceRule: PresenceRule
  readonly rows: readonly AttendanceRow[]
  readonly page: number
  readonly pageCount: number
  readonly rowCount: number
}

/** The trainer's own word about one person; null takes it back. */
export interface AttendanceTick {
  readonly registrationId: string
  readonly wasPresent: boolean | null
}

export const ANNOUNCEMENT_AUDIENCES = ['all', 'confirmed', 'waitlisted', 'withdrawn', 'missed'] as const
/** `missed`: confirmed for a session that is over, and neither present nor through its replay. */
export type AnnouncementAudience = (typeof ANNOUNCEMENT_AUDIENCES)[number]

export interface AnnouncementRequest {
  /** UUIDv7 made by the browser: sent once, whatever the network does. */
  readonly announcementId: string
  /** A union: a person of several series is told once. */
  readonly seriesIds: readonly string[]
  readonly audience: AnnouncementAudience
  /** For `missed`: the session; null for any of the series. */
  readonly sessionId: string | null
  readonly subject: string
  readonly text: string
}

export type AnnouncementChoice = Pick<AnnouncementRequest, 'seriesIds' | 'audience' | 'sessionId'>

/** How many people an announcement would go to now, before anything is sent. */
export interface AnnouncementCount {
  readonly recipientCount: number
  /** Of these, who have a confirmed address; the others read it in the app. */
  readonly byMailCount: number
}

export interface AnnouncementMessage extends AnnouncementRequest {
  readonly sentAt: Instant
  readonly recipientCount: number
  readonly byMailCount: number
  readonly failedCount: number
}

/* ── Figures ─────────────────────────────────────────────────────────── */

export interface SeriesFigures {
  readonly seriesId: string
  readonly title: string
  readonly takenAt: Instant
  /** True when fewer than 5 people are registered: nothing below is shown. */
  readonly isMasked: boolean
  readonly presenceRule: PresenceRule
  readonly completionPercent: number
  readonly registered: ShownCount
  readonly sessions: readonly SessionFigures[]
  /** Three figures that are not one another. */
  readonly meanAttendance: MeanAttendance | null
  /** Present at every session held; base: registered. */
  readonly followedAll: ShownShare
  /** Null without a course. Base: registered. */
  readonly completedCourse: ShownShare | null
  readonly sentence: SeriesSentence
}

export interface SessionFigures {
  readonly sessionId: string
  readonly number: number
  readonly title: string
  readonly startsAt: Instant
  readonly isHeld: boolean
  readonly registered: ShownCount
  /** Base: registered. */
  readonly present: ShownShare
  /** Through the replay, not present; base: registered. */
  readonly replayed: ShownShare
  /** Of those present, who were there for the share that completes it; base: present. */
  readonly stayed: ShownShare
  /** Fewer than at the session held before; null on the first or when it grows. `few` may be zero. */
  readonly lost: ShownCount | null
}

/** Mean of people present per session held, from what is shown, one decimal at most; `sessionCount` is its base. */
export interface MeanAttendance {
  readonly mean: number
  readonly isApproximate: boolean
  readonly sessionCount: number
}

/** The data of the one sentence above the figures; the page has the words. */
export type SeriesSentence =
  | { readonly kind: 'nothingYet' }
  | { readonly kind: 'tooFew' }
  | { readonly kind: 'steady'; readonly sessionCount: number; readonly mean: number }
  | { readonly kind: 'loss'; readonly afterNumber: number; readonly afterTitle: string; readonly lost: ShownCount }
