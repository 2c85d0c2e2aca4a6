// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Why what a trainer typed cannot be kept. `field` is its name in the message, such as `title` or `materials.2.url`. */
export interface WebinarProblem {
  readonly field: string
  readonly code: 'empty-text' | 'text-too-long' | 'wrong-number' | 'wrong-address' | 'wrong-time-zone' | 'wrong-wall-time' | 'too-many' | 'repeated-id' | 'wrong-chapters'
  readonly limit?: number
}

export function textProblem(field: string, text: string, limit: number, isRequired = false): WebinarProblem | undefined {
  if (isRequired && text === '') return { field, code: 'empty-text' }
  return text.length > limit ? { field, code: 'text-too-long', limit } : undefined
}

export function numberProblem(field: string, value: number, min: number, max: number): WebinarProblem | undefined {
  return Number.isSafeInteger(value) && value >= min && value <= max ? undefined : { field, code: 'wrong-number', limit: value < min ? min : max }
}

export function listProblem(field: string, list: readonly unknown[], limit: number): WebinarProblem | undefined {
  return list.length > limit ? { field, code: 'too-many', limit } : undefined
}

/** What a room, a replay or a material may be reached at: https, without a login in it. */
export function addressProblem(field: string, address: string): WebinarProblem | undefined {
  return HTTPS.test(address) ? undefined : { field, code: 'wrong-address' }
}

const HTTPS = /^https:\/\/[^\s/?#@\\"'<>]{1,255}(?:[/?#][^\s\\"'<>]{0,1700})?$/i
