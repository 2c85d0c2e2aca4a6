// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Every limit a survey meets, in one place. Unless a source is named they are choices of this project: far above
 * what a volunteer writes, far below what would stall a small machine.
 */
export const LIMITS = {
  /** Text of one file, in UTF-16 code units. */
  yamlCharacters: 64 * 1024,
  /** Bracket and dash nesting in YAML; the format needs 7. */
  yamlDepth: 16,
  pathCharacters: 200,
  files: 32,
  languages: 16,
  sections: 12,
  /** Beyond 8 the author says so; beyond 40 nobody answers. */
  usualQuestions: 8,
  questions: 40,
  options: 30,
  /** Ranking more than ten things asks too much of anybody. */
  rankedOptions: 10,
  matrixRows: 12,
  scalePoints: 10,
  classes: 20,
  /** Magnitude of a number asked for. */
  number: 1_000_000_000,
  advices: 20,
  conditionsPerAdvice: 6,
  idCharacters: 64,
  formerIds: 20,
  titleCharacters: 300,
  labelCharacters: 200,
  sentenceCharacters: 1000,
  listEntries: 20,
  retentionMonths: 120,
  version: 9999,
  issues: 500,
  /** One short text, in UTF-16 code units. */
  shortTextCharacters: 200,
  /** One long text; Nextcloud Forms accepts 4,096. */
  longTextCharacters: 4000,
  /** Keys of one submission looked at before it is refused whole. */
  responsesPerSubmission: 80,
  pairCodeCharacters: 64,
  importedRows: 100_000,
  importedColumns: 500,
  importedCellCharacters: 10_000,
  themes: 40,
  textsPerPage: 50,
  searchCharacters: 200,
} as const

/** Smallest group shown (k), the same on a cell and on its complement. */
export const SMALLEST_GROUP = 5
