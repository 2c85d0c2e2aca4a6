// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Session } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { requireOneOf, type Caller, type KnownCaller } from '../caller.ts'
import { canSee } from '../canSee.ts'
import type { WebinarContext } from './context.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** A series that the caller may see; one that they may not is as good as none. @throws ParcoursError `unknown-series` */
export async function getVisible({ repositories }: WebinarContext, caller: Caller, seriesId: string): Promise<StoredSeries> {
  const stored = await repositories.series.find(seriesId)
  if (stored === undefined || !isVisible(caller, stored)) throw new ParcoursError('unknown-series')
  return stored
}

export function isVisible(caller: Caller, { spaceNumber, series: { audience, status } }: StoredSeries): boolean {
  return status !== 'draft' && canSee(caller, { audience, ownerSpaceNumber: spaceNumber })
}

/** A series of the caller's own space, drafts included. @throws ParcoursError `role-required`, `unknown-series` */
export async function getOwned({ repositories }: WebinarContext, caller: Caller, seriesId: string): Promise<{ readonly stored: StoredSeries; readonly staff: KnownCaller }> {
  const staff = requireStaff(caller)
  const stored = await repositories.series.find(seriesId)
  if (stored?.spaceNumber !== staff.spaceNumber) throw new ParcoursError('unknown-series')
  return { stored, staff }
}

/** @throws ParcoursError `token-required`, `role-required` */
export function requireStaff(caller: Caller): KnownCaller {
  return requireOneOf(caller, ['trainer', 'coordinator'])
}

/** @throws ParcoursError `unknown-session` */
export function getSession({ sessions }: StoredSeries, sessionId: string): Session {
  const session = sessions.find((one) => one.sessionId === sessionId)
  if (session === undefined) throw new ParcoursError('unknown-session')
  return session
}
