// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** One field that somebody else changed while it was being edited here. */
export interface FieldChange<Fields> {
  readonly field: keyof Fields & string
  readonly theirs: Fields[keyof Fields]
  /** True where both typed something else: mine stands until the person decides. */
  readonly isContested: boolean
}

/**
 * What was typed here, on top of what somebody else saved meanwhile: their change stands where this person touched
 * nothing, and what this person typed is never lost.
 * @param base what both began from
 */
export function mergeEdits<Fields extends object>(base: Fields, mine: Fields, theirs: Fields): { readonly merged: Fields; readonly changes: readonly FieldChange<Fields>[] } {
  // Objects of one type have its keys.
  const fields = Object.keys(theirs) as (keyof Fields & string)[]
  const changes = fields.filter((field) => !isSame(base[field], theirs[field]) && !isSame(mine[field], theirs[field]))
    .map((field) => ({ field, theirs: theirs[field], isContested: !isSame(base[field], mine[field]) }))
  const taken = Object.fromEntries(changes.filter(({ isContested }) => !isContested).map(({ field, theirs: value }) => [field, value]))
  return { merged: { ...mine, ...taken }, changes }
}

/** Fields are plain data that travels as JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
