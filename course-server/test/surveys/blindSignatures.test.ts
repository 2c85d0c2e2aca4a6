// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isSignedBy, makeEditionKey, readSigningKey, readPublicKey, signBlinded } from '../../src/services/surveys/blindSignatures.ts'
import { RFC_9474_A3 as VECTOR } from './rfc9474.ts'

/** Making one takes long. */
const KEY = makeEditionKey()

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex')

describe('blind signatures', () => {
  it('give what RFC 9474 appendix A.3 says', () => {
    const key = keyOfPrimes(VECTOR.p, VECTOR.q)
    expect(signBlinded({ privateKey: key, publicKey: createPublicKey(key) }, bytes(VECTOR.blindedMessage))?.toString('hex')).toBe(VECTOR.blindSignature)
    const prepared = bytes(VECTOR.messagePrefix + VECTOR.message)
    expect(isSignedBy(createPublicKey(key), prepared, bytes(VECTOR.signature))).toBe(true)
    expect(isSignedBy(createPublicKey(key), bytes(VECTOR.message), bytes(VECTOR.signature))).toBe(false)
  })

  it('are those of the library that browsers use, both ways', async () => {
    const { publicKey, privateKey } = await KEY
    const suite = RSABSSA.SHA384.PSS.Randomized()
    const theirKey = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
    const theirSecret = await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['sign'])
    const prepared = suite.prepare(randomBytes(32))
    const { blindedMsg, inv } = await suite.blind(theirKey, prepared)
    const ours = signBlinded(readSigningKey(privateKey), blindedMsg)
    expect(ours).toEqual(Buffer.from(await suite.blindSign(theirSecret, blindedMsg)))
    const signature = await suite.finalize(theirKey, prepared, ours ?? Buffer.alloc(0), inv)
    expect(isSignedBy(readPublicKey(publicKey), prepared, signature)).toBe(true)
    expect(await suite.verify(theirKey, signature, prepared)).toBe(true)
    // What the server saw when it signed is nowhere in what it sees later.
    expect(Buffer.from(signature).equals(ours ?? Buffer.alloc(0))).toBe(false)
    expect(isSignedBy(readPublicKey((await makeEditionKey()).publicKey), prepared, signature)).toBe(false)
  })

  it.each([
    { why: 'the modulus or more', message: Buffer.alloc(256, 0xff) }, { why: 'too short', message: Buffer.alloc(255, 1) },
    { why: 'too long', message: Buffer.alloc(257, 1) }, { why: 'empty', message: Buffer.alloc(0) },
  ])('refuse a message that is $why', async ({ message }) => {
    expect(signBlinded(readSigningKey((await KEY).privateKey), message)).toBeUndefined()
  })
})

function keyOfPrimes(pHex: string, qHex: string): KeyObject {
  const [p, q, e] = [BigInt(`0x${pHex}`), BigInt(`0x${qHex}`), 65_537n]
  const d = inverse(e, (p - 1n) * (q - 1n))
  const jwk = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) }
  const members = Object.entries(jwk).map(([name, value]) => [name, Buffer.from(evenHex(value), 'hex').toString('base64url')])
  return createPrivateKey({ key: { kty: 'RSA', ...Object.fromEntries(members) as Record<string, string> }, format: 'jwk' })
}

function evenHex(value: bigint): string {
  const hex = value.toString(16)
  return hex.length % 2 === 0 ? hex : `0${hex}`
}

/** By the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [rest, next, factor, nextFactor] = [modulus, value % modulus, 0n, 1n]
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor]
  }
  return factor < 0n ? factor + modulus : factor
}
