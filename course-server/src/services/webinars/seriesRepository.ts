// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Series, Session } from '@parcours/courses'

/** Interned numbers, the owner's space first; they never leave the server. */
export interface SeriesKey {
  readonly spaceNumber: number
  readonly seriesNumber: number
}

export interface StoredSeries extends SeriesKey {
  /** The series or any of its sessions. */
  readonly changedAt: Date
  readonly series: Series
  /** By number; a session's number is also its key. */
  readonly sessions: readonly Session[]
}

/** Somebody else was quicker: what the revisions since changed, as names of fields. */
export interface EditConflict {
  readonly kind: 'conflict'
  readonly revision: number
  readonly changed: readonly string[]
}

export type EditOutcome =
  | { readonly kind: 'edited' }
  | EditConflict
  /** A new session under an id that a session of another series has. */
  | { readonly kind: 'id-taken' }

export interface SeriesWrite {
  /** Read at this revision; refused when it is another by now. */
  readonly expectedRevision: number
  /** With the revision it will have. */
  readonly series: Series
  readonly changed: readonly string[]
  /** Sessions that change with it, such as when a series is called off. */
  readonly sessions: readonly Session[]
  readonly sendsMail: boolean
  readonly now: Date
}

export interface SessionWrite {
  /** 0 for a new one. */
  readonly expectedRevision: number
  readonly session: Session
  readonly changed: readonly string[]
  /** Whether people's calendars and mailboxes hear of it. */
  readonly isAnnounced: boolean
  readonly sendsMail: boolean
  readonly now: Date
}

/** Several sessions at once: all are changed, or none. */
export interface SessionsWrite {
  /** Of the series. */
  readonly expectedRevision: number
  /** The sessions that were looked at, those that stay as they are among them. */
  readonly read: readonly SessionRevision[]
  readonly changes: readonly SessionReplacement[]
  readonly sendsMail: boolean
  readonly now: Date
}

export interface SessionRevision {
  readonly number: number
  readonly revision: number
}

export interface SessionReplacement {
  /** As it will be. */
  readonly session: Session
  readonly changed: readonly string[]
  /** Whether people's calendars and mailboxes hear of it. */
  readonly isAnnounced: boolean
}

/** `space`: of that space and of everybody above; `spaces`: for all paired spaces and the public. */
export type SeriesReader = { readonly kind: 'public' } | { readonly kind: 'space'; readonly spaceNumber: number }

export interface SeriesPage {
  readonly series: readonly StoredSeries[]
  readonly count: number
}

export interface SeriesRepository {
  /** Keeps the one that is there when the id is known; undefined when another space has it. */
  create(spaceNumber: number, series: Series, sessions: readonly Session[], now: Date): Promise<StoredSeries | undefined>
  find(seriesId: string): Promise<StoredSeries | undefined>
  findBySession(sessionId: string): Promise<StoredSeries | undefined>
  findByKey(key: SeriesKey): Promise<StoredSeries | undefined>
  /** Those a reader may see, by when they come next; past ones newest first. No drafts. */
  listVisible(reader: SeriesReader, page: { readonly when: 'upcoming' | 'past'; readonly now: Date; readonly offset: number; readonly limit: number }): Promise<SeriesPage>
  /** Of one space, drafts included, newest first. */
  listOwned(spaceNumber: number, page: { readonly offset: number; readonly limit: number }): Promise<SeriesPage>
  edit(key: SeriesKey, write: SeriesWrite): Promise<EditOutcome>
  editSession(key: SeriesKey, write: SessionWrite): Promise<EditOutcome>
  changeSessions(key: SeriesKey, write: SessionsWrite): Promise<EditOutcome>
  /** Only a draft without registrations. */
  remove(key: SeriesKey): Promise<boolean>
}
