// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { ParcoursError } from '../errors.ts'
import { setBounded } from '../services/setBounded.ts'
import type { Clock } from '../services/clock.ts'

/** Most acts a minute; as many may come at once. */
export interface Limits {
  /** Writes of one learner. */
  readonly learnerWrites: number
  /** Writes of one space. */
  readonly spaceWrites: number
  /** Guests made from one address: a whole class shares a library's. */
  readonly guestCreations: number
  /** Wrong phrases, codes and links tried from one address; right ones are given back. */
  readonly secretAttempts: number
  /** Registrations by a plain form from one address: a hall where everybody takes out a telephone shares one. */
  readonly formRegistrations: number
  /** Registrations under one typed mail address: each may write to it. */
  readonly addressMails: number
  /** Batches of path events from one address: a class that plays together shares one. */
  readonly pathEvents: number
}

export const LIMITS: Limits = { learnerWrites: 120, spaceWrites: 6000, guestCreations: 60, secretAttempts: 60, formRegistrations: 120, addressMails: 5, pathEvents: 600 }

/** An outbox batch counts one write for this many entries begun. */
export const ENTRIES_PER_WRITE = 25

/** Buckets kept per kind; the oldest leaves first, which only ever forgives. */
const MAX_BUCKETS = 50_000

interface Bucket {
  tokens: number
  filledMs: number
}

/** Takes from a name's bucket, or gives back with a negative cost. @throws ParcoursError `too-many-requests` when it is empty */
export type TakeFrom = (name: string, cost?: number) => void

/** A token bucket per name, in memory: each node counts its own. */
export function makeRateLimit(perMinute: number, clock: Clock): TakeFrom {
  const buckets = new Map<string, Bucket>()
  return (name, cost = 1) => {
    const nowMs = clock().getTime()
    const bucket = buckets.get(name) ?? { tokens: perMinute, filledMs: nowMs }
    const gained = Math.max(0, nowMs - bucket.filledMs) * perMinute / 60_000
    bucket.tokens = Math.min(perMinute, bucket.tokens + gained)
    bucket.filledMs = nowMs
    setBounded(buckets, name, bucket, MAX_BUCKETS)
    if (bucket.tokens < cost) {
      const missingSeconds = Math.ceil((cost - bucket.tokens) * 60 / perMinute)
      throw new ParcoursError('too-many-requests', { retryAfterSeconds: Math.max(1, missingSeconds) })
    }
    bucket.tokens -= cost
  }
}

/** Salt of this process: the name of an address means nothing outside it, nor after a restart. */
const ADDRESS_SALT = randomBytes(16)

/** A name for an address that is neither stored nor logged. */
export function nameOfAddress(address: string): string {
  return createHash('sha256').update(ADDRESS_SALT).update(lineOf(address)).digest('base64url').slice(0, 16)
}

/** One line has a whole /64 of IPv6 addresses, 2^64 of them: they count as one. https://www.rfc-editor.org/rfc/rfc6177 */
function lineOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = bare.split('::')
  const first = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - first.length - (tail === '' ? 0 : tail.split(':').length)
  return [...first, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')]
    .slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
