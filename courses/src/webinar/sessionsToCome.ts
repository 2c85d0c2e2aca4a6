// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Room, SessionStatus } from './session.ts'

/** Neither over nor cancelled: what a trainer may still plan. */
export function isToCome({ status, endsAt }: { readonly status: SessionStatus; readonly endsAt: Date }, now: Date): boolean {
  return status !== 'cancelled' && endsAt > now
}

/** Which sessions get a room that is given to all: those without one, and the others only where that is asked for. */
export function takesRoom(held: Pick<Room, 'kind'>, isReplacing: boolean): boolean {
  return isReplacing || held.kind === 'later'
}
