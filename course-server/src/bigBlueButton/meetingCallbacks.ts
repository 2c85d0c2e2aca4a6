// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { jwtVerify } from 'jose'
import type { BbbConfig } from '../config.ts'
import type { MeetingCallbacks } from '../services/webinars/meetingCallbacks.ts'
import { isChecksumOf, isSameText, splitChecksum } from './checksum.ts'
import { readAnalytics } from './readAnalytics.ts'
import { readHookEvents } from './readHookEvents.ts'

/** Between the clocks of two servers. */
const LEEWAY_SECONDS = 60

/** @param publicUrl the origin that our addresses were given out with; a checksum covers the whole address */
export function makeMeetingCallbacks({ secret, hooksChecksum }: Pick<BbbConfig, 'secret' | 'hooksChecksum'>, publicUrl: string): MeetingCallbacks {
  const key = new TextEncoder().encode(secret)
  const bearer = `Bearer ${secret}`
  return {
    readHook({ pathAndQuery, body, authorization }) {
      const [path = '', rawQuery = ''] = pathAndQuery.split(/\?(.*)/s)
      const { query, checksum } = splitChecksum(rawQuery)
      const address = `${publicUrl}${path}${query === '' ? '' : `?${query}`}`
      // bbb-webhooks in its mode `auth2_0` sends no checksum.
      const isOurs = checksum === undefined
        ? authorization !== undefined && isSameText(authorization, bearer)
        : isChecksumOf(checksum, hooksChecksum, address, body, secret)
      return isOurs ? readHookEvents(body, new URLSearchParams(query).get('meeting') ?? undefined) : { kind: 'forged' }
    },
    async readAnalytics({ meetingId, body, authorization }, now) {
      const token = authorization?.startsWith('Bearer ') === true ? authorization.slice('Bearer '.length) : ''
      const isOurs = await jwtVerify(token, key, { algorithms: ['HS512'], currentDate: now, clockTolerance: LEEWAY_SECONDS, requiredClaims: ['exp'] }).then(() => true, () => false)
      if (!isOurs) return { kind: 'forged' }
      const report = readAnalytics(body, meetingId)
      return report === undefined ? { kind: 'malformed' } : { kind: 'read', report }
    },
  }
}
