// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { dayOf, epochDayOf, listWeeks, weekOf } from '../src/index.ts'

it.each([
  { day: '1970-01-01', monday: '1969-12-29' },
  { day: '2022-10-30', monday: '2022-10-24' },
  { day: '2022-10-31', monday: '2022-10-31' },
  { day: '2024-02-29', monday: '2024-02-26' },
  { day: '2027-01-01', monday: '2026-12-28' },
])('$day is in the week of $monday', ({ day, monday }) => {
  expect(weekOf(day)).toBe(monday)
})

it('goes from day to number and back', () => {
  for (const number of [-1, 0, 11_016, 20_000]) expect(epochDayOf(dayOf(number))).toBe(number)
})

it.each(['', '2026-2-1', '2026-02-30', '2026-13-01', '2026-01-01T00:00:00Z', 'demain'])('refuses « %s »', (day) => {
  expect(() => epochDayOf(day)).toThrow(RangeError)
})

describe('weeks', () => {
  it.each([
    { first: '2026-01-01', last: '2026-01-01', limit: 53, weeks: ['2025-12-29'] },
    { first: '2026-01-01', last: '2026-01-12', limit: 53, weeks: ['2025-12-29', '2026-01-05', '2026-01-12'] },
    { first: '2020-01-01', last: '2026-01-12', limit: 2, weeks: ['2026-01-05', '2026-01-12'] },
    { first: '2026-01-12', last: '2026-01-01', limit: 53, weeks: [] },
  ])('from $first to $last, at most $limit', ({ first, last, limit, weeks }) => {
    expect(listWeeks(first, last, limit)).toEqual(weeks)
  })
})
