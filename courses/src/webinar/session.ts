// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VideoChapter } from '../course.ts'
import type { SessionTime } from './sessionTime.ts'

export const SESSION_KINDS = ['webinar', 'workshop', 'exchange'] as const
export type SessionKind = (typeof SESSION_KINDS)[number]

/** The values of iCalendar's `STATUS`, in lower case. */
export const SESSION_STATUSES = ['tentative', 'confirmed', 'cancelled'] as const
export type SessionStatus = (typeof SESSION_STATUSES)[number]

/** One scheduled meeting of a series. */
export interface Session {
  readonly sessionId: string
  readonly seriesId: string
  /** Place in the series, from 1. A moved session keeps its number. */
  readonly number: number
  readonly kind: SessionKind
  readonly title: string
  /** Plain text; an empty line parts paragraphs. */
  readonly description: string
  readonly time: SessionTime
  readonly status: SessionStatus
  /** iCalendar `SEQUENCE`: plus one each time the hour, the place or the status changes. */
  readonly sequence: number
  readonly room: Room
  /** Places in this session alone; undefined is no limit beside the series' own. */
  readonly capacity: number | undefined
  readonly materials: readonly SessionMaterial[]
  readonly replay: Replay | undefined
  /** The activity of the series' course that this session is. */
  readonly activityId: string | undefined
  /** Counts the edits of this session; an edit from an older revision is refused. */
  readonly revision: number
}

export type Room =
  /** Online, somewhere the trainer chose. */
  | { readonly kind: 'link'; readonly roomUrl: string; readonly phone: string | undefined }
  /** Online, created and opened by the course server. */
  | { readonly kind: 'bigBlueButton' }
  /** In person. */
  | { readonly kind: 'place'; readonly name: string; readonly address: string; readonly accessibility: string }
  /** Not known yet; registered people are told when it is. */
  | { readonly kind: 'later'; readonly isOnline: boolean }

export type RoomKind = Room['kind']

export function isOnline(room: Room): boolean {
  switch (room.kind) {
    case 'link': case 'bigBlueButton': return true
    case 'place': return false
    case 'later': return room.isOnline
  }
}

export interface SessionMaterial {
  readonly title: string
  /** https address. */
  readonly url: string
  /** Slides are also put into a BigBlueButton room when it is created. */
  readonly isSlides: boolean
}

export interface Replay {
  /** https address of the PeerTube watch page. */
  readonly watchUrl: string
  readonly embedUrl: string
  readonly durationSeconds: number
  /** In order; may be empty. */
  readonly chapters: readonly VideoChapter[]
}
