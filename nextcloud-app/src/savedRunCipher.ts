// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A phrase of six words holds 66 bits: the work of each guess is multiplied besides. OWASP's figure for PBKDF2-HMAC-SHA256 (2023). */
const ROUNDS = 600_000
const NONCE_BYTES = 12

/**
 * Encrypts what is kept of a run with the person's recovery phrase: the server stores it without being able to read it.
 * The same phrase opens it on another device.
 */
export async function encryptRun(plain: string, recoveryPhrase: string, adventureId: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, await deriveKey(recoveryPhrase, adventureId), new TextEncoder().encode(plain))
  return toBase64(new Uint8Array([...nonce, ...new Uint8Array(sealed)]))
}

/** The run in clear; undefined when this phrase did not make it, or when it was damaged. */
export async function decryptRun(sealed: string, recoveryPhrase: string, adventureId: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0))
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, NONCE_BYTES) }, await deriveKey(recoveryPhrase, adventureId), bytes.slice(NONCE_BYTES))
    return new TextDecoder().decode(plain)
  } catch {
    return undefined
  }
}

const derived = new Map<string, Promise<CryptoKey>>()

/** Once per phrase and story: the work is felt on a phone. */
function deriveKey(recoveryPhrase: string, adventureId: string): Promise<CryptoKey> {
  const name = `${adventureId} ${plainWords(recoveryPhrase)}`
  const known = derived.get(name) ?? makeKey(recoveryPhrase, adventureId)
  derived.set(name, known)
  return known
}

async function makeKey(recoveryPhrase: string, adventureId: string): Promise<CryptoKey> {
  const bytes = new TextEncoder()
  const words = await crypto.subtle.importKey('raw', bytes.encode(plainWords(recoveryPhrase)), 'PBKDF2', false, ['deriveKey'])
  const salt = bytes.encode(`parcours run ${adventureId}`)
  return await crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, words, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** One spelling, as the server has it: a phrase typed without its accents, or with commas, opens the same. */
function plainWords(phrase: string): string {
  return phrase.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/œ/gi, 'oe').toLowerCase().split(/[^a-z]+/).filter((word) => word !== '').join(' ')
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
