// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PracticeOutcome, Role } from '@parcours/courses'
import type { AdventureRepositories } from './adventures/repositories.ts'
import type { Audience } from './audience.ts'
import type { EpochDay } from './epochDay.ts'
import type { SurveyRepositories } from './surveys/repositories.ts'
import type { WebinarRepositories } from './webinars/repositories.ts'

export type { Audience } from './audience.ts'
export type { EpochDay } from './epochDay.ts'

/**
 * What the services ask of storage. `database/` implements it for SQLite and PostgreSQL; nothing
 * here knows SQL. Numbers are interned keys that never leave the server; ids are public.
 * Days are whole days since 1970-01-01 UTC, instants are `Date`.
 */
export interface Repositories {
  readonly settings: SettingsRepository
  readonly spaces: SpaceRepository
  readonly roles: RoleRepository
  readonly guests: GuestRepository
  readonly content: ContentRepository
  readonly learning: LearningRepository
  readonly figures: FiguresRepository
  readonly webinars: WebinarRepositories
  readonly surveys: SurveyRepositories
  readonly adventures: AdventureRepositories
}

/** Small secrets and marks of the server itself, shared by all nodes. */
export interface SettingsRepository {
  find(name: string): Promise<string | undefined>
  /** Keeps the value that is there, and returns it: two nodes starting together agree. */
  keepFirst(name: string, value: string): Promise<string>
  set(name: string, value: string): Promise<void>
  /** Whether `holder` has it until then: it had it already, or nobody else has it now. */
  takeLease(name: string, holder: string, lease: { readonly now: Date; readonly until: Date }): Promise<boolean>
}

export interface Space {
  readonly spaceNumber: number
  readonly spaceId: string
  readonly label: string | null
  readonly origin: string | null
  readonly status: 'invited' | 'paired' | 'revoked'
  readonly isCampus: boolean
  readonly isHost: boolean
  readonly createdAt: Date
  readonly lastSeenOn: EpochDay | null
}

export interface SpaceKey {
  readonly keyId: string
  readonly spaceNumber: number
  readonly spaceId: string
  /** JWK `x`, base64url. */
  readonly publicKey: string
  readonly withdrawnAt: Date | null
  readonly spaceStatus: Space['status']
  readonly isHost: boolean
}

export type PairingRefusal = 'unknown-pairing-code' | 'used-pairing-code' | 'expired-pairing-code' | 'key-already-paired'

export interface SpaceRepository {
  /** The campus's own space (`campus`), made at the first start. */
  ensureCampus(now: Date): Promise<Space>
  find(spaceId: string): Promise<Space | undefined>
  findByNumber(spaceNumber: number): Promise<Space | undefined>
  /** By space number, for paging; at most `limit`. */
  list(page: { readonly afterSpaceNumber: number; readonly limit: number }): Promise<readonly Space[]>
  count(): Promise<number>
  /** Creates spaces with a one-time code each, all or none. */
  invite(invitations: readonly SpaceInvitation[], now: Date): Promise<void>
  /** Spends the code, stores the key, sets the origin: once, whatever arrives at the same time. */
  redeemPairingCode(request: PairingRedemption): Promise<Space | PairingRefusal>
  revoke(spaceId: string, now: Date): Promise<boolean>
  setHost(spaceId: string, isHost: boolean): Promise<boolean>
  findKey(keyId: string): Promise<SpaceKey | undefined>
  /** Adds a key to a space (rotation); the others stay until withdrawn. */
  addKey(key: { readonly spaceNumber: number; readonly keyId: string; readonly publicKey: string; readonly now: Date }): Promise<'added' | 'key-already-paired'>
  withdrawKey(keyId: string, now: Date): Promise<boolean>
  /** Notes the day a space was last heard of; at most one write a day and space. */
  markSeen(spaceNumber: number, day: EpochDay): Promise<void>
}

export interface SpaceInvitation {
  readonly spaceId: string
  readonly label: string | null
  readonly isHost: boolean
  readonly codeHash: string
  readonly expiresAt: Date
}

export interface PairingRedemption {
  readonly codeHash: string
  readonly keyId: string
  readonly publicKey: string
  readonly origin: string
  readonly now: Date
}

export interface RoleKey {
  readonly keyHash: string
  readonly spaceNumber: number
  readonly spaceId: string
  readonly role: Exclude<Role, 'learner'>
  readonly subject: string
  readonly isHost: boolean
}

export interface RoleRepository {
  invite(invitation: { readonly linkHash: string; readonly spaceNumber: number; readonly role: Exclude<Role, 'learner'>; readonly expiresAt: Date; readonly isReusable: boolean; readonly now: Date }): Promise<void>
  /** Spends the link and stores the key; a reusable link (demo) is not spent. */
  redeem(redemption: { readonly linkHash: string; readonly keyHash: string; readonly subject: string; readonly now: Date }): Promise<RoleKey | 'unknown-role-link' | 'used-role-link' | 'expired-role-link'>
  findKey(keyHash: string): Promise<RoleKey | undefined>
  revokeKey(keyHash: string): Promise<boolean>
  /** Withdraws every key and link of a role in a space; returns how many keys. */
  revokeRole(spaceNumber: number, role: Exclude<Role, 'learner'>): Promise<number>
}

export interface Guest {
  readonly spaceNumber: number
  readonly spaceId: string
  readonly subject: string
}

export interface GuestRepository {
  create(guest: { readonly spaceNumber: number; readonly subject: string; readonly phraseHash: string; readonly day: EpochDay }): Promise<void>
  findByPhrase(phraseHash: string): Promise<Guest | undefined>
  /** Remembers the last act, by month (the first day of it), so that nothing finer is kept. */
  touch(spaceNumber: number, subject: string, monthDay: EpochDay): Promise<void>
  /** Guests not seen since that month, to be erased; at most `limit`. */
  listUnseenSince(monthDay: EpochDay, limit: number): Promise<readonly Guest[]>
}

/** A publication: frozen, addressed by its content hash, kept for ever. */
export interface Publication {
  readonly courseNumber: number
  readonly courseId: string
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly contentHash: string
  readonly publishedAt: Date
  /** JSON of the compiled course's public part (`CompiledCourse['public']`). */
  readonly publicJson: string
  /** JSON of its key part. Never leaves the server. */
  readonly keyJson: string
  /** Interned number per module and activity id, of every publication of this course so far. */
  readonly partNumbers: ReadonlyMap<string, number>
}

/** A module or an activity, as what learners do refers to it. */
export interface PartDeclaration {
  readonly kind: 'module' | 'activity'
  readonly partId: string
  readonly formerly: readonly string[]
}

export interface PublishRequest {
  readonly courseId: string
  readonly formerly: readonly string[]
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly contentHash: string
  readonly publicJson: string
  readonly keyJson: string
  readonly parts: readonly PartDeclaration[]
  readonly media: readonly MediaFile[]
  readonly now: Date
}

export interface MediaFile {
  readonly path: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

export type PublishOutcome =
  | { readonly kind: 'published'; readonly courseNumber: number; readonly isNew: boolean; readonly removedPartIds: readonly string[] }
  /** The same content hash is already current: nothing changed. */
  | { readonly kind: 'unchanged'; readonly courseNumber: number }
  | { readonly kind: 'refused'; readonly code: 'course-of-another-space' | 'part-of-another-kind' | 'former-id-in-use' }

export interface ContentRepository {
  publish(request: PublishRequest): Promise<PublishOutcome>
  /** Every current publication; the server keeps them in memory and asks again when `version` moved. */
  listCurrent(): Promise<readonly Publication[]>
  /** Rises with every publication, on any node. */
  version(): Promise<number>
  /** An earlier publication, to mark an attempt made with it. */
  findByHash(courseId: string, contentHash: string): Promise<Publication | undefined>
  /** The newest publication that still holds this activity. */
  findLatestWith(courseId: string, activityId: string): Promise<Publication | undefined>
  findMedia(courseId: string, path: string): Promise<MediaFile | undefined>
  /** Days on which a course was published, newest first, at most 100. */
  listPublicationDays(courseNumber: number): Promise<readonly EpochDay[]>
}

/** How an activity is completed, resolved once per publication. */
export interface ActivityRule {
  readonly partNumber: number
  readonly kind: 'page' | 'practice' | 'session' | 'survey' | 'adventure'
  readonly completion: 'any' | 'all'
  /** Bits of the ways offered: 1 text, 2 video, 4 quiz, 8 practice. */
  readonly waysMask: number
  readonly isRequired: boolean
}

export interface ModuleRule {
  readonly partNumber: number
  readonly isRequired: boolean
  /** Part numbers of its required activities. */
  readonly requiredPartNumbers: readonly number[]
}

/** The rules of the current publication, by which a write completes modules and course. */
export interface CourseRule {
  readonly courseNumber: number
  readonly modules: readonly ModuleRule[]
}

export interface FactWrite {
  readonly spaceNumber: number
  readonly subject: string
  readonly course: CourseRule
  /** Undefined for an enrolment. */
  readonly activity: ActivityRule | undefined
  readonly act: FactAct
  /** Clamped instant of the act, seconds since 1970. */
  readonly atSeconds: number
}

export type FactAct =
  | { readonly kind: 'enrol' }
  | { readonly kind: 'start' }
  | { readonly kind: 'way'; readonly wayBit: 1 | 2 }
  | { readonly kind: 'practice'; readonly outcome: PracticeOutcome }
  | {
      readonly kind: 'attempt'
      readonly attemptId: string
      readonly contentHash: string
      readonly responsesJson: string
      readonly rightCount: number
      readonly questionCount: number
      readonly hasPassed: boolean
    }

/** What a person did in one activity or module. */
export interface ProgressRow {
  readonly partNumber: number
  /** 1 started, 2 completed. */
  readonly status: 1 | 2
  readonly waysMask: number
  /** 0 none, 1 tried, 2 not yet, 3 need person. */
  readonly practiceCode: 0 | 1 | 2 | 3
  readonly best: { readonly rightCount: number; readonly questionCount: number } | null
  readonly last: { readonly rightCount: number; readonly questionCount: number } | null
  readonly startedDay: EpochDay
  readonly completedDay: EpochDay | null
}

/** One learner in one course. */
export interface LearnerCourse {
  readonly courseNumber: number
  readonly enrolledDay: EpochDay | null
  readonly startedDay: EpochDay | null
  readonly completedDay: EpochDay | null
  /** Rows of this course's activities and modules. */
  readonly rows: readonly ProgressRow[]
}

export type FactOutcome =
  | { readonly kind: 'recorded'; readonly learnerCourse: LearnerCourse }
  /** An attempt id seen before with other responses. */
  | { readonly kind: 'refused'; readonly code: 'attempt-differs' | 'too-many-attempts' }

/** Thrown when the writer's queue is full: the caller answers 503 with Retry-After. */
export class WriterBusyError extends Error {
  constructor() {
    super('The writer queue is full.')
    this.name = 'WriterBusyError'
  }
}

/** Thrown when the disk is full: nothing of the write was kept, and what was kept before still is. */
export class StorageFullError extends Error {
  readonly code = 'disk-full'

  constructor(cause?: unknown) {
    super('The disk is full.', { cause })
    this.name = 'StorageFullError'
  }
}

export interface LearnerExport {
  readonly courses: readonly (LearnerCourse & { readonly courseId: string; readonly partIds: ReadonlyMap<number, string> })[]
  readonly attempts: readonly {
    readonly courseId: string
    readonly activityId: string
    readonly attemptId: string
    readonly contentHash: string
    readonly rightCount: number
    readonly questionCount: number
    readonly submittedAt: Date
    readonly responsesJson: string
  }[]
}

export interface LearningRepository {
  /** Resolves after the commit, with the state as stored. Replaying changes nothing. @throws WriterBusyError */
  record(write: FactWrite): Promise<FactOutcome>
  /** As `record`, for an outbox batch: one queue entry each, committed together where they fit. */
  recordAll(writes: readonly FactWrite[]): Promise<readonly FactOutcome[]>
  findCourse(spaceNumber: number, subject: string, courseNumber: number): Promise<LearnerCourse | undefined>
  listCourses(spaceNumber: number, subject: string): Promise<readonly LearnerCourse[]>
  exportLearner(spaceNumber: number, subject: string): Promise<LearnerExport>
  /** Deletes every row of the learner (guest identity included), subtracts the rollups, remembers the erasure. */
  eraseLearner(spaceNumber: number, subject: string, erasureHash: string, now: Date): Promise<boolean>
  /** After a publication: completes modules and courses of open enrolments that its rules now complete. Returns how many enrolments changed. */
  reevaluateOpenEnrolments(course: CourseRule, day: EpochDay): Promise<number>
  /**
   * Joins a guest's facts to an account of the same space, by the same merges; the guest disappears.
   * With the rules of the current publications, what both did together completes at once.
   */
  joinGuest(
    spaceNumber: number, guestSubject: string, accountSubject: string, now: Date,
    rules?: readonly { readonly course: CourseRule; readonly activities: readonly ActivityRule[] }[],
  ): Promise<boolean>
}

/** Counts as stored in a snapshot, before any masking. Part ids, not numbers. */
export interface CourseCounts {
  readonly enrolled: number
  readonly started: number
  readonly completed: number
  readonly parts: Readonly<Record<string, PartCounts>>
  /** Only days on which something happened, oldest first, at most the last 371. */
  readonly days: readonly DayCounts[]
}

export interface PartCounts {
  readonly started: number
  readonly completed: number
  readonly notYet: number
  readonly needPerson: number
}

export interface DayCounts {
  readonly day: EpochDay
  readonly enrolled: number
  readonly startedActivities: number
  readonly completedActivities: number
  readonly completedCourses: number
}

export interface Snapshot {
  readonly takenAt: Date
  readonly counts: CourseCounts
}

export interface HostCounts {
  readonly takenAt: Date
  readonly spaceCount: number
  readonly activeSpaceCount: number
  readonly enrolled: number
  readonly completedActivities: number
  readonly completedCourses: number
}

/** `audience`: everyone who follows the course, of any space; a number: that space's people. */
export type CountsScope = { readonly kind: 'audience' } | { readonly kind: 'space'; readonly spaceNumber: number }

export interface FiguresRepository {
  /** Takes the snapshot: audience of every course, and the spaces that changed. Yields between spaces. */
  refresh(now: Date): Promise<{ readonly courseCount: number; readonly spaceCount: number }>
  /** From the last snapshot; undefined before the first, or when nothing was ever done. */
  findSnapshot(courseNumber: number, scope: CountsScope): Promise<Snapshot | undefined>
  /** When the last snapshot was taken. */
  lastTakenAt(): Promise<Date | undefined>
  findHostCounts(): Promise<HostCounts | undefined>
  /** Compares every rollup with a recount of the facts; returns what differs, at most 100 lines. */
  verify(): Promise<readonly RollupDifference[]>
}

export interface RollupDifference {
  readonly rollup: 'part' | 'course-day' | 'space'
  readonly key: string
  readonly stored: string
  readonly recounted: string
}
