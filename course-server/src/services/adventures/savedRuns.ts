// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RunSaved, RunSaveRequest, SavedRunLine } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller } from '../caller.ts'
import type { GoneGuests } from '../goneGuests.ts'
import { viewerOf } from './reading.ts'
import type { AdventureRepositories } from './repositories.ts'

/** Stories one person has under way. */
const MOST_RUNS = 200

/** Where a person is in each story: a text the server keeps and does not read. */
export interface SavedRunService {
  list(caller: Caller): Promise<readonly SavedRunLine[]>
  /** @throws ParcoursError `unknown-run` */
  get(caller: Caller, adventureId: string): Promise<RunSaved>
  /** @throws ParcoursError `unknown-adventure`, `run-changed-elsewhere`, `too-many-runs` */
  save(caller: Caller, adventureId: string, request: RunSaveRequest): Promise<RunSaved>
  remove(caller: Caller, adventureId: string): Promise<void>
}

export function makeSavedRuns({ stories, savedRuns }: Pick<AdventureRepositories, 'stories' | 'savedRuns'>, goneGuests: GoneGuests): SavedRunService {
  return {
    async list(caller) {
      const { spaceNumber, subject } = requireLearner(caller)
      const runs = await savedRuns.list(spaceNumber, subject, MOST_RUNS)
      return runs.map(({ adventureId, revision }) => ({ adventureId, revision }))
    },

    async get(caller, adventureId) {
      const { spaceNumber, subject } = requireLearner(caller)
      const run = await savedRuns.find(spaceNumber, subject, await idsOf(caller, adventureId) ?? [adventureId])
      if (run === undefined) throw new ParcoursError('unknown-run')
      return run
    },

    async save(caller, adventureId, { savedRun, revision }) {
      const { spaceNumber, subject, isGuest } = requireLearner(caller)
      if (isGuest && goneGuests.has({ spaceNumber, subject })) throw new ParcoursError('invalid-token')
      const adventureIds = await idsOf(caller, adventureId)
      if (adventureIds === undefined) throw new ParcoursError('unknown-adventure')
      const outcome = await savedRuns.save({ spaceNumber, subject, adventureIds, savedRun, revision, mostRuns: MOST_RUNS })
      if (outcome.kind === 'stale') throw new ParcoursError('run-changed-elsewhere', { detail: { revision: outcome.revision } })
      if (outcome.kind === 'too-many') throw new ParcoursError('too-many-runs', { detail: { limit: MOST_RUNS } })
      return { adventureId: adventureIds[0], savedRun, revision: outcome.revision }
    },

    async remove(caller, adventureId) {
      const { spaceNumber, subject } = requireLearner(caller)
      await savedRuns.remove(spaceNumber, subject, await idsOf(caller, adventureId) ?? [adventureId])
    },
  }

  /** Undefined for a story the caller does not see, or no longer. */
  async function idsOf(caller: Caller, adventureId: string): Promise<readonly [string, ...string[]] | undefined> {
    const story = await stories.findVisible(viewerOf(caller), adventureId)
    return story && stories.listIds(story.adventureNumber)
  }
}
