// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttestationCheck, SeriesCounts } from '@parcours/courses'
import type { AttendanceRepository } from './attendanceRepository.ts'
import type { MailRepository } from './mailRepository.ts'
import type { LearnerName, RegistrationRepository } from './registrationRepository.ts'
import type { SeriesKey, SeriesRepository } from './seriesRepository.ts'

/** What webinars ask of storage. */
export interface WebinarRepositories {
  readonly series: SeriesRepository
  readonly registrations: RegistrationRepository
  readonly attendance: AttendanceRepository
  readonly mails: MailRepository
  readonly calendars: CalendarRepository
  readonly figures: SeriesFiguresRepository
  readonly attestations: AttestationRepository
}

/** Where a reader of changes stands: the last note read, and the place within it. */
export interface ChangeCursor {
  readonly changeNumber: number
  readonly registrantNumber: number
  readonly sessionNumber: number
}

/** One session in the calendar of one person of the space that asks. */
export interface StoredCalendarChange extends SeriesKey, ChangeCursor {
  readonly subject: string
  readonly changedAt: Date
}

export interface CalendarRepository {
  /** One feed per person; another secret replaces it. */
  putFeed(learner: LearnerName, feedHash: string): Promise<void>
  removeFeed(learner: LearnerName): Promise<void>
  findFeedOwner(feedHash: string): Promise<LearnerName | undefined>
  listChanges(spaceNumber: number, after: ChangeCursor, limit: number): Promise<readonly StoredCalendarChange[]>
  /** Of days long past; the newest of each space stays. */
  purgeChanges(before: Date): Promise<void>
}

export interface SeriesFiguresRepository {
  /** Series with something new to count: registrations, sessions held, presence. All of those not long over. */
  listToCount(now: Date, after: SeriesKey, limit: number): Promise<readonly SeriesKey[]>
  put(key: SeriesKey, counts: SeriesCounts, now: Date): Promise<void>
  find(key: SeriesKey): Promise<{ readonly takenAt: Date; readonly counts: SeriesCounts } | undefined>
  /** Learners of these registrants who completed a course. */
  countCompleted(key: SeriesKey, registrantNumbers: readonly number[], courseId: string): Promise<number>
}

export interface AttestationRepository {
  /** Nothing in it leads to a person. The day is one since 1970-01-01 UTC. */
  keep(spaceNumber: number, codeHash: string, facts: AttestationCheck, day: number): Promise<void>
  find(codeHash: string): Promise<AttestationCheck | undefined>
}

