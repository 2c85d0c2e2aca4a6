// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { TimeZone } from './sessionTime.ts'
import { offsetAt } from './timeZone.ts'

/** When something is, and on whose clocks it is told. */
export interface ToldPeriod {
  readonly startsAt: string
  readonly endsAt: string
  readonly timeZone: TimeZone
}

/**
 * « mardi 20 septembre, 14 h – 16 h (heure de Paris) », the same on the server's pages, in the app and in mails.
 * @param now leaves the year out when it is this one; without it the year is said, as in what is read another year
 */
export function sessionWhen({ startsAt, endsAt, timeZone }: ToldPeriod, { language, now }: { readonly language: Language; readonly now?: Date }): string {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  return `${period(start, end, { timeZone, language, now })}${NO_BREAK}(${zoneWords(timeZone, language)})`
}

/**
 * The same on the reader's own clocks, the day left out when it is the same; undefined when they show the same hour. Their
 * zone is not named: browsers call it by a town that may be another (Toronto in Montréal).
 */
export function ownWhen({ startsAt, endsAt, timeZone }: ToldPeriod, ownTimeZone: TimeZone, { language, now }: { readonly language: Language; readonly now: Date }): string | undefined {
  const [start, end] = [new Date(startsAt), new Date(endsAt)]
  const isSame = [start, end].every(instant => offsetAt(timeZone, instant.getTime()) === offsetAt(ownTimeZone, instant.getTime()))
  if (isSame) return undefined
  const [there, here] = [{ timeZone, language, now }, { timeZone: ownTimeZone, language, now }]
  const isSameDay = [start, end].every(instant => dayWords(instant, there) === dayWords(start, here))
  return isSameDay ? `${hourWords(start, here)}${NO_BREAK}– ${hourWords(end, here)}` : period(start, end, here)
}

/** « mardi 20 septembre », or with its year when that is not this one. */
export function dayWords(instant: Date, { timeZone, language, now }: Clock): string {
  const isThisYear = now !== undefined && yearIn(instant, timeZone) === yearIn(now, timeZone)
  const words = formatterOf(localeOf(language), { timeZone, weekday: 'long', day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' as const }) }).format(instant)
  // The first of a month is an ordinal in French; English has a comma with a year and none without.
  return isFrench(language) ? words.replace(/ 1 /, ' 1er ') : words.replace(',', '')
}

/** « 14 h », « 9 h 30 »; `14:00` in other languages. */
export function hourWords(instant: Date, { timeZone, language }: Pick<Clock, 'timeZone' | 'language'>): string {
  const shown = formatterOf('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)
  const [hours = '', minutes = ''] = shown.split(':')
  if (!isFrench(language)) return shown
  return minutes === '00' ? `${Number(hours)}${NO_BREAK}h` : `${Number(hours)}${NO_BREAK}h${NO_BREAK}${minutes}`
}

/** « heure de Paris »: zones are known by a town, and towns by their name in the reader's language. */
export function zoneWords(timeZone: TimeZone, language: Language): string {
  if (!timeZone.includes('/')) return timeZone
  const town = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  if (!isFrench(language)) return `${town} time`
  const french = FRENCH_TOWNS[town] ?? town
  return /^[AEIOUYÉÎ]/.test(french) ? `heure d’${french}` : `heure de ${french}`
}

interface Clock {
  readonly timeZone: TimeZone
  readonly language: Language
  readonly now?: Date | undefined
}

const NO_BREAK = '\u00A0'

/** The day once when it ends on the same day. A line may end after the dash: a no-break space there would begin the next one. */
function period(start: Date, end: Date, clock: Clock): string {
  const [firstDay, lastDay] = [dayWords(start, clock), dayWords(end, clock)]
  const until = firstDay === lastDay ? hourWords(end, clock) : `${lastDay}, ${hourWords(end, clock)}`
  return `${firstDay}, ${hourWords(start, clock)}${NO_BREAK}– ${until}`
}

function yearIn(instant: Date, timeZone: TimeZone): string {
  return formatterOf('en-GB', { timeZone, year: 'numeric' }).format(instant)
}

/** One costs as much to make as a page of hours to write; a server shows few zones in few ways. */
const FORMATTERS_KEPT = 200
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`
  const kept = formatters.get(name)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat(locale, options)
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear()
  formatters.set(name, made)
  return made
}

/** English here is British: 22 November, not November 22. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}

function isFrench(language: Language): boolean {
  return language.split('-')[0] === 'fr'
}

/** Towns of zones that have another name in French; the others are written alike. */
const FRENCH_TOWNS: Readonly<Record<string, string>> = {
  'Algiers': 'Alger', 'Athens': 'Athènes', 'Brussels': 'Bruxelles', 'Bucharest': 'Bucarest', 'Copenhagen': 'Copenhague',
  'Gambier': 'Mangareva', 'Kolkata': 'Calcutta', 'Lisbon': 'Lisbonne', 'London': 'Londres', 'Mauritius': 'Port-Louis', 'Mayotte': 'Mamoudzou', 'Montreal': 'Montréal',
  'Moscow': 'Moscou', 'Noumea': 'Nouméa', 'Reunion': 'Saint-Denis de La Réunion',
  'Sao Tome': 'São Tomé', 'Singapore': 'Singapour', 'Vienna': 'Vienne', 'Warsaw': 'Varsovie', 'Ndjamena': 'N’Djaména', 'Lome': 'Lomé',
}
