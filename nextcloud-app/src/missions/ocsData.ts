// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CannotKnow } from './allowedRequests.ts'
import type { SpaceAnswer } from './allowedRequests.ts'

export type Fields = Readonly<Record<string, unknown>>

/** @throws CannotKnow when the answer is not what Nextcloud's own routes give. */
export function readJson(answer: SpaceAnswer): unknown {
  try {
    return JSON.parse(answer.text) as unknown
  } catch {
    throw new CannotKnow('unreadable')
  }
}

/** What an OCS route answers. @throws CannotKnow */
export function ocsData(answer: SpaceAnswer): unknown {
  const ocs = fieldsOf(readJson(answer))['ocs']
  const data = fieldsOf(ocs)['data']
  if (data === undefined) {
    throw new CannotKnow('unreadable')
  }
  return data
}

/** A list of objects; what is no object is left out. @throws CannotKnow when it is no list. */
export function listOf(value: unknown): readonly Fields[] {
  if (!Array.isArray(value)) {
    throw new CannotKnow('unreadable')
  }
  return value.filter(isObject)
}

/** PHP writes an empty object as an empty list. */
export function fieldsOf(value: unknown): Fields {
  return isObject(value) ? value : {}
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Ids are numbers in some apps, texts in others. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
