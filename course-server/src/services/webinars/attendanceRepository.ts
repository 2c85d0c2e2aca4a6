// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceFact, AttendanceSink, SessionMeetings } from './attendanceSink.ts'
import type { SeriesKey } from './seriesRepository.ts'

export interface SessionKey extends SeriesKey {
  readonly sessionNumber: number
}


export interface StoredWord {
  readonly registrantNumber: number
  readonly source: 'ticked' | 'selfDeclared'
  readonly wasPresent: boolean
}

export interface StoredView {
  readonly registrantNumber: number
  /** In seconds of the video. */
  readonly watched: readonly { readonly from: number; readonly to: number }[]
}

/** All that is known of who was at one session, or of one person there. */
export interface SessionRecord {
  readonly facts: readonly AttendanceFact[]
  readonly words: readonly StoredWord[]
  readonly views: readonly StoredView[]
}

export interface AttendanceRepository extends AttendanceSink, SessionMeetings {
  /** The room's id, made at the first asking; the same for good. */
  openMeeting(key: SessionKey, newMeetingId: string): Promise<string>
  /** The opaque id of a person in a session, made at the first asking; what they agreed to last is kept. */
  takeParticipantId(key: SessionKey, registrantNumber: number, newId: string, isRecorded: boolean): Promise<string>
  /** Without a registrant, of everybody. */
  read(key: SessionKey, registrantNumber?: number): Promise<SessionRecord>
  /** Sessions that ended between two instants and of which machines told something, with how much that is so far. */
  listMeasured(from: Date, to: Date, limit: number): Promise<readonly { readonly sessionId: string; readonly factCount: number }[]>
  /** Sessions of the series of which anything is known. */
  listRecorded(key: SeriesKey): Promise<ReadonlySet<number>>
  /** Undefined takes the word back. */
  putWord(key: SessionKey, registrantNumber: number, source: StoredWord['source'], wasPresent: boolean | undefined, now: Date): Promise<void>
  /** Merges by `merge`, which sees what is kept, in one transaction. */
  putView(key: SessionKey, registrantNumber: number, merge: (kept: StoredView['watched']) => StoredView['watched'], now: Date): Promise<StoredView['watched']>
}
