// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownPart } from '@parcours/surveys'

/** What the exported tables say beside figures. */
export interface SheetWords {
  readonly about: string
  readonly survey: string
  readonly version: string
  readonly publishedOn: string
  readonly submissions: string
  readonly responseRate: string
  readonly rate: (percent: number, submissions: number, of: number) => string
  readonly rule: string
  readonly smallestGroup: (k: number) => string
  readonly imported: string
  readonly note: string
  readonly figures: string
  readonly figureColumns: readonly string[]
  readonly crossing: string
  readonly base: string
  readonly otherGroups: string
  /** Beside answers: those who gave none. */
  readonly passed: string
  readonly changes: string
  readonly changeColumns: readonly string[]
  readonly texts: string
  readonly themeColumns: readonly string[]
  readonly quote: string
  readonly few: string
  readonly shown: (part: ShownPart) => string
}

const shown = ({ count, percent }: ShownPart): string => (percent === null ? String(count) : `${count} (${percent} %)`)

export const FRENCH: SheetWords = {
  about: 'Enquête',
  survey: 'Enquête',
  version: 'Version',
  publishedOn: 'Chiffres du (UTC)',
  submissions: 'Personnes ayant répondu',
  responseRate: 'Taux de réponse',
  rate: (percent, submissions, of) => `${percent}\u00a0% (${submissions} réponses pour ${of} droits de répondre délivrés)`,
  rule: 'Règle',
  smallestGroup: (k) => `Rien n’est montré d’un groupe de moins de ${k} personnes. Pourcentages entiers, arrondis au plus proche.`,
  imported: 'Réponses recueillies ailleurs, puis importées',
  note: 'Ce que vos réponses ont changé',
  figures: 'Chiffres',
  figureColumns: ['Identifiant', 'Question', 'Partie', 'Réponse', 'Nombre', 'Base', '%', 'Arrondi', 'Personnes ayant répondu', 'État'],
  crossing: 'Croisement',
  base: 'Base',
  otherGroups: 'Autres groupes',
  passed: 'sans réponse',
  changes: 'Avant et après',
  changeColumns: ['Question', 'Paires', 'Plus bas', 'Pareil', 'Plus haut'],
  texts: 'Textes',
  themeColumns: ['Thème', 'Textes', 'Base', '%'],
  quote: 'Citation',
  few: 'moins de 5',
  shown,
}

export const ENGLISH: SheetWords = {
  about: 'Survey',
  survey: 'Survey',
  version: 'Version',
  publishedOn: 'Figures of (UTC)',
  submissions: 'People who answered',
  responseRate: 'Response rate',
  rate: (percent, submissions, of) => `${percent} % (${submissions} answered of ${of} who were given the right to)`,
  rule: 'Rule',
  smallestGroup: (k) => `Nothing is shown of a group of fewer than ${k} people. Whole percentages, rounded half up.`,
  imported: 'Answers collected elsewhere, then imported',
  note: 'What your answers changed',
  figures: 'Figures',
  figureColumns: ['Identifier', 'Question', 'Part', 'Answer', 'Count', 'Base', '%', 'Rounding', 'People who answered', 'State'],
  crossing: 'Cross-table',
  base: 'Base',
  otherGroups: 'Other groups',
  passed: 'no answer',
  changes: 'Before and after',
  changeColumns: ['Question', 'Pairs', 'Lower', 'Same', 'Higher'],
  texts: 'Texts',
  themeColumns: ['Theme', 'Texts', 'Base', '%'],
  quote: 'Quote',
  few: 'fewer than 5',
  shown,
}
