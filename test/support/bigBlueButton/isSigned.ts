// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'

export type Mode = 'bigbluebutton' | 'scalelite'

const ALGORITHMS: Readonly<Record<number, string>> = { 40: 'sha1', 64: 'sha256', 96: 'sha384', 128: 'sha512' }

/**
 * Whether a call is signed: the checksum is taken out of the query as text, and what is left is hashed as it was sent.
 * The hash is told by its length; Scalelite knows no sha384.
 */
export function isSigned(callName: string, rawQuery: string, secret: string, mode: Mode, allowed?: readonly string[]): boolean {
  const given = new URLSearchParams(rawQuery).get('checksum') ?? ''
  const algorithm = ALGORITHMS[given.length]
  if (algorithm === undefined || (mode === 'scalelite' && algorithm === 'sha384') || allowed?.includes(algorithm) === false) return false
  const query = rawQuery.replace(/&checksum=[^&]*/, '').replace(/checksum=[^&]*&/, '').replace(/checksum=[^&]*$/, '')
  return createHash(algorithm).update(callName + query + secret).digest('hex') === given
}
