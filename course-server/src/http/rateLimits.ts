// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyRequest } from 'fastify'
import type { KnownCaller } from '../services/caller.ts'
import type { AppDependencies } from './dependencies.ts'
import { LIMITS, makeRateLimit, nameOfAddress } from './rateLimit.ts'

/** Each is asked before the work; all throw `too-many-requests`. */
export interface RateLimits {
  /** A learner's write, counted for the learner and for the space. */
  readonly takeWrite: (caller: KnownCaller, cost?: number) => void
  readonly takeGuestCreation: (request: FastifyRequest) => void
  readonly takePathEvents: (request: FastifyRequest) => void
  /** A registration by a plain form, from one line; and what one typed address is written. */
  readonly takeFormRegistration: (request: FastifyRequest, address: string | null) => void
  readonly takeAddress: (address: string) => void
  /** Tries a phrase, a code or a link: only wrong ones count, so that a library's public can all come in. */
  readonly trySecret: <T>(request: FastifyRequest, attempt: () => Promise<T>) => Promise<T>
}

export function makeRateLimits({ clock, limits }: Pick<AppDependencies, 'clock' | 'limits'>): RateLimits {
  const all = { ...LIMITS, ...limits }
  const takeLearner = makeRateLimit(all.learnerWrites, clock)
  const takeSpace = makeRateLimit(all.spaceWrites, clock)
  const takeCreation = makeRateLimit(all.guestCreations, clock)
  const takeEvents = makeRateLimit(all.pathEvents, clock)
  const takeAttempt = makeRateLimit(all.secretAttempts, clock)
  const takeForm = makeRateLimit(all.formRegistrations, clock)
  const takeTyped = makeRateLimit(all.addressMails, clock)
  const takeAddress = (address: string) => { takeTyped(nameOfAddress(address.trim().toLowerCase())) }
  return {
    takeWrite({ spaceNumber, subject }, cost = 1) {
      takeLearner(`${spaceNumber} ${subject}`, cost)
      takeSpace(String(spaceNumber), cost)
    },
    takeAddress,
    takeFormRegistration(request, address) {
      takeForm(nameOfAddress(request.ip))
      if (address !== null && address !== '') takeAddress(address)
    },
    takeGuestCreation(request) { takeCreation(nameOfAddress(request.ip)) },
    takePathEvents(request) { takeEvents(nameOfAddress(request.ip)) },
    async trySecret(request, attempt) {
      const name = nameOfAddress(request.ip)
      // Taken first: wrong ones sent all together count too.
      takeAttempt(name)
      const answer = await attempt()
      takeAttempt(name, -1)
      return answer
    },
  }
}
