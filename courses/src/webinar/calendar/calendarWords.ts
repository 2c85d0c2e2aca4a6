// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The few words that Parcours adds to a calendar entry. Any language but French reads English. */
export interface CalendarWords {
  readonly cancelled: (title: string) => string
  readonly partOf: (series: string, number: number, organiser: string) => string
  readonly page: (url: string) => string
  readonly door: (minutes: number) => string
  readonly phone: (phone: string) => string
  readonly access: (accessibility: string) => string
  readonly withdraw: (url: string) => string
}

export function calendarWords(language: string): CalendarWords {
  return language.split('-')[0] === 'fr' ? FRENCH : ENGLISH
}

/** French puts a no-break space before a colon. */
const FRENCH: CalendarWords = {
  cancelled: title => `Annulée\u00A0: ${title}`,
  partOf: (series, number, organiser) => [`${series}, séance ${number}`, organiser].filter(part => part !== '').join(' · '),
  page: url => `Rejoindre la séance, la revoir, ne plus venir\u00A0: ${url}`,
  door: minutes => minutes > 0 ? `Le salon ouvre ${minutes} minutes avant.` : 'Le salon ouvre à l’heure dite.',
  phone: phone => `Par téléphone\u00A0: ${phone}`,
  access: accessibility => `Accès\u00A0: ${accessibility}`,
  withdraw: url => `Se désinscrire, sans mot de passe\u00A0: ${url}`,
}

const ENGLISH: CalendarWords = {
  cancelled: title => `Cancelled: ${title}`,
  partOf: (series, number, organiser) => [`${series}, session ${number}`, organiser].filter(part => part !== '').join(' · '),
  page: url => `Join the session, watch it again, step back: ${url}`,
  door: minutes => minutes > 0 ? `The room opens ${minutes} minutes before.` : 'The room opens on the hour.',
  phone: phone => `By phone: ${phone}`,
  access: accessibility => `Getting there: ${accessibility}`,
  withdraw: url => `Withdraw, without a password: ${url}`,
}
