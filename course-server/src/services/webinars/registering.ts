// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyRegistration, RegistrationReceipt, RegistrationRequest } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { ANONYMOUS, requireLearner, type Caller } from '../caller.ts'
import { getVisible } from './access.ts'
import type { WebinarContext } from './context.ts'
import { linkUrl, makeLink } from './links.ts'
import type { MyWebinars } from './myWebinars.ts'
import { readRegistrationRequest } from './readRegistrationRequest.ts'
import type { RegisterOutcome, RegisterWrite, StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** A network repeats a request within minutes. Later, an id that others have read somewhere opens nothing. */
const REPEATED_MS = 60 * 60_000

export interface RegisteringService {
  /** With a token: an account, or a guest. Whoever is registered already gets that registration. */
  register(caller: Caller, request: RegistrationRequest): Promise<MyRegistration>
  /** By a plain form of a public series. The answer is the same whether the address was known or not. */
  registerByForm(request: RegistrationRequest): Promise<RegistrationReceipt>
}

export function makeRegisteringService(context: WebinarContext, mine: Pick<MyWebinars, 'describe'>): RegisteringService {
  const { repositories, goneGuests, sendsMail, clock, codeKey, publicUrl } = context
  return {
    async register(caller, request) {
      const learner = requireLearner(caller)
      const { spaceNumber, subject, isGuest } = learner
      if (isGuest && goneGuests.has({ spaceNumber, subject })) throw new ParcoursError('invalid-token')
      const stored = await getVisible(context, learner, request.seriesId)
      const read = readRegistrationRequest(request, stored, context)
      const needsAddress = isGuest && sendsMail && typeof read.contact?.address === 'string'
      const registered = requireRegistered(await repositories.registrations.register({ ...read, learner: { spaceNumber, subject }, isGuest, needsAddress, now: clock() }))
      return mine.describe(learner, stored, registered)
    },

    async registerByForm(request) {
      const stored = await getVisible(context, ANONYMOUS, request.seriesId)
      const read = readRegistrationRequest(request, stored, context)
      const hasAddress = typeof read.contact?.address === 'string'
      // Nobody else could tell them of a change.
      const channel: RegisterWrite['channel'] = hasAddress && sendsMail ? 'mail' : 'none'
      const outcome = await repositories.registrations.register({ ...read, channel, learner: undefined, needsAddress: hasAddress && sendsMail, now: clock() })
      if (outcome.kind === 'address-known') return mailReceipt(request.registrationId)
      const { registration, isNew } = requireRegistered(outcome)
      if (!isNew && await isAnsweredByMail(stored, registration)) return mailReceipt(request.registrationId)
      if (!isNew && clock().getTime() - registration.registeredAt.getTime() > REPEATED_MS) throw new ParcoursError('registration-id-in-use')
      return receiptOf(registration, request.language)
    },
  }

  /** Whoever sends the form again learns nothing new of an address that may be another's, not even that it was confirmed. */
  async function isAnsweredByMail(stored: StoredSeries, { registrantNumber }: StoredRegistration): Promise<boolean> {
    return sendsMail && typeof (await repositories.registrations.findContact(stored, registrantNumber))?.address === 'string'
  }

  function mailReceipt(registrationId: string): RegistrationReceipt {
    return { registrationId, status: 'pending', awaits: 'address', waitingRank: null, isMailOnItsWay: true, manageUrl: null }
  }

  function receiptOf({ registrationId, status, awaits, waitingRank }: StoredRegistration, language: string): RegistrationReceipt {
    const isMailOnItsWay = awaits === 'address'
    const link = makeLink(codeKey, registrationId, 'manage')
    return { registrationId, status, awaits, waitingRank, isMailOnItsWay, manageUrl: isMailOnItsWay ? null : linkUrl(publicUrl, language, link) }
  }
}

function requireRegistered(outcome: RegisterOutcome): Extract<RegisterOutcome, { readonly kind: 'registered' }> {
  if (outcome.kind === 'registered') return outcome
  if (outcome.kind === 'refused') throw new ParcoursError(outcome.code)
  throw new Error('An address was known to a person with a token.')
}
