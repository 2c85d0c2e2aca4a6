// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from './clock.ts'
import type { SpaceRepository } from './repositories.ts'

/** True for the exact origin of a paired space. */
export type IsAllowedOrigin = (origin: string) => Promise<boolean>

const PAGE_SIZE = 1000
/** Beyond this many spaces, run several course servers. */
const MAX_SPACES = 100_000
/** A revoked space's origin is refused within this time. */
const REFRESH_MS = 60_000
/** An unknown origin may be that of a space just paired on another node: look again, but not often. */
const EARLY_REFRESH_MS = 2_000

/** Keeps the origins of paired spaces in memory: browsers ask before every kind of request. */
export function makeIsAllowedOrigin(spaces: SpaceRepository, clock: Clock): IsAllowedOrigin {
  let origins: ReadonlySet<string> = new Set()
  let loadedMs = -Infinity
  let loading: Promise<void> | undefined

  const refresh = (): Promise<void> => {
    loading ??= loadOrigins(spaces).then((loaded) => {
      origins = loaded
      loadedMs = clock().getTime()
    }).finally(() => { loading = undefined })
    return loading
  }

  return async (origin) => {
    const ageMs = clock().getTime() - loadedMs
    if (ageMs > REFRESH_MS || (ageMs > EARLY_REFRESH_MS && !origins.has(origin))) await refresh()
    return origins.has(origin)
  }
}

async function loadOrigins(spaces: SpaceRepository): Promise<ReadonlySet<string>> {
  const origins = new Set<string>()
  let afterSpaceNumber = 0
  for (let read = 0; read < MAX_SPACES; read += PAGE_SIZE) {
    const page = await spaces.list({ afterSpaceNumber, limit: PAGE_SIZE })
    for (const space of page) if (space.status === 'paired' && space.origin !== null) origins.add(space.origin)
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE_SIZE) break
    afterSpaceNumber = last.spaceNumber
  }
  return origins
}
