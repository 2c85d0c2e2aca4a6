// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { instantOf, isTimeZone, isWallTime, periodOf, wallTimeAt } from '../../src/index.ts'
import { HUBIKOOP, hubikoopSessions } from '../support/webinars.ts'

describe('the instant of a wall time', () => {
  it.each([
    { wall: '2022-10-18T10:00', zone: 'Europe/Paris', utc: '2022-10-18T08:00Z', change: 'none', why: 'summer time' },
    { wall: '2022-11-08T10:00', zone: 'Europe/Paris', utc: '2022-11-08T09:00Z', change: 'none', why: 'winter time' },
    { wall: '2022-10-29T10:00', zone: 'Europe/Paris', utc: '2022-10-29T08:00Z', change: 'none', why: 'the day before the change' },
    { wall: '2022-10-30T10:00', zone: 'Europe/Paris', utc: '2022-10-30T09:00Z', change: 'none', why: 'the day of the change, after it' },
    { wall: '2022-10-30T01:59', zone: 'Europe/Paris', utc: '2022-10-29T23:59Z', change: 'none', why: 'the last minute that comes once' },
    { wall: '2022-10-30T02:00', zone: 'Europe/Paris', utc: '2022-10-30T00:00Z', change: 'overlap', why: 'the first of two' },
    { wall: '2022-10-30T02:30', zone: 'Europe/Paris', utc: '2022-10-30T00:30Z', change: 'overlap', why: 'the first of two' },
    { wall: '2022-10-30T03:00', zone: 'Europe/Paris', utc: '2022-10-30T02:00Z', change: 'none', why: 'once again' },
    { wall: '2023-03-26T01:59', zone: 'Europe/Paris', utc: '2023-03-26T00:59Z', change: 'none', why: 'the last before the gap' },
    { wall: '2023-03-26T02:00', zone: 'Europe/Paris', utc: '2023-03-26T01:00Z', change: 'gap', why: 'skipped: read as 03:00' },
    { wall: '2023-03-26T02:30', zone: 'Europe/Paris', utc: '2023-03-26T01:30Z', change: 'gap', why: 'skipped: read as 03:30' },
    { wall: '2023-03-26T03:00', zone: 'Europe/Paris', utc: '2023-03-26T01:00Z', change: 'none', why: 'the first after the gap' },
    { wall: '2024-03-10T02:30', zone: 'America/New_York', utc: '2024-03-10T07:30Z', change: 'gap', why: 'RFC 5545 §3.3.5 reads it with the offset before' },
    { wall: '2024-11-03T01:30', zone: 'America/New_York', utc: '2024-11-03T05:30Z', change: 'overlap', why: 'RFC 5545 §3.3.5 takes the first' },
    { wall: '2024-07-01T10:00', zone: 'Asia/Kolkata', utc: '2024-07-01T04:30Z', change: 'none', why: 'half an hour' },
    { wall: '2024-07-01T10:00', zone: 'Asia/Kathmandu', utc: '2024-07-01T04:15Z', change: 'none', why: 'a quarter of an hour' },
    { wall: '2024-04-07T01:45', zone: 'Australia/Lord_Howe', utc: '2024-04-06T14:45Z', change: 'overlap', why: 'clocks that change by half an hour' },
    { wall: '2024-10-06T02:15', zone: 'Australia/Lord_Howe', utc: '2024-10-05T15:45Z', change: 'gap', why: 'a gap of half an hour' },
    { wall: '2024-07-01T10:00', zone: 'America/St_Johns', utc: '2024-07-01T12:30Z', change: 'none', why: 'half an hour, west' },
    { wall: '2024-07-01T10:00', zone: 'Pacific/Kiritimati', utc: '2024-06-30T20:00Z', change: 'none', why: 'fourteen hours ahead' },
    { wall: '2024-07-01T10:00', zone: 'UTC', utc: '2024-07-01T10:00Z', change: 'none', why: 'no offset' },
  ])('$wall in $zone is $utc ($why)', ({ wall, zone, utc, change }) => {
    expect(instantOf(wall, zone)).toEqual({ instant: Date.parse(utc), clockChange: change })
  })

  it('is shown again as the same wall time, except in a gap', () => {
    for (let day = 1; day <= 365; day++) {
      for (const zone of ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
        const wall = new Date(Date.UTC(2024, 0, day, 1, 45)).toISOString().slice(0, 16)
        const { instant, clockChange } = instantOf(wall, zone)
        if (clockChange !== 'gap') expect(wallTimeAt(new Date(instant), zone)).toBe(wall)
      }
    }
  })
})

describe('the period of a session', () => {
  it('starts at the published hour through summer and winter time', () => {
    expect(hubikoopSessions().map(({ time }) => periodOf(time).startsAt.toISOString())).toEqual(HUBIKOOP.sessions.map(({ startUtc }) => startUtc.replace('Z', '.000Z')))
  })

  it.each([
    { wall: '2024-05-14T23:00', minutes: 120, end: '2024-05-14T23:00:00.000Z', why: 'over midnight in Paris' },
    { wall: '2024-10-26T23:00', minutes: 300, end: '2024-10-27T02:00:00.000Z', why: 'minutes that pass, over the hour that comes twice' },
    { wall: '2024-03-30T23:00', minutes: 300, end: '2024-03-31T03:00:00.000Z', why: 'minutes that pass, over the hour that is skipped' },
  ])('ends $minutes minutes after $wall ($why)', ({ wall, minutes, end }) => {
    expect(periodOf({ localStart: wall, timeZone: 'Europe/Paris', durationMinutes: minutes }).endsAt.toISOString()).toBe(end)
  })
})

it.each(['2023-02-29T10:00', '2022-13-01T10:00', '2022-09-20T24:00', '2022-09-20T10:60', '2022-09-20 10:00', '2022-09-20T10:00:00', '2022-09-20T10:00Z', '1999-01-01T10:00', '', ' 2022-09-20T10:00'])('%j is no wall time', (text) => {
  expect(isWallTime(text)).toBe(false)
})

it.each([
  { zone: 'Europe/Paris', is: true }, { zone: 'America/Argentina/Buenos_Aires', is: true }, { zone: 'UTC', is: true },
  { zone: 'Europe/Hubikoop', is: false }, { zone: '+02:00', is: false }, { zone: 'CEST', is: false }, { zone: '', is: false },
  { zone: 'Europe/Paris\r\nX-EVIL:1', is: false }, { zone: '../../etc/passwd', is: false },
])('$zone is a time zone: $is', ({ zone, is }) => {
  expect(isTimeZone(zone)).toBe(is)
})
