// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { PresenceRule } from '../webinar/presenceRule.ts'
import type { RegistrationStatus } from '../webinar/registration.ts'
import type { Admission, RegistrationQuestion, RegistrationScope, ReplayReaders, SeriesAudience, SeriesStatus } from '../webinar/series.ts'
import type { SessionKind, SessionMaterial, SessionStatus } from '../webinar/session.ts'
import type { TimeZone, WallTime } from '../webinar/sessionTime.ts'
import type { Instant } from './learning.ts'
import type { PublicReplay } from './webinarReader.ts'

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

/** The same change to several sessions, all of them or none; what is null stays as it is. */
export interface SessionsEdit {
  /** Of the series. */
  readonly revision: number
  /** Each as it was read: an edit of an older one is refused with `series-changed`. */
  readonly sessions: readonly SessionReading[]
  /** The dates of those that are still tentative become sure. */
  readonly status: 'confirmed' | null
  readonly room: RoomMessage | null
}

export interface SessionReading {
  readonly sessionId: string
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
