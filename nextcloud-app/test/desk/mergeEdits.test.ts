// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isSame, mergeEdits } from '../../src/composables/mergeEdits.ts'

const BASE = { title: 'A', capacity: 20 as number | null, room: { kind: 'link', roomUrl: 'https://a.example' } }

describe('two people who edit the same thing', () => {
  it('both keep what they changed, where they changed other fields', () => {
    const { merged, changes } = mergeEdits(BASE, { ...BASE, title: 'Mine' }, { ...BASE, capacity: 40 })
    expect(merged).toEqual({ ...BASE, title: 'Mine', capacity: 40 })
    expect(changes).toEqual([{ field: 'capacity', theirs: 40, isContested: false }])
  })

  it('are told where both changed the same field, and what was typed here stays', () => {
    const { merged, changes } = mergeEdits(BASE, { ...BASE, title: 'Mine' }, { ...BASE, title: 'Theirs' })
    expect(merged.title).toBe('Mine')
    expect(changes).toEqual([{ field: 'title', theirs: 'Theirs', isContested: true }])
  })

  it('have nothing to decide where both typed the same', () => {
    expect(mergeEdits(BASE, { ...BASE, capacity: null }, { ...BASE, capacity: null })).toEqual({ merged: { ...BASE, capacity: null }, changes: [] })
  })

  it('have nothing to decide where nobody else changed anything', () => {
    expect(mergeEdits(BASE, { ...BASE, title: 'Mine' }, BASE)).toEqual({ merged: { ...BASE, title: 'Mine' }, changes: [] })
  })

  it.each([
    { one: { a: 1, b: [{ c: 2, d: 3 }] }, other: { b: [{ d: 3, c: 2 }], a: 1 }, same: true },
    { one: [1, 2], other: [2, 1], same: false },
    { one: null, other: {}, same: false },
    { one: null, other: null, same: true },
  ])('$one and $other are the same: $same', ({ one, other, same }) => {
    expect(isSame(one, other)).toBe(same)
  })
})
