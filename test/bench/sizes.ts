// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
export type Mode = 'quick' | 'usual' | 'full'

/** How much of everything; the same code runs at every size. */
export interface Sizes {
  readonly mode: Mode
  /** Interleaved; medians are taken over them. */
  readonly rounds: number
  /** Spaces in the registry, whether or not anyone learns there. */
  readonly spaceCount: number
  /** Progress rows of the growth test, smallest first. */
  readonly factCounts: readonly number[]
  /** The size at which figures, writes and backups are judged. */
  readonly factCount: number
  /** Calls timed per figure and round. */
  readonly figureCalls: number
  /** Facts per variant and round of the writes in process. */
  readonly writeCount: number
  /** Of them, not measured: caches and code warm up. */
  readonly warmUpCount: number
  /** Facts per round of the idiomatic TypeORM forms, which are slow. */
  readonly ormCount: number
  readonly postgresFactCount: number
  /** Of the measures whose every number needs a process of its own. */
  readonly processRounds: number
  /** Of 64 connections. */
  readonly httpWarmUpPerConnection: number
  readonly httpWritesPerConnection: number
  readonly quizTakerCount: number
  readonly quizSeconds: number
  /** Submissions to one survey: some, and many. */
  readonly surveyCounts: readonly [some: number, many: number]
}

const USUAL: Sizes = {
  mode: 'usual',
  rounds: 5,
  spaceCount: 10_000,
  factCounts: [100_000, 1_000_000],
  factCount: 1_000_000,
  figureCalls: 240,
  writeCount: 20_000,
  warmUpCount: 2_000,
  ormCount: 2_000,
  postgresFactCount: 100_000,
  processRounds: 3,
  httpWarmUpPerConnection: 40,
  httpWritesPerConnection: 200,
  quizTakerCount: 1_000,
  quizSeconds: 20,
  surveyCounts: [50_000, 1_000_000],
}

export const SIZES: Readonly<Record<Mode, Sizes>> = {
  usual: USUAL,
  full: { ...USUAL, mode: 'full', factCounts: [100_000, 1_000_000, 10_000_000] },
  quick: {
    mode: 'quick',
    rounds: 3,
    spaceCount: 200,
    factCounts: [5_000, 20_000],
    factCount: 20_000,
    figureCalls: 30,
    writeCount: 1_200,
    warmUpCount: 200,
    ormCount: 200,
    postgresFactCount: 5_000,
    processRounds: 1,
    httpWarmUpPerConnection: 4,
    httpWritesPerConnection: 16,
    quizTakerCount: 100,
    quizSeconds: 2,
    surveyCounts: [500, 5_000],
  },
}
