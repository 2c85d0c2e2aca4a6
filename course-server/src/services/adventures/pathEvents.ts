// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADVENTURE_LIMITS, type PathEvent, type PathEventBatch, type PathEventsRecorded } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { epochDay, type Clock } from '../clock.ts'
import { setBounded } from '../setBounded.ts'
import { rolesOf } from './pathTables.ts'
import type { AdventureRepositories, PathFact, VersionNames } from './repositories.ts'

/** So long after its last event a run is counted as unfinished, and its events are taken no more. */
export const IDLE_DAYS = 14
const MOST_VERSIONS = 500
const VERSION_MS = 60_000

/** Ways taken, told by browsers in nobody's name. */
export interface PathEventService {
  /** @throws ParcoursError `identity-not-wanted` */
  record(caller: Caller, batch: PathEventBatch): Promise<PathEventsRecorded>
}

export function makePathEvents({ stories, paths }: Pick<AdventureRepositories, 'stories' | 'paths'>, clock: Clock): PathEventService {
  const known = new Map<string, { readonly names: VersionNames | undefined; readonly readMs: number }>()
  const namesOf = async (version: string): Promise<VersionNames | undefined> => {
    const nowMs = clock().getTime()
    const held = known.get(version)
    if (held !== undefined && Math.abs(nowMs - held.readMs) < VERSION_MS) return held.names
    const names = await stories.findVersion(version)
    setBounded(known, version, { names, readMs: nowMs }, MOST_VERSIONS)
    return names
  }
  return {
    async record(caller, { runId, version, events }) {
      if (caller.kind !== 'anonymous') throw new ParcoursError('identity-not-wanted')
      const names = await namesOf(version)
      const today = epochDay(clock())
      const facts = names === undefined ? [] : events.flatMap((event) => readEvent(event, names, today) ?? [])
      const isCounted = facts.length > 0 && await paths.record(runId.toLowerCase(), version, facts)
      const countedCount = isCounted ? facts.length : 0
      return { countedCount, ignoredCount: events.length - countedCount }
    },
  }
}

/** An event under first names; undefined when it is too old or names what its version does not have. */
function readEvent(event: PathEvent, names: VersionNames, today: number): PathFact | undefined {
  const day = Math.min(epochDay(new Date(`${event.day}T00:00:00Z`)), today)
  if (Number.isNaN(day) || day < today - IDLE_DAYS || event.step >= ADVENTURE_LIMITS.eventsPerRun) return undefined
  const passageId = firstDefined(names.identities.map(({ passages }) => ownValue(passages, event.passageId)))
  const passage = names.shape.passages.find((one) => one.passageId === passageId)
  if (passage === undefined) return undefined
  const role = event.role !== undefined && rolesOf(names.shape).includes(event.role) ? event.role : undefined
  const place = { step: event.step, passageId: passage.passageId, day, role }
  switch (event.kind) {
    case 'start': return passage.passageId === names.shape.startPassageId ? { ...place, kind: 'start' } : undefined
    case 'ending': return passage.isEnding ? { ...place, kind: 'ending' } : undefined
    case 'choice': {
      const choiceId = firstDefined(names.identities.map(({ choices }) => ownValue(choices, `${event.passageId} ${event.choiceId}`)))
      const choice = passage.choices.find((one) => one.choiceId === choiceId)
      return choice && { ...place, kind: 'choice', choiceId: choice.choiceId, targetId: choice.targetId }
    }
    case 'mission': {
      if (passage.mission === null) return undefined
      const mayHaveReason = event.result === 'no' || event.result === 'unknown'
      return { ...place, kind: 'mission', result: event.result, reason: mayHaveReason ? event.reason : undefined, successId: passage.mission.successId }
    }
  }
}

function ownValue(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}

function firstDefined(values: readonly (string | undefined)[]): string | undefined {
  return values.find((value) => value !== undefined)
}
