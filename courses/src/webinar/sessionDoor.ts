// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionDoor } from '../messages/webinarReader.ts'
import type { RegistrationState } from './registration.ts'
import { isOnline, type Session } from './session.ts'
import { periodOf } from './sessionPeriod.ts'

/** A room stays open this long after the planned end: questions run over. */
const OVERRUN_MINUTES = 30
const MINUTE = 60_000

/** Whether and how a person gets in now. A door that opens later says when, whoever asks. */
export function sessionDoor(session: Session, { state, doorMinutes, now }: { readonly state: RegistrationState; readonly doorMinutes: number; readonly now: Date }): SessionDoor {
  if (session.status === 'cancelled') return { kind: 'cancelled' }
  const { startsAt, endsAt } = periodOf(session.time)
  if (now.getTime() > endsAt.getTime() + OVERRUN_MINUTES * MINUTE) return { kind: 'over' }
  if (state.status !== 'confirmed') return { kind: 'noPlace' }
  if (!isOnline(session.room)) return { kind: 'inPerson' }
  const isPlainLink = session.room.kind === 'link'
  const opensAt = new Date(startsAt.getTime() - doorMinutes * MINUTE)
  if (now < opensAt) return { kind: 'notYet', opensAt: opensAt.toISOString(), isPlainLink }
  return session.room.kind === 'later' ? { kind: 'unknownRoom' } : { kind: 'open', isPlainLink }
}
