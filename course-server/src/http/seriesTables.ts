// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defuseCell, type RegistrantRow, type RegistrationQuestion, type SeriesFigures, type ShownCount, type ShownShare } from '@parcours/courses'
import { stringify } from 'csv-stringify/sync'

/** A byte-order mark lets spreadsheets read the accents; no cell is a formula. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map(defuseCell)), { bom: true, record_delimiter: 'windows', quoted_string: true })
}

/** The trainer's own list, with the answers under their questions. */
export function registrantsCsv(rows: readonly RegistrantRow[], questions: readonly RegistrationQuestion[], language: string): string {
  const words = language === 'en' ? ENGLISH : FRENCH
  return csvOf([
    [...words.registrantColumns, ...questions.map(({ label }) => label)],
    ...rows.map((row) => [
      row.name ?? '', row.email ?? '', words.statuses[row.status], row.waitingRank === null ? '' : String(row.waitingRank), row.registeredAt,
      ...questions.map((question) => answerOf(question, row)),
    ]),
  ])
}

function answerOf(question: RegistrationQuestion, { answers }: RegistrantRow): string {
  const given = answers[question.questionId] ?? []
  if (question.kind === 'text') return given.join(' ')
  return question.options.filter(({ optionId }) => given.includes(optionId)).map(({ label }) => label).join(' ; ')
}

/** The figures as they are masked on the screen. */
export function seriesFiguresCsv(figures: SeriesFigures, language: string): string {
  const words = language === 'en' ? ENGLISH : FRENCH
  const share = (one: ShownShare) => [shown(one.count, words), one.percent === null ? '' : String(one.percent)]
  return csvOf([
    [words.takenAt, figures.takenAt],
    [],
    words.sessionColumns,
    ...figures.sessions.map((session) => [
      String(session.number), session.title, session.startsAt, shown(session.registered, words), ...share(session.present), ...share(session.replayed), ...share(session.stayed),
    ]),
    [],
    [words.registered, shown(figures.registered, words)],
    [words.mean, meanOf(figures, words)],
    [words.followedAll, ...share(figures.followedAll)],
    ...(figures.completedCourse === null ? [] : [[words.completedCourse, ...share(figures.completedCourse)]]),
  ])
}

/** From ranges it is no count: the page says « environ » too. */
function meanOf({ meanAttendance }: SeriesFigures, words: typeof FRENCH): string {
  if (meanAttendance === null) return ''
  return meanAttendance.isApproximate ? words.about(meanAttendance.mean) : String(meanAttendance.mean)
}

function shown(count: ShownCount, words: typeof FRENCH): string {
  switch (count.kind) {
    case 'exact': return String(count.value)
    case 'between': return words.between(count.from, count.to)
    case 'few': return words.few
  }
}

interface TableWords {
  readonly registrantColumns: readonly string[]
  readonly statuses: Readonly<Record<RegistrantRow['status'], string>>
  readonly takenAt: string
  readonly sessionColumns: readonly string[]
  readonly registered: string
  readonly mean: string
  readonly followedAll: string
  readonly completedCourse: string
  readonly few: string
  readonly between: (from: number, to: number) => string
  readonly about: (value: number) => string
}

const FRENCH: TableWords = {
  registrantColumns: ['Nom', 'Adresse', 'Inscription', 'Rang d’attente', 'Le (UTC)'],
  statuses: { pending: 'en attente', waitlisted: 'liste d’attente', confirmed: 'confirmée', refused: 'refusée', declined: 'déclinée', withdrawn: 'retirée' },
  takenAt: 'Chiffres au (UTC)',
  sessionColumns: ['Séance', 'Titre', 'Début (UTC)', 'Inscrit⋅es', 'Présent⋅es', '% des inscrit⋅es', 'Par la rediffusion', '% des inscrit⋅es', 'Resté⋅es', '% des présent⋅es'],
  registered: 'Inscrit⋅es à la série',
  mean: 'Présence moyenne par séance',
  followedAll: 'Ont suivi toutes les séances',
  completedCourse: 'Ont terminé le parcours',
  few: 'moins de 5',
  between: (from, to) => `entre ${from} et ${to}`,
  about: (value) => `environ ${value}`,
}

const ENGLISH: TableWords = {
  registrantColumns: ['Name', 'Address', 'Registration', 'Place in line', 'On (UTC)'],
  statuses: { pending: 'pending', waitlisted: 'waiting list', confirmed: 'confirmed', refused: 'refused', declined: 'declined', withdrawn: 'withdrawn' },
  takenAt: 'Figures as of (UTC)',
  sessionColumns: ['Session', 'Title', 'Start (UTC)', 'Registered', 'Present', '% of registered', 'Through the replay', '% of registered', 'Stayed', '% of present'],
  registered: 'Registered to the series',
  mean: 'Mean attendance per session',
  followedAll: 'Followed all sessions',
  completedCourse: 'Completed the course',
  few: 'fewer than 5',
  between: (from, to) => `between ${from} and ${to}`,
  about: (value) => `about ${value}`,
}
