// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '@parcours/courses'
import { getLanguage, n as translatePlural, t as translate } from '@nextcloud/l10n'

type Words = Readonly<Record<string, string | number>>

/** Vue escapes what it writes: escaping here too would show `&amp;`. */
const AS_TEXT = { escape: false, sanitize: false } as const

/** A sentence of the interface in the person's language; English is the source. */
export function t(app: 'parcours', text: string, words: Words = {}): string {
  return translate<string>(app, text, { ...words }, AS_TEXT)
}

/** A sentence that agrees with a number, written `%n`. French treats zero as a singular. */
export function n(app: 'parcours', one: string, many: string, count: number, words: Words = {}): string {
  const sentence = translatePlural<string, string>(app, one, many, count, { ...words }, AS_TEXT)
  return count < 1000 ? sentence : sentence.replace(String(count), formatNumber(count))
}

/** « mardi 20 septembre 2022 », from a day in UTC: as `dayWords` of courses writes days, whose reckoning of zones every page would carry. */
export function formatDay(day: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  const words = dateFormat('day', options).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
  return getLanguage().startsWith('fr') ? words.replace(/ 1 /, ' 1er ') : words.replace(',', '')
}

/** « 20 sept. 2026 »: the Monday of a week, where many stand in a column. */
export function formatWeek(day: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return dateFormat('week', options).format(new Date(`${day.slice(0, 10)}T00:00:00Z`))
}

/** « 22 novembre 2026 à 03:00 UTC »: figures are counted in UTC and say so. */
export function formatInstant(instant: string): string {
  const options = { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'UTC', timeZoneName: 'short' } as const
  return dateFormat('instant', options).format(new Date(instant))
}

/** « 45 min », « 1 h 20 »: the same in French and in English, as the server writes it. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) {
    return `${minutes}\u00a0min`
  }
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}

/** Sorts and shows numbers as people of this language write them. */
export function formatNumber(value: number): string {
  return kept(numberFormats, locale(), () => new Intl.NumberFormat(locale())).format(value)
}

/** Making a format costs a hundred times what using it does, and a page of figures holds hundreds of numbers. */
const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dateFormats, `${name} ${locale()}`, () => new Intl.DateTimeFormat(locale(), options))
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const format = formats.get(key) ?? make()
  formats.set(key, format)
  return format
}

/** « français », « anglais »: the name of a language, in the person's own. */
export function languageName(language: string): string {
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(language) ?? language
}

let spoken: string | undefined

/** Says which language our words are in, where the page around us may be in another that we do not speak. */
export function speak(language: Language): void {
  spoken = language
}

/** English here is British, as in the texts: 22 November, not November 22. */
export function locale(): string {
  const language = spoken ?? getLanguage()
  return language === 'en' ? 'en-GB' : language
}
