// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../../course.ts'

/** What a game-book says around the story. */
export interface BookWords {
  readonly how: string
  readonly sheet: string
  readonly tick: string
  readonly mission: string
  readonly hint: string
  readonly done: string
  readonly ending: string
  readonly colon: string
  readonly goTo: (number: number) => string
  readonly ifTicked: (what: string) => string
  readonly tickNow: (what: string) => string
}

/** No-break spaces stand before the double signs and inside the quotes. */
const FRENCH: BookWords = {
  how: 'Commencez au numéro\u00A01. À la fin de chaque passage, choisissez, puis allez au numéro indiqué. Les missions se font pour de vrai, dans votre espace\u00A0; vous pouvez toujours continuer sans.',
  sheet: 'Votre feuille de route',
  tick: 'Cochez au crayon ce que l’histoire vous demande de retenir.',
  mission: 'À faire\u00A0:',
  hint: 'Coup de pouce\u00A0:',
  done: 'C’est fait\u00A0:',
  ending: 'L’histoire peut s’arrêter ici.',
  colon: '\u00A0:',
  goTo: number => `allez au\u00A0${number}`,
  ifTicked: what => `Si vous avez coché «\u00A0${what}\u00A0»\u00A0:`,
  tickNow: what => `(cochez «\u00A0${what}\u00A0»)`,
}

const ENGLISH: BookWords = {
  how: 'Begin at number\u00A01. At the end of each passage, choose, then go to the number it gives. Missions are done for real, in your own space; you can always go on without.',
  sheet: 'Your travel sheet',
  tick: 'Tick in pencil what the story asks you to remember.',
  mission: 'To do:',
  hint: 'Hint:',
  done: 'Done:',
  ending: 'The story may stop here.',
  colon: ':',
  goTo: number => `go to\u00A0${number}`,
  ifTicked: what => `If you have ticked “${what}”:`,
  tickNow: what => `(tick “${what}”)`,
}

/** In French, or else in English. */
export function bookWords(language: Language): BookWords {
  return language.startsWith('fr') ? FRENCH : ENGLISH
}
