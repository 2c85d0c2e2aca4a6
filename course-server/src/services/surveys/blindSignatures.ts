// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  constants, createHash, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, verify, type KeyObject,
} from 'node:crypto'

/**
 * Blind signatures: RFC 9474, RSABSSA-SHA384-PSS-Randomized. The server signs a token it cannot see for somebody
 * entitled to one, and later knows its own signature on a token that nobody can tie to them.
 * One key per edition: its signature says « may answer this edition, once » and is worth nothing elsewhere.
 */
export const BLIND_VARIANT = 'RSABSSA-SHA384-PSS-Randomized'

/** 2048 bits: signing takes 0.2 ms, and a forgery would have to come before an edition of some weeks closes. */
const MODULUS_BITS = 2048
export const SIGNATURE_BYTES = MODULUS_BITS / 8
/** RFC 9474 §4.1: 32 random bytes before the message; ours is 32 random bytes too. */
export const PREPARED_BYTES = 64
/** Length of the hash, RFC 9474 §5. */
const SALT_BYTES = 48

export interface EditionKeyPair {
  readonly keyId: string
  /** base64url of the SubjectPublicKeyInfo. */
  readonly publicKey: string
  /** base64url of PKCS#8; gone once the edition is closed. */
  readonly privateKey: string
}

/** Made away from the event loop: it takes about 0.1 s. */
export async function makeEditionKey(): Promise<EditionKeyPair> {
  const { publicKey, privateKey } = await new Promise<{ publicKey: KeyObject; privateKey: KeyObject }>((resolve, reject) => {
    generateKeyPair('rsa', { modulusLength: MODULUS_BITS }, (error, publicKey, privateKey) => {
      if (error === null) resolve({ publicKey, privateKey })
      else reject(error)
    })
  })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(spki).digest('base64url').slice(0, 22),
    publicKey: spki.toString('base64url'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url'),
  }
}

/** A private key with its public half, opened once for many signatures. */
export interface SigningKey {
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

export function readSigningKey(text: string): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'pkcs8' })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

export function readPublicKey(text: string): KeyObject {
  return createPublicKey({ key: Buffer.from(text, 'base64url'), format: 'der', type: 'spki' })
}

/** RFC 9474 §4.3 BlindSign; undefined for what is no number below the modulus. The same message gives the same signature. */
export function signBlinded({ privateKey, publicKey }: SigningKey, blindedMessage: Uint8Array): Buffer | undefined {
  try {
    const signature = privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blindedMessage)
    // A fault in the middle of signing would give the key away.
    const back = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature)
    return back.equals(blindedMessage) ? signature : undefined
  } catch {
    return undefined
  }
}

/** RFC 9474 §4.5 Verify: an RSA-PSS signature like any other. */
export function isSignedBy(publicKey: KeyObject, preparedMessage: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha384', preparedMessage, { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, signature)
}
