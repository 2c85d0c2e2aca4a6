// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Every limit an adventure meets, in one place: far above what a volunteer writes, far below what stalls a phone. */
export const ADVENTURE_LIMITS = {
  passages: 500,
  choicesPerPassage: 20,
  variables: 16,
  valuesPerVariable: 12,
  /** Ways to fill all variables at once, unset included; with 500 passages a state is still a safe integer. */
  combinations: 2 ** 40,
  choiceCharacters: 300,
  missionCharacters: 1000,
  argumentEntries: 10,
  pathCharacters: 200,
  /** Steps of a trail: more than a long evening, about 12 kB. */
  trailSteps: 200,
  /** States the linter looks at one by one; beyond, it walks at random and says so. */
  states: 200_000,
  randomWalks: 2000,
  randomWalkSteps: 200,
  savedRunCharacters: 32_768,
  eventsPerBatch: 200,
  /** Events of one run: nobody plays further; whoever invents more is not counted. */
  eventsPerRun: 1000,
} as const
