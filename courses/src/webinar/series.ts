// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { PresenceRule } from './presenceRule.ts'
import type { Session } from './session.ts'

/** Who may see and register: the owner's own people, every paired space, or everybody, account or not. */
export const AUDIENCES = ['space', 'spaces', 'public'] as const
export type SeriesAudience = (typeof AUDIENCES)[number]

/** `draft` is seen by its trainers only; `closed` takes no further registration; `cancelled` says so to everybody. */
export const SERIES_STATUSES = ['draft', 'open', 'closed', 'cancelled'] as const
export type SeriesStatus = (typeof SERIES_STATUSES)[number]

/** What one registers to: the whole series, single sessions, or either. */
export const REGISTRATION_SCOPES = ['series', 'sessions', 'either'] as const
export type RegistrationScope = (typeof REGISTRATION_SCOPES)[number]

/** `open`: whoever registers has a place while there are any. `approval`: the organiser accepts or refuses each person. */
export const ADMISSIONS = ['open', 'approval'] as const
export type Admission = (typeof ADMISSIONS)[number]

/** Who may watch the replays: people registered, or everybody who may see the series. */
export const REPLAY_READERS = ['registered', 'audience'] as const
export type ReplayReaders = (typeof REPLAY_READERS)[number]

/** Sessions under one registration. A single public webinar is a series of one session. */
export interface Series {
  readonly seriesId: string
  /** Id of the space that owns it: registrations and places belong to that space, wherever the learner comes from. */
  readonly ownerSpace: string
  readonly audience: SeriesAudience
  /** The course it accompanies, if any. */
  readonly courseId: string | undefined
  readonly language: Language
  readonly title: string
  /** One sentence. Plain text. */
  readonly summary: string
  /** Plain text; an empty line parts paragraphs. It goes as it is to pages, mails and calendars. */
  readonly description: string
  /** Name shown as who organises, such as an association's. */
  readonly organiser: string
  readonly status: SeriesStatus
  readonly admission: Admission
  readonly registrationScope: RegistrationScope
  /** Places for people registered to the whole series; undefined is no limit. */
  readonly capacity: number | undefined
  /** Asked at registration; no answer is ever required. */
  readonly registrationQuestions: readonly RegistrationQuestion[]
  /** How early the room opens to registered people. */
  readonly doorMinutes: number
  /** From when on one counts as present. */
  readonly presenceRule: PresenceRule
  /** Share of a session, live or of its replay, that completes it: whole percent, 1 to 100. */
  readonly completionPercent: number
  readonly replayReaders: ReplayReaders
  /** Names and addresses are purged this many days after the last session. */
  readonly contactRetentionDays: number
  /** Counts the edits of the series itself; an edit from an older revision is refused. */
  readonly revision: number
}

export interface SeriesWithSessions {
  readonly series: Series
  /** By `number`. */
  readonly sessions: readonly Session[]
}

export type RegistrationQuestion =
  | { readonly kind: 'text'; readonly questionId: string; readonly label: string }
  | { readonly kind: 'choice'; readonly questionId: string; readonly label: string; readonly isMultiple: boolean; readonly options: readonly RegistrationOption[] }

export interface RegistrationOption {
  readonly optionId: string
  readonly label: string
}

/** What a new series has when its trainer says nothing else. Choices of this project. */
export const SERIES_DEFAULTS = {
  audience: 'space',
  status: 'draft',
  admission: 'open',
  registrationScope: 'series',
  capacity: undefined,
  registrationQuestions: [],
  doorMinutes: 15,
  presenceRule: { kind: 'minutes', minutes: 10 },
  completionPercent: 50,
  replayReaders: 'registered',
  contactRetentionDays: 30,
} as const satisfies Partial<Series>
