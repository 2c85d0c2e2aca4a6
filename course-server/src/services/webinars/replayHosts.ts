// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import type { SeriesRepository } from './seriesRepository.ts'

/** Of either kind, the nearest in time: older replays are still there by their link. */
const MAX_SERIES = 100
/** More would make the header of each page heavier than the page. */
const MAX_HOSTS = 20
const KEPT_MS = 60_000

/** Video servers that replays of public series come from, so that pages may frame their players. Asked for with every page. */
export function makeReplayHosts(series: Pick<SeriesRepository, 'listVisible'>, clock: Clock): () => Promise<readonly string[]> {
  let kept: { readonly untilMs: number; readonly hosts: Promise<readonly string[]> } | undefined
  return () => {
    const now = clock()
    if (kept !== undefined && now.getTime() < kept.untilMs) return kept.hosts
    const hosts = readHosts(series, now)
    hosts.catch(() => { kept = undefined })
    kept = { untilMs: now.getTime() + KEPT_MS, hosts }
    return hosts
  }
}

async function readHosts(series: Pick<SeriesRepository, 'listVisible'>, now: Date): Promise<readonly string[]> {
  const pages = await Promise.all((['past', 'upcoming'] as const).map((when) => series.listVisible({ kind: 'public' }, { when, now, offset: 0, limit: MAX_SERIES })))
  const replays = pages.flatMap((page) => page.series).flatMap(({ sessions }) => sessions.flatMap(({ replay }) => replay ?? []))
  return [...new Set(replays.map(({ embedUrl }) => new URL(embedUrl).host))].sort().slice(0, MAX_HOSTS)
}
