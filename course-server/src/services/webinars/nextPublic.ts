// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicSeriesLine, PublicSeriesPage } from '@parcours/courses'
import type { Clock } from '../clock.ts'

/** Asked for with every first page; a trainer's change shows up within this time. */
const KEPT_MS = 10_000

/** The series whose open session comes next, for anybody; undefined where there is none. `list` gives those to come, the nearest first. */
export function makeNextPublic(list: () => Promise<PublicSeriesPage>, clock: Clock): () => Promise<PublicSeriesLine | undefined> {
  let kept: { readonly untilMs: number; readonly page: Promise<PublicSeriesPage> } | undefined
  return async () => {
    const now = clock()
    if (kept === undefined || now.getTime() >= kept.untilMs) {
      const page = list()
      page.catch(() => { kept = undefined })
      kept = { untilMs: now.getTime() + KEPT_MS, page }
    }
    const { series } = await kept.page
    return series.find(({ status, nextSession }) => status === 'open' && nextSession !== null && new Date(nextSession.endsAt) > now)
  }
}
