// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { placeFor, type Occupancy } from './admission.ts'
import type { RegistrationState } from './registration.ts'
import type { Admission } from './series.ts'

/** What may happen to a registration, and by whom. Coming back after leaving is another registration. */
export const REGISTRATION_ACTIONS = {
  /** The link of the mail that asked whether the address is right. */
  confirmAddress: 'person',
  acceptInvitation: 'person',
  /** An invitation turned down. */
  decline: 'person',
  withdraw: 'person',
  /** A request accepted, or a refusal taken back. */
  accept: 'organiser',
  refuse: 'organiser',
  /** A place became free. */
  promote: 'server',
} as const
export type RegistrationAction = keyof typeof REGISTRATION_ACTIONS
export type RegistrationActor = (typeof REGISTRATION_ACTIONS)[RegistrationAction]

export type TransitionRefusal = 'not-yours-to-do' | 'impossible-now'

export interface Transition {
  readonly action: RegistrationAction
  readonly by: RegistrationActor
  readonly admission: Admission
  readonly occupancy: Occupancy
}

/** The state afterwards. Doing again what is done changes nothing: a link is opened twice, a network repeats. */
export function nextState(state: RegistrationState, { action, by, admission, occupancy }: Transition): RegistrationState | TransitionRefusal {
  if (REGISTRATION_ACTIONS[action] !== by) return 'not-yours-to-do'
  switch (action) {
    case 'confirmAddress': return confirmAddress(state, admission, occupancy)
    case 'acceptInvitation': return acceptInvitation(state, occupancy)
    case 'decline': return isInvited(state) ? { status: 'declined' } : unless(state.status === 'declined', state)
    case 'withdraw': return withdraw(state)
    case 'accept': return accept(state, occupancy)
    case 'refuse': return isLeft(state) ? unless(false, state) : { status: 'refused' }
    case 'promote': return state.status === 'waitlisted' ? { status: 'confirmed' } : unless(state.status === 'confirmed', state)
  }
}

/** Registered as far as the person can do it: what a second registration would find. */
export function isStanding(state: RegistrationState): boolean {
  return state.status === 'pending' || state.status === 'waitlisted' || state.status === 'confirmed'
}

function confirmAddress(state: RegistrationState, admission: Admission, occupancy: Occupancy): RegistrationState | TransitionRefusal {
  if (state.status !== 'pending' || state.awaits !== 'address') return unless(isStanding(state), state)
  return admission === 'approval' ? { status: 'pending', awaits: 'organiser' } : placeFor(occupancy)
}

/** Whoever was invited needs no further approval, but no invitation makes a room larger. */
function acceptInvitation(state: RegistrationState, occupancy: Occupancy): RegistrationState | TransitionRefusal {
  return isInvited(state) ? placeFor(occupancy) : unless(state.status === 'confirmed' || state.status === 'waitlisted', state)
}

function withdraw(state: RegistrationState): RegistrationState | TransitionRefusal {
  if (isInvited(state)) return { status: 'declined' }
  return isStanding(state) ? { status: 'withdrawn' } : unless(isLeft(state), state)
}

function accept(state: RegistrationState, occupancy: Occupancy): RegistrationState | TransitionRefusal {
  const isAsked = state.status === 'refused' || (state.status === 'pending' && state.awaits === 'organiser')
  return isAsked ? placeFor(occupancy) : unless(state.status === 'confirmed' || state.status === 'waitlisted', state)
}

function isInvited(state: RegistrationState): boolean {
  return state.status === 'pending' && state.awaits === 'person'
}

/** Left by the person's own will: nobody else undoes it. */
function isLeft(state: RegistrationState): boolean {
  return state.status === 'withdrawn' || state.status === 'declined'
}

function unless(isDone: boolean, state: RegistrationState): RegistrationState | TransitionRefusal {
  return isDone ? state : 'impossible-now'
}
