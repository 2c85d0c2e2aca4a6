// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { timingSafeEqual } from 'node:crypto'
import { keyedHash } from '../secrets.ts'

/** `manage` sees, leaves and joins; `confirm` also says that the address is right, so it travels by mail alone. */
export type LinkPurpose = 'manage' | 'confirm'

export interface OpenedLink {
  readonly registrationId: string
  readonly purpose: LinkPurpose
}

/**
 * A link without a login: the registration's id and a keyed hash of it. Nothing of it is stored, so nothing of it can
 * leak from a database or a backup, and a mail that is written later holds the same link.
 */
export function makeLink(codeKey: Uint8Array, registrationId: string, purpose: LinkPurpose): string {
  return `${registrationId}.${signatureOf(codeKey, registrationId, purpose)}`
}

export function openLink(codeKey: Uint8Array, link: string): OpenedLink | undefined {
  const at = link.lastIndexOf('.')
  const [registrationId, signature] = [link.slice(0, Math.max(0, at)), link.slice(at + 1)]
  if (!ID_SHAPE.test(registrationId)) return undefined
  const purpose = (['manage', 'confirm'] as const).find((one) => isEqual(signature, signatureOf(codeKey, registrationId, one)))
  return purpose === undefined ? undefined : { registrationId, purpose }
}

/** The page of the campus that works with a link. */
export function linkUrl(publicUrl: string, language: string, link: string): string {
  return `${publicUrl}/${language === 'en' ? 'en' : 'fr'}/webinars/links/${link}`
}

const ID_SHAPE = /^[\w-]{1,100}$/

function signatureOf(codeKey: Uint8Array, registrationId: string, purpose: LinkPurpose): string {
  return keyedHash(codeKey, `registration-link|${purpose}|${registrationId}`)
}

function isEqual(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
