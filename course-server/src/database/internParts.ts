// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PartDeclaration } from '../services/repositories.ts'
import { execute, rowOf, rowsOf, type SqlScript } from './sqlScript.ts'

export interface InternedPart extends PartDeclaration {
  readonly partNumber: number
}

interface StoredPart {
  readonly part_id: string
  readonly part_number: number
  readonly kind: PartDeclaration['kind']
}

/**
 * Gives every module and activity its number: the one its id, or an id it had before, got at first.
 * A number never changes hands, so what people did stays with what they did it in.
 */
export function* internParts(
  courseNumber: number, declarations: readonly PartDeclaration[],
): SqlScript<readonly InternedPart[] | 'part-of-another-kind' | 'former-id-in-use'> {
  const stored = yield* rowsOf<StoredPart>(
    `SELECT i.part_id, i.part_number, p.kind FROM part_ids i JOIN course_parts p ON p.part_number = i.part_number
      WHERE i.course_number = ?`, courseNumber,
  )
  const byId = new Map(stored.map((part) => [part.part_id, part]))
  const found = declarations.map((part) => ({ part, known: knownParts(byId, part) }))
  if (found.some(({ part, known }) => known.some(({ kind }) => kind !== part.kind))) return 'part-of-another-kind'
  if (isAnyIdShared(found)) return 'former-id-in-use'
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(part_number), 0) + 1 AS next FROM course_parts')
  let next = row?.next ?? 1
  const interned = found.map(({ part, known }) => ({ ...part, partNumber: known[0]?.part_number ?? next++ }))
  for (const part of interned) yield* putPart(courseNumber, part)
  return interned
}

function knownParts(byId: ReadonlyMap<string, StoredPart>, part: PartDeclaration): readonly StoredPart[] {
  return [part.partId, ...part.formerly].flatMap((partId) => byId.get(partId) ?? [])
}

/** Two parts claim one past, or one part claims two. */
function isAnyIdShared(found: readonly { readonly part: PartDeclaration; readonly known: readonly StoredPart[] }[]): boolean {
  const claimedIds = new Set<string>()
  const claimedNumbers = new Set<number>()
  for (const { part, known } of found) {
    const numbers = new Set(known.map((stored) => stored.part_number))
    if (numbers.size > 1) return true
    for (const number of numbers) {
      if (claimedNumbers.has(number)) return true
      claimedNumbers.add(number)
    }
    for (const partId of new Set([part.partId, ...part.formerly])) {
      if (claimedIds.has(partId)) return true
      claimedIds.add(partId)
    }
  }
  return false
}

function* putPart(courseNumber: number, part: InternedPart): SqlScript<void> {
  yield* execute(
    `INSERT INTO course_parts (part_number, course_number, kind, part_id) VALUES (?, ?, ?, ?)
      ON CONFLICT (part_number) DO UPDATE SET part_id = excluded.part_id`, part.partNumber, courseNumber, part.kind, part.partId,
  )
  for (const partId of [part.partId, ...part.formerly]) {
    yield* execute(
      'INSERT INTO part_ids (course_number, part_id, part_number) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', courseNumber, partId, part.partNumber,
    )
  }
}
