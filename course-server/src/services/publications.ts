// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Caller } from './caller.ts'
import { canSee } from './canSee.ts'
import type { Clock } from './clock.ts'
import { openPublication, type OpenPublication } from './openPublication.ts'
import type { ContentRepository } from './repositories.ts'

/** How often, at most, the database is asked whether another node published something. */
const VERSION_CHECK_MS = 1000

/** Every current publication, in memory: readers of courses cost the database nothing. */
export interface Publications {
  list(): Promise<readonly OpenPublication[]>
  /** By its id or one it had before. */
  find(courseId: string): Promise<OpenPublication | undefined>
  /** The same, when the caller may use it. */
  findVisible(caller: Caller, courseId: string): Promise<OpenPublication | undefined>
  /** Looks again at once: something was just published here. */
  refresh(): Promise<void>
}

interface Shelf {
  readonly version: number
  readonly all: readonly OpenPublication[]
  readonly byId: ReadonlyMap<string, OpenPublication>
}

export function makePublications(content: ContentRepository, clock: Clock): Publications {
  let shelf: Shelf | undefined
  let checkedMs = -Infinity
  let loading: Promise<Shelf> | undefined

  const load = async (): Promise<Shelf> => {
    const version = await content.version()
    if (shelf?.version !== version) shelf = shelve(version, await content.listCurrent(), shelf)
    checkedMs = clock().getTime()
    return shelf
  }
  const get = async (): Promise<Shelf> => {
    const ageMs = Math.abs(clock().getTime() - checkedMs)
    if (shelf !== undefined && ageMs < VERSION_CHECK_MS) return shelf
    loading ??= load().finally(() => { loading = undefined })
    return loading
  }
  const find = async (courseId: string) => (await get()).byId.get(courseId)

  return {
    list: async () => (await get()).all,
    find,
    async findVisible(caller, courseId) {
      const found = await find(courseId)
      return found !== undefined && canSee(caller, found) ? found : undefined
    },
    async refresh() {
      // One under way may have read the version before the publication.
      await loading?.catch(() => undefined)
      checkedMs = -Infinity
      await get()
    },
  }
}

/** Opens what is new; what was open already stays as it is. */
function shelve(version: number, publications: Awaited<ReturnType<ContentRepository['listCurrent']>>, before: Shelf | undefined): Shelf {
  const all = publications.map((publication) => {
    const known = before?.byId.get(publication.courseId)
    const isSame = known?.contentHash === publication.contentHash && known.audience === publication.audience
      && known.partNumbers.size === publication.partNumbers.size
    return isSame ? known : openPublication(publication)
  })
  const byId = new Map<string, OpenPublication>()
  // Own ids last: a former id never hides a course that bears it today.
  for (const one of all) for (const former of one.formerly) byId.set(former, one)
  for (const one of all) byId.set(one.courseId, one)
  return { version, all, byId }
}
