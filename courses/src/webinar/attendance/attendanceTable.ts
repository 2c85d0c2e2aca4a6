// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defuseCell } from '../../figures/defuseCell.ts'
import type { AttendanceRow, AttendanceSourceRow } from '../../messages/webinarPeople.ts'
import type { AttendanceSource, PresenceBasis } from '../attendanceSource.ts'
import { plainText } from '../plainText.ts'
import type { RegistrationStatus } from '../registration.ts'

/** One session's rows, for a table of the whole series. */
export interface AttendanceSheet {
  readonly sessionNumber: number
  readonly sessionTitle: string
  /** Day of the session where it is held, `YYYY-MM-DD`. */
  readonly heldOn: string
  readonly rows: readonly AttendanceRow[]
}

/**
 * The trainer's export: a line of headings, then one line per person and session. Cells are text, one per line of the
 * sheet, and none of them a formula. Whole minutes, rounded down.
 */
export function attendanceTable(sheets: readonly AttendanceSheet[], language: string): readonly (readonly string[])[] {
  const words = language.split('-')[0] === 'fr' ? FRENCH : ENGLISH
  return [words.columns, ...sheets.flatMap(sheet => sheet.rows.map(row => lineOf(sheet, row, words)))].map(line => line.map(cell => defuseCell(plainText(cell))))
}

const COLUMN_SOURCES = ['polling', 'webhooks', 'analytics', 'ticked', 'selfDeclared'] as const satisfies readonly AttendanceSource[]

function lineOf({ sessionNumber, sessionTitle, heldOn }: AttendanceSheet, row: AttendanceRow, words: TableWords): string[] {
  const yes = (is: boolean): string => is ? words.yes : words.no
  return [
    String(sessionNumber), sessionTitle, heldOn, row.name ?? '', words.statuses[row.status],
    yes(row.isPresent), words.bases[row.basis], minutesOf(row.attendanceSeconds),
    ...COLUMN_SOURCES.map(source => sourceCell(row.sources.find(other => other.source === source), words)),
    yes(row.hasConflict), row.replayPercent === null ? '' : String(row.replayPercent), yes(row.isCompleted), yes(row.isExcluded),
  ]
}

function sourceCell(source: AttendanceSourceRow | undefined, words: TableWords): string {
  if (source === undefined) return ''
  return source.attendanceSeconds === null ? (source.isPresent ? words.yes : words.no) : minutesOf(source.attendanceSeconds)
}

function minutesOf(seconds: number): string {
  return String(Math.floor(seconds / 60))
}

interface TableWords {
  readonly yes: string
  readonly no: string
  readonly columns: readonly string[]
  readonly statuses: Readonly<Record<RegistrationStatus, string>>
  readonly bases: Readonly<Record<PresenceBasis, string>>
}

const FRENCH: TableWords = {
  yes: 'oui',
  no: 'non',
  columns: [
    'Séance', 'Titre', 'Date', 'Nom', 'Inscription', 'Était là', 'D’après', 'Minutes', 'Minutes vues par interrogation', 'Minutes vues par notification',
    'Minutes vues par bilan', 'Coché', 'Déclaré', 'Sources en désaccord', 'Rediffusion (%)', 'Séance faite', 'Hors décompte',
  ],
  statuses: { pending: 'en attente', waitlisted: 'liste d’attente', confirmed: 'confirmée', refused: 'refusée', declined: 'déclinée', withdrawn: 'retirée' },
  bases: { measured: 'mesure', ticked: 'formateurice', selfDeclared: 'personne', nothing: '' },
}

const ENGLISH: TableWords = {
  yes: 'yes',
  no: 'no',
  columns: [
    'Session', 'Title', 'Date', 'Name', 'Registration', 'Was there', 'According to', 'Minutes', 'Minutes seen by polling', 'Minutes seen by webhooks',
    'Minutes seen by analytics', 'Ticked', 'Declared', 'Sources disagree', 'Replay (%)', 'Session done', 'Not counted',
  ],
  statuses: { pending: 'pending', waitlisted: 'waiting list', confirmed: 'confirmed', refused: 'refused', declined: 'declined', withdrawn: 'withdrawn' },
  bases: { measured: 'measurement', ticked: 'trainer', selfDeclared: 'the person', nothing: '' },
}
