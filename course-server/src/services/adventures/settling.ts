// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { epochDay, type Clock } from '../clock.ts'
import { EMPTY_LEDGER, publishPaths, type PathLedger } from './pathLedger.ts'
import { IDLE_DAYS } from './pathEvents.ts'
import { monthsTable, tablesOfShape, type PathTableRule } from './pathTables.ts'
import type { PathCounter } from './pathCounter.ts'
import type { AdventureRepositories } from './repositories.ts'

/** Runs in one transaction. */
const SETTLED_AT_ONCE = 200
const VERSIONS_PAGE = 100

/** What happens to ways taken beside being told: they are counted, then shown as far as they may be. */
export interface PathSettlingService {
  /** Every night: counts runs whose readers have stopped, shows what has become safe to show, forgets. */
  runNight(): Promise<void>
}

export function makePathSettling({ stories, paths }: Pick<AdventureRepositories, 'stories' | 'paths'>, clock: Clock): PathSettlingService {
  const publishVersion = async (version: string): Promise<void> => {
    const counters = await paths.listCounters(version)
    const rules = await rulesOf(version, counters)
    const before = (await paths.findLedger(version))?.ledger ?? EMPTY_LEDGER
    const ledger: PathLedger = publishPaths(rules, counters, before)
    await paths.saveLedger(version, ledger, clock())
  }

  const rulesOf = async (version: string, counters: readonly PathCounter[]): Promise<readonly PathTableRule[]> => {
    const months = counters.filter(({ kind }) => kind === 'month').map(({ cell }) => cell)
    if (months.length > 0) return [monthsTable(months)]
    const names = await stories.findVersion(version)
    return names === undefined ? [] : tablesOfShape(names.shape)
  }

  return {
    async runNight() {
      const now = clock()
      const today = epochDay(now)
      const terms = { endedBefore: today, idleBefore: today - IDLE_DAYS + 1, month: now.toISOString().slice(0, 7), limit: SETTLED_AT_ONCE }
      // Each turn takes runs away; none is left, or somebody else took them.
      while (await paths.settle(terms) === SETTLED_AT_ONCE);
      let after = ''
      for (;;) {
        const versions = await stories.listCountedVersions(after, VERSIONS_PAGE)
        for (const version of versions) await publishVersion(version)
        const last = versions.at(-1)
        if (last === undefined) break
        after = last
      }
      await paths.forget(today - IDLE_DAYS)
    },
  }
}
