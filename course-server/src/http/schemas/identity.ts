// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ROLES, type GuestMessage, type PairingMessage, type PairingRequest, type ProblemMessage, type SpaceKeyMessage, type SpaceKeyRequest, type SpaceMessage, type TokenMessage } from '@parcours/courses'
import { PHRASE_MAX_LENGTH } from '../../services/recoveryPhrase.ts'
import { listOf, mapOf, messageOf, oneOf, text, instant, yesOrNo, type Schema } from './shapes.ts'

/** `application/problem+json`, RFC 9457, with a stable code. */
export const problemSchema: Schema = {
  $id: 'Problem',
  ...messageOf<ProblemMessage>({
    type: oneOf(['about:blank']),
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    code: { type: 'string', description: 'Stable name that the app turns into a sentence.' },
    requestId: text,
    detail: mapOf({ anyOf: [{ type: 'string' }, { type: 'number' }] }),
  }, { optional: ['detail'] }),
}

const token = {
  token: text,
  expiresAt: instant,
  roles: listOf(oneOf(ROLES)),
  isHost: yesOrNo,
} satisfies Record<keyof TokenMessage, Schema>

export const tokenMessage = messageOf<TokenMessage>(token)
export const guestMessage = messageOf<GuestMessage>({ ...token, recoveryPhrase: text })

export const guestRequest = messageOf<{ spaceId?: string }>(
  { spaceId: { type: 'string', pattern: '^[\\w.:-]{1,128}$' } }, { optional: ['spaceId'] },
)
export const recoveryRequest = messageOf<{ recoveryPhrase: string }>(
  { recoveryPhrase: { type: 'string', minLength: 1, maxLength: PHRASE_MAX_LENGTH } },
)
export const loginRequest = messageOf<{ secret: string }>({ secret: { type: 'string', pattern: '^[\\w-]{43}$' } })

export const pairingRequest = messageOf<PairingRequest>({
  code: { type: 'string', minLength: 20, maxLength: 40 },
  publicKey: { type: 'string', pattern: '^[\\w-]{43}$' },
  origin: { type: 'string', minLength: 8, maxLength: 255 },
})
export const keyRequest = messageOf<SpaceKeyRequest>({ publicKey: { type: 'string', pattern: '^[\\w-]{43}$' } })
export const keyMessage = messageOf<SpaceKeyMessage>({ keyId: text })
export const spaceMessage = messageOf<SpaceMessage>({ spaceId: text, status: oneOf(['paired']), audience: text, serverTime: instant, isHost: yesOrNo })
export const pairingMessage = messageOf<PairingMessage>({ spaceId: text, keyId: text, audience: text })
