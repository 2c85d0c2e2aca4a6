// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, type SessionTime } from '@parcours/courses'

type WhenLanguage = 'fr' | 'en'

const LOCALES: Readonly<Record<WhenLanguage, string>> = { fr: 'fr-FR', en: 'en-GB' }
const FORMATTERS_KEPT = 100
const days = new Map<string, Intl.DateTimeFormat>()

/** `mardi 1 décembre 2026, 14 h – 15 h 30 (heure de Paris)`, `Tuesday 1 December 2026, 14:00 – 15:30 (Paris time)`. */
export function sessionWhen(time: SessionTime, language: WhenLanguage): string {
  const { startsAt, endsAt } = periodOf(time)
  const [startDay, endDay] = [dayIn(time.timeZone, language).format(startsAt), dayIn(time.timeZone, language).format(endsAt)]
  const [from, to] = [hourOf(startsAt, time.timeZone, language), hourOf(endsAt, time.timeZone, language)]
  // Over midnight, the second day is said too.
  const end = startDay === endDay ? to : `${endDay}, ${to}`
  return `${startDay}, ${from} – ${end} (${zoneName(time.timeZone, language)})`
}

function hourOf(at: Date, timeZone: string, language: WhenLanguage): string {
  const [hour = '', minute = ''] = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at).split(':')
  if (language === 'en') return `${hour}:${minute}`
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
}

/** The city is what people know of a zone. */
function zoneName(timeZone: string, language: WhenLanguage): string {
  if (timeZone === 'UTC') return 'UTC'
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  if (language === 'en') return `${city} time`
  return /^[AEIOUYÉÈH]/i.test(city) ? `heure d’${city}` : `heure de ${city}`
}

function dayIn(timeZone: string, language: WhenLanguage): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const kept = days.get(key)
  if (kept !== undefined) return kept
  const made = new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone })
  if (days.size >= FORMATTERS_KEPT) days.clear()
  days.set(key, made)
  return made
}
