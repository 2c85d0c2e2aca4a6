// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampusLanguage } from './campusMessages.ts'

/** What the pages of adventures say, whole sentences. */
export interface AdventureMessages {
  readonly adventures: string
  readonly lead: string
  readonly none: string
  readonly count: (count: number) => string
  readonly facts: (minutes: number, missions: number, endings: number) => readonly string[]
  readonly play: string
  readonly playLead: string
  readonly book: string
  readonly bookTitle: (title: string) => string
  readonly whatIsSeen: string
  readonly needsScript: string
  readonly desk: string
  readonly figures: string
}

/** French takes the singular below two. */
const plural = (count: number, one: string, many: string): string => `${count}\u00a0${count < 2 ? one : many}`

export const ADVENTURE_MESSAGES: Readonly<Record<CampusLanguage, AdventureMessages>> = {
  fr: {
    adventures: 'Aventures',
    lead: 'Des tutos dont vous êtes le héros ou l’héroïne\u00a0: vous choisissez la suite, et vous faites pour de vrai la prochaine chose de votre association.',
    none: 'Aucune aventure pour le moment.',
    count: (count) => plural(count, 'aventure', 'aventures'),
    facts: (minutes, missions, endings) => [`environ ${minutes}\u00a0min`, plural(missions, 'mission', 'missions'), plural(endings, 'fin', 'fins')],
    play: 'Commencer l’histoire',
    playLead: 'Rien à installer, pas de compte. Vous pouvez vous arrêter quand vous voulez et reprendre plus tard.',
    book: 'Lire sur une seule page, ou imprimer',
    bookTitle: (title) => `${title}\u00a0: le livre`,
    whatIsSeen: 'Sur ce site, c’est vous qui dites quand une mission est faite. Rien de votre espace n’est regardé.',
    needsScript: 'Pour jouer passage par passage, il faut JavaScript. Sans lui, l’histoire se lit sur une seule page, numérotée comme un livre-jeu.',
    desk: 'Écrire une aventure',
    figures: 'Les chemins pris',
  },
  en: {
    adventures: 'Adventures',
    lead: 'Tutorials in which you are the hero: you choose what comes next, and do for real the next thing your association has to do.',
    none: 'There is no adventure for now.',
    count: (count) => (count === 1 ? '1\u00a0adventure' : `${count}\u00a0adventures`),
    facts: (minutes, missions, endings) => [`about ${minutes}\u00a0min`, missions === 1 ? '1\u00a0mission' : `${missions}\u00a0missions`, endings === 1 ? '1\u00a0ending' : `${endings}\u00a0endings`],
    play: 'Begin the story',
    playLead: 'Nothing to install, no account. You may stop when you like and go on later.',
    book: 'Read on one page, or print',
    bookTitle: (title) => `${title}: the book`,
    whatIsSeen: 'On this site, you say when a mission is done. Nothing in your own space is looked at.',
    needsScript: 'Playing passage by passage needs JavaScript. Without it, the story is read on one page, numbered like a game-book.',
    desk: 'Write an adventure',
    figures: 'Ways taken',
  },
}
