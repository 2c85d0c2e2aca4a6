// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { constants, generateKeyPairSync, privateDecrypt, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { blindToken, pairCodeOf, unblindToken } from '../src/submissionToken.ts'

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const key = { keyId: 'k1', variant: 'RSABSSA-SHA384-PSS-Randomized', publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') } as const

/** What the server does: raw RSA on what it cannot read. */
function signBlindly(blindedMessage: string): string {
  return privateDecrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, Buffer.from(blindedMessage, 'base64url')).toString('base64url')
}

describe('the right to answer', () => {
  it('is a signature that the key verifies, on a message the signer never saw', async () => {
    const blinded = await blindToken(key)
    const token = await unblindToken(key, blinded, { keyId: 'k1', blindSignature: signBlindly(blinded.blindedMessage) })
    const message = Buffer.from(token.message, 'base64url')
    expect(message).toHaveLength(64)
    const pss = { key: pair.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
    expect(verify('sha384', message, pss, Buffer.from(token.signature, 'base64url'))).toBe(true)
    expect(blinded.blindedMessage).not.toContain(token.message)
  })

  it('is refused when another key has signed', async () => {
    const blinded = await blindToken(key)
    const other = Buffer.alloc(256, 7).toString('base64url')
    await expect(unblindToken(key, blinded, { keyId: 'k1', blindSignature: other })).rejects.toThrow()
  })
})

describe('the code of a pair', () => {
  it('is the same in both moments of one pair, and another in another pair or of another person', async () => {
    const mine = await pairCodeOf('six words of mine', 'pair-1')
    expect(await pairCodeOf('six words of mine', 'pair-1')).toBe(mine)
    expect(await pairCodeOf('six words of mine', 'pair-2')).not.toBe(mine)
    expect(await pairCodeOf('six words of hers', 'pair-1')).not.toBe(mine)
    expect(mine).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })
})
