// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, timingSafeEqual } from 'node:crypto'
import { BBB_CHECKSUMS, type BbbChecksum } from '../config.ts'

/** How a server knows the hash: by the number of hexadecimal digits. */
const CHECKSUM_BY_LENGTH: ReadonlyMap<number, BbbChecksum> = new Map([[40, 'sha1'], [64, 'sha256'], [96, 'sha384'], [128, 'sha512']])
/** Where a checksum stands in a query, first, in the middle or last. */
const CHECKSUM_IN_QUERY = /(^|&)checksum=([0-9a-f]{40,128})(?=&|$)/

/** The hash, in hexadecimal, over texts put together; the secret is the last of them. */
export function checksumOf(algorithm: BbbChecksum, ...parts: readonly string[]): string {
  const hash = createHash(algorithm)
  for (const part of parts) hash.update(part, 'utf8')
  return hash.digest('hex')
}

/**
 * The query of a signed call, `checksum` last. It is made once and sent as it is: whoever writes it again, even to
 * the same meaning, breaks the signature.
 * https://docs.bigbluebutton.org/development/api/#usage
 */
export function signQuery(algorithm: BbbChecksum, secret: string, callName: string, parameters: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(parameters).toString()
  const checksum = checksumOf(algorithm, callName, query, secret)
  return query === '' ? `checksum=${checksum}` : `${query}&checksum=${checksum}`
}

/** Takes the checksum out of a raw query, which is otherwise left as it came. */
export function splitChecksum(rawQuery: string): { readonly query: string; readonly checksum: string | undefined } {
  const found = CHECKSUM_IN_QUERY.exec(rawQuery)
  if (found === null) return { query: rawQuery, checksum: undefined }
  const query = rawQuery.slice(0, found.index) + rawQuery.slice(found.index + found[0].length)
  return { query: query.replace(/^&/, ''), checksum: found[2] }
}

/** Whether a checksum is right, by a hash at least as strong as `weakest`. Takes the same time whatever differs. */
export function isChecksumOf(checksum: string, weakest: BbbChecksum, ...parts: readonly string[]): boolean {
  const algorithm = CHECKSUM_BY_LENGTH.get(checksum.length)
  if (algorithm === undefined || BBB_CHECKSUMS.indexOf(algorithm) < BBB_CHECKSUMS.indexOf(weakest)) return false
  return isSameText(checksum, checksumOf(algorithm, ...parts))
}

/** Compares two secrets in a time that tells nothing of them but their length. */
export function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
