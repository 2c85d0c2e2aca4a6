// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceSource, PresenceBasis } from '../webinar/attendanceSource.ts'
import type { PresenceRule } from '../webinar/presenceRule.ts'
import type { Awaited, RegistrationStatus, ReminderChannel } from '../webinar/registration.ts'
import type { Instant } from './learning.ts'

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
