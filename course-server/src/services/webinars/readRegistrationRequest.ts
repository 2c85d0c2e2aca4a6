// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isMailAddress, readAnswers, singleLine, WEBINAR_LIMITS, type ContactRequest, type Language, type RegistrationRequest, type ReminderChannel } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import { keyedHash } from '../secrets.ts'
import { getSession } from './access.ts'
import type { WebinarContext } from './context.ts'
import type { RegisterWrite, TypedContact } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/**
 * What of a request is kept. Names and addresses stay apart from the rest; what nobody needs, such as an empty name,
 * is not kept at all. @throws ParcoursError `unknown-session`, `invalid-address`, `address-needed`
 */
export function readRegistrationRequest(
  request: RegistrationRequest, stored: StoredSeries, context: WebinarContext,
): Pick<RegisterWrite, 'key' | 'sessionNumber' | 'registrationId' | 'channel' | 'answersJson' | 'contact' | 'sendsMail'> {
  const contact = readContact(request.contact, request.language, context)
  return {
    key: { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber },
    sessionNumber: request.sessionId === null ? 0 : getSession(stored, request.sessionId).number,
    registrationId: request.registrationId,
    channel: readChannel(request.channel, contact, context),
    answersJson: JSON.stringify(readAnswers(stored.series.registrationQuestions, request.answers)),
    contact,
    sendsMail: context.sendsMail,
  }
}

export function hashAddress(codeKey: Uint8Array, address: string): string {
  return keyedHash(codeKey, `mail-address|${address.toLowerCase()}`)
}

function readContact(typed: ContactRequest | null, language: Language, { codeKey }: WebinarContext): TypedContact | undefined {
  const name = singleLine(typed?.name ?? '').slice(0, WEBINAR_LIMITS.nameCharacters)
  const address = typed?.email?.trim() ?? ''
  if (name === '' && address === '') return undefined
  if (address !== '' && !isMailAddress(address)) throw new ParcoursError('invalid-address')
  return {
    name: name === '' ? null : name, address: address === '' ? null : address,
    addressHash: address === '' ? null : hashAddress(codeKey, address), language,
  }
}

/** Where no mail leaves, nobody is promised any. */
function readChannel(wanted: ReminderChannel, contact: TypedContact | undefined, { sendsMail }: WebinarContext): ReminderChannel {
  if (wanted !== 'mail') return wanted
  if (!sendsMail) return 'none'
  if (contact?.address === null || contact === undefined) throw new ParcoursError('address-needed')
  return 'mail'
}
