// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'

/** Who asks, as a verified token says. A subject is a pseudonym; nothing else is known of a person. */
export type Caller = AnonymousCaller | KnownCaller

export interface AnonymousCaller {
  readonly kind: 'anonymous'
}

export interface KnownCaller {
  readonly kind: 'known'
  readonly spaceNumber: number
  readonly spaceId: string
  readonly subject: string
  readonly roles: readonly Role[]
  /** A guest belongs to a space and sees no more than the public does. */
  readonly isGuest: boolean
  /** Coordinators of a space that the registry says hosts others. */
  readonly isHost: boolean
  /** The key that signed, when the space itself speaks (`scope: space`), not one of its people. */
  readonly spaceKeyId?: string
}

export const ANONYMOUS: AnonymousCaller = { kind: 'anonymous' }

/** @throws ParcoursError `token-required` */
export function requireLearner(caller: Caller): KnownCaller {
  if (caller.kind === 'anonymous') throw new ParcoursError('token-required')
  return caller
}

/** @throws ParcoursError `token-required`, `role-required` */
export function requireOneOf(caller: Caller, roles: readonly Role[]): KnownCaller {
  const known = requireLearner(caller)
  if (!roles.some((role) => known.roles.includes(role))) {
    throw new ParcoursError('role-required', { detail: { roles: roles.join(', ') } })
  }
  return known
}

/** @throws ParcoursError `token-required`, `host-required` */
export function requireHost(caller: Caller): KnownCaller {
  const known = requireLearner(caller)
  if (!known.isHost) throw new ParcoursError('host-required')
  return known
}

/** @throws ParcoursError `token-required`, `space-token-required` */
export function requireSpaceItself(caller: Caller): KnownCaller & { readonly spaceKeyId: string } {
  const known = requireLearner(caller)
  const { spaceKeyId } = known
  if (spaceKeyId === undefined) throw new ParcoursError('space-token-required')
  return { ...known, spaceKeyId }
}
