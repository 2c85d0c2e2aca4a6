// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto'

/** Digits and capitals without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: what a person misreads or mistypes. */
const LETTERS = '34679ACDEFGHJKMNPQRTWXY'
const GROUP_COUNT = 4
const GROUP_LENGTH = 5

/** `XXXXX-XXXXX-XXXXX-XXXXX`: 23^20, about 90 bits. */
export function makeOneTimeCode(): string {
  const group = () => Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: GROUP_COUNT }, group).join('-')
}

/** Case, spaces and hyphens do not count. */
export function normaliseCode(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** The same form from bytes that are random already: one byte per letter, so at least 20. Slightly uneven (256 is no multiple of 23). */
export function codeOfBytes(bytes: Uint8Array): string {
  const letters = Array.from(bytes.slice(0, GROUP_COUNT * GROUP_LENGTH), (byte) => LETTERS[byte % LETTERS.length] ?? '')
  return Array.from({ length: GROUP_COUNT }, (_, group) => letters.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join('')).join('-')
}
