// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionKey, SubmissionRequest, SubmissionTokenMessage } from '@parcours/surveys'
import { RSABSSA } from '@cloudflare/blindrsa-ts'

/** RFC 9474, §4.1: 32 random bytes of our own after the 32 that the variant « Randomized » puts before them. */
const MESSAGE_BYTES = 32

/** What must be kept until the signature is back: asking again with it gives the same signature. */
export interface BlindedToken {
  readonly keyId: string
  readonly message: string
  readonly inverse: string
  readonly blindedMessage: string
}

export type SubmissionToken = SubmissionRequest['token']

/** Draws a message and blinds it: the server will sign without ever seeing the message. */
export async function blindToken(key: EditionKey): Promise<BlindedToken> {
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const message = suite.prepare(crypto.getRandomValues(new Uint8Array(MESSAGE_BYTES)))
  const { blindedMsg, inv } = await suite.blind(await importKey(key), message)
  return { keyId: key.keyId, message: toBase64Url(message), inverse: toBase64Url(inv), blindedMessage: toBase64Url(blindedMsg) }
}

/**
 * The token, from the server's blind signature.
 * @throws when the signature is not one of this key
 */
export async function unblindToken(key: EditionKey, blinded: BlindedToken, { blindSignature }: SubmissionTokenMessage): Promise<SubmissionToken> {
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const signature = await suite.finalize(await importKey(key), fromBase64Url(blinded.message), fromBase64Url(blindSignature), fromBase64Url(blinded.inverse))
  return { keyId: blinded.keyId, message: blinded.message, signature: toBase64Url(signature) }
}

/**
 * The code that joins the two submissions of one person to a survey asked twice: the same in both, and nothing
 * outside this pair, since the secret never leaves the browser.
 */
export async function pairCodeOf(secret: string, pairId: string): Promise<string> {
  const bytes = new TextEncoder()
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes.encode(`parcours survey pair ${pairId}`))))
}

async function importKey({ publicKey }: EditionKey): Promise<CryptoKey> {
  return await crypto.subtle.importKey('spki', fromBase64Url(publicKey), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
