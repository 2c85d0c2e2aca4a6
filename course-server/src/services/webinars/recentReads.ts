// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import type { SpaceRepository } from '../repositories.ts'
import { setBounded } from '../setBounded.ts'
import type { Counts, RegistrationRepository } from './registrationRepository.ts'
import type { SeriesKey } from './seriesRepository.ts'

/**
 * What hundreds of people ask for within one second, and may be a moment old: nobody is given a place by it. Decisions
 * are taken in the database, under a lock.
 */
export interface RecentReads {
  /** For « places left », which is a word and no number. */
  counts(key: SeriesKey): Promise<Counts>
  /** Somebody gave a place back, and reads the page again at once: it must not say that all are taken. */
  forgetCounts(key: SeriesKey): void
  /** The address of a space's Nextcloud; undefined for the campus. */
  originOf(spaceNumber: number): Promise<string | undefined>
}

const COUNTS_MS = 1_000
const ORIGIN_MS = 60_000
const MAX_KEPT = 1_000

export function makeRecentReads(registrations: Pick<RegistrationRepository, 'counts'>, spaces: Pick<SpaceRepository, 'findByNumber'>, clock: Clock): RecentReads {
  const counts = remember(({ spaceNumber, seriesNumber }) => `${spaceNumber} ${seriesNumber}`, (key: SeriesKey) => registrations.counts(key), COUNTS_MS, clock)
  const origins = remember(String, async (spaceNumber: number) => (await spaces.findByNumber(spaceNumber))?.origin ?? undefined, ORIGIN_MS, clock)
  return { counts: counts.ask, forgetCounts: counts.forget, originOf: origins.ask }
}

interface Remembered<Asked, Answer> {
  readonly ask: (asked: Asked) => Promise<Answer>
  readonly forget: (asked: Asked) => void
}

/** One question at a time per name; a question that failed is asked again. */
function remember<Asked, Answer>(nameOf: (asked: Asked) => string, find: (asked: Asked) => Promise<Answer>, keptMs: number, clock: Clock): Remembered<Asked, Answer> {
  const kept = new Map<string, { readonly untilMs: number; readonly answer: Promise<Answer> }>()
  return {
    ask: (asked) => {
      const [name, nowMs] = [nameOf(asked), clock().getTime()]
      const known = kept.get(name)
      if (known !== undefined && nowMs < known.untilMs) return known.answer
      const answer = find(asked)
      answer.catch(() => { kept.delete(name) })
      setBounded(kept, name, { untilMs: nowMs + keptMs, answer }, MAX_KEPT)
      return answer
    },
    forget: (asked) => { kept.delete(nameOf(asked)) },
  }
}
