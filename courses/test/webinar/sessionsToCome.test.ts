// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { isToCome, takesRoom, type RoomKind, type SessionStatus } from '../../src/index.ts'

const NOW = new Date('2026-11-23T10:00:00Z')

describe('sessions to come', () => {
  it.each<[SessionStatus, string, boolean]>([
    ['tentative', '2026-11-23T10:00:01Z', true], ['confirmed', '2027-01-01T10:00:00Z', true], ['tentative', '2026-11-23T10:00:00Z', false],
    ['confirmed', '2026-11-22T10:00:00Z', false], ['cancelled', '2027-01-01T10:00:00Z', false],
  ])('%s that ends at %s: %s', (status, endsAt, expected) => {
    expect(isToCome({ status, endsAt: new Date(endsAt) }, NOW)).toBe(expected)
  })

  it.each<[RoomKind, boolean, boolean]>([
    ['later', false, true], ['later', true, true], ['link', false, false], ['link', true, true], ['bigBlueButton', false, false], ['place', false, false], ['place', true, true],
  ])('with a room of kind %s, all others taken too: %s, get the common one: %s', (kind, isReplacing, expected) => {
    expect(takesRoom({ kind }, isReplacing)).toBe(expected)
  })
})
