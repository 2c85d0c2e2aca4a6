// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PresenceRule, RoomMessage, SeriesFields, SeriesStatus, SessionFields, SessionKind, SessionStatus } from '@parcours/courses'
import { SERIES_STATUS_WORDS, SESSION_STATUS_WORDS, roomWords } from './deskWords.ts'
import { formatNumber, languageName, n, t } from './l10n.ts'
import { SESSION_KIND_WORDS, presenceRuleWords } from './webinarWords.ts'

/** A long text is told by its beginning. */
const SHOWN_CHARACTERS = 160

const SERIES_FIELD_NAMES: Readonly<Record<keyof SeriesFields, () => string>> = {
  title: () => t('parcours', 'Title'),
  summary: () => t('parcours', 'Summary in a sentence'),
  description: () => t('parcours', 'Description'),
  organiser: () => t('parcours', 'Who organises'),
  language: () => t('parcours', 'Language'),
  audience: () => t('parcours', 'Who may see it and register'),
  courseId: () => t('parcours', 'Course that goes with it'),
  status: () => t('parcours', 'State of the series'),
  admission: () => t('parcours', 'How a place is given'),
  registrationScope: () => t('parcours', 'What one registers to'),
  capacity: () => t('parcours', 'Places'),
  questions: () => t('parcours', 'Questions at registration'),
  doorMinutes: () => t('parcours', 'How early the room opens, in minutes'),
  presenceRule: () => t('parcours', 'From when on somebody counts as present'),
  completionPercent: () => t('parcours', 'Share of a session that completes it, in percent'),
  replayReaders: () => t('parcours', 'Who may watch the replays'),
  contactRetentionDays: () => t('parcours', 'Names and addresses are erased so many days after the last session'),
}

const SESSION_FIELD_NAMES: Readonly<Record<keyof SessionFields, () => string>> = {
  kind: () => t('parcours', 'Kind of session'),
  title: () => t('parcours', 'Title'),
  description: () => t('parcours', 'Description'),
  localStart: () => t('parcours', 'Day and hour'),
  timeZone: () => t('parcours', 'Time zone'),
  durationMinutes: () => t('parcours', 'Length in minutes'),
  status: () => t('parcours', 'State of the session'),
  room: () => t('parcours', 'Where'),
  capacity: () => t('parcours', 'Places'),
  materials: () => t('parcours', 'Materials and slides'),
  replay: () => t('parcours', 'Replay'),
  activityId: () => t('parcours', 'Activity of the course'),
}

export function seriesFieldName(field: string): string {
  return isKeyOf(SERIES_FIELD_NAMES, field) ? SERIES_FIELD_NAMES[field]() : field
}

export function sessionFieldName(field: string): string {
  return isKeyOf(SESSION_FIELD_NAMES, field) ? SESSION_FIELD_NAMES[field]() : field
}

export const AUDIENCE_NAMES: Readonly<Record<SeriesFields['audience'], () => string>> = {
  space: () => t('parcours', 'The people of this space'),
  spaces: () => t('parcours', 'The people of every space connected to this course server'),
  public: () => t('parcours', 'Everybody, with an account or without'),
}
export const ADMISSION_NAMES: Readonly<Record<SeriesFields['admission'], () => string>> = {
  open: () => t('parcours', 'First come, first served, then a waiting list'),
  approval: () => t('parcours', 'You accept or refuse each person'),
}
export const SCOPE_NAMES: Readonly<Record<SeriesFields['registrationScope'], () => string>> = {
  series: () => t('parcours', 'The whole series, in one step'),
  sessions: () => t('parcours', 'Single sessions'),
  either: () => t('parcours', 'Either, as each person likes'),
}
export const REPLAY_READER_NAMES: Readonly<Record<SeriesFields['replayReaders'], () => string>> = {
  registered: () => t('parcours', 'People who registered'),
  audience: () => t('parcours', 'Everybody who may see the series'),
}

/** What a field holds, in words. */
export function valueWords(field: string, value: unknown): string {
  const named = VALUE_NAMES[field]
  if (named !== undefined && typeof value === 'string' && Object.hasOwn(named, value)) return named[value]?.() ?? value
  if (value === null || value === '') return t('parcours', 'nothing')
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return field === 'language' ? languageName(value) : shortened(field === 'localStart' ? value.replace('T', ' ') : value)
  if (Array.isArray(value)) return n('parcours', '%n entry', '%n entries', value.length)
  // The fields that are objects have these types alone.
  if (field === 'room') return roomWords(value as RoomMessage)
  return field === 'presenceRule' ? presenceRuleWords(value as PresenceRule) : t('parcours', 'a replay')
}

const VALUE_NAMES: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  audience: AUDIENCE_NAMES,
  admission: ADMISSION_NAMES,
  registrationScope: SCOPE_NAMES,
  replayReaders: REPLAY_READER_NAMES,
  kind: SESSION_KIND_WORDS satisfies Record<SessionKind, () => string>,
  // No session is a draft, no series tentative: what both may be is said alike.
  status: { ...SESSION_STATUS_WORDS, ...SERIES_STATUS_WORDS } satisfies Record<SeriesStatus | SessionStatus, () => string>,
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}

function isKeyOf<Names extends object>(names: Names, field: string): field is keyof Names & string {
  return Object.hasOwn(names, field)
}
