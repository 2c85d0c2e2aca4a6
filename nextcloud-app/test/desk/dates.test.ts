// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { tellDates } from '../../src/deskDates.ts'
import { nextSessionFields, previewMove, weeksLater } from '../../src/deskFields.ts'
import { clockOf } from '../../src/deskReplay.ts'
import { aTrainerSeries, aTrainerSession, DESK_NOW } from '../support/deskMessages.ts'

const ASKED = { language: 'en', now: DESK_NOW } as const
const told = (localStarts: readonly string[], timeZone: string) => tellDates(localStarts.map((localStart) => ({ localStart, timeZone, durationMinutes: 60 })), ASKED)

describe('dates as a trainer is told of them', () => {
  it.each([
    { zone: 'Europe/Paris', from: '2026-10-24T14:00', to: '2026-10-26T14:00', utc: ['12:00', '13:00'], why: 'clocks go back in Paris' },
    { zone: 'Europe/Paris', from: '2027-03-27T14:00', to: '2027-03-29T14:00', utc: ['13:00', '12:00'], why: 'clocks go forward in Paris' },
    { zone: 'Asia/Kolkata', from: '2026-10-24T14:00', to: '2026-10-26T14:00', utc: ['08:30', '08:30'], why: 'no change, and half an hour, in India' },
    { zone: 'Australia/Lord_Howe', from: '2027-04-03T14:00', to: '2027-04-05T14:00', utc: ['03:00', '03:30'], why: 'half an hour back on Lord Howe' },
    { zone: 'America/Montreal', from: '2026-10-31T14:00', to: '2026-11-02T14:00', utc: ['18:00', '19:00'], why: 'another Sunday in Montreal' },
  ])('$why: the hour stays on the wall, and the change is said', ({ zone, from, to, utc }) => {
    const dates = told([from, to], zone)
    expect(dates.map((date) => date.utc)).toEqual(utc)
    expect(dates.map((date) => date.isShifted)).toEqual([false, utc[0] !== utc[1]])
    expect(dates.map((date) => date.really)).toEqual(['14:00', '14:00'])
  })

  it('say what a skipped hour really is, and that a repeated one is the first', () => {
    expect(told(['2027-03-28T02:30'], 'Europe/Paris')).toMatchObject([{ clockChange: 'gap', really: '03:30', startsAt: '2027-03-28T01:30:00.000Z' }])
    expect(told(['2026-10-25T02:30'], 'Europe/Paris')).toMatchObject([{ clockChange: 'overlap', really: '02:30', startsAt: '2026-10-25T00:30:00.000Z' }])
  })

  it('do not call another hour a change of clocks', () => {
    expect(told(['2026-10-24T14:00', '2026-10-26T15:00'], 'Europe/Paris').map(({ isShifted }) => isShifted)).toEqual([false, false])
  })

  it('name both days of a session over midnight', () => {
    expect(told(['2026-10-13T23:30'], 'Europe/Paris')[0]?.when.replaceAll('\u00a0', ' ')).toBe('Tuesday 13 October, 23:30 – Wednesday 14 October, 00:30 (Paris time)')
  })
})

describe('a session more', () => {
  it('is like the last one, a week later at the same hour on the wall', () => {
    const series = aTrainerSeries({ sessions: [aTrainerSession(1, '2026-10-20T14:00', { room: { kind: 'bigBlueButton' }, durationMinutes: 90 })] })
    expect(nextSessionFields(series, 'Session 2', DESK_NOW)).toMatchObject({ title: 'Session 2', localStart: '2026-10-27T14:00', durationMinutes: 90, room: { kind: 'bigBlueButton' }, status: 'tentative' })
  })

  it('of a series without any has a day and an hour to begin from', () => {
    expect(nextSessionFields(aTrainerSeries({ sessions: [] }), 'Session 1', DESK_NOW)).toMatchObject({ localStart: '2026-10-07T10:00', room: { kind: 'later', isOnline: true } })
  })

  it('keeps its hour over the end of a year', () => {
    expect(weeksLater('2026-12-30T09:15', 2)).toBe('2027-01-13T09:15')
  })
})

describe('a preview', () => {
  it('is the server’s own rule: from one session on, what has begun left alone', () => {
    const changes = previewMove(aTrainerSeries().sessions, { kind: 'byDays', days: 14 }, DESK_NOW)
    expect(typeof changes === 'string' ? changes : changes.map(({ sessionId, to }) => [sessionId, to.localStart])).toEqual([['s2', '2026-10-27T14:00'], ['s3', '2026-11-10T14:00']])
    const later = previewMove(aTrainerSeries().sessions, { kind: 'byDays', days: 14, fromSessionId: 's3' }, DESK_NOW)
    expect(typeof later === 'string' ? later : later.map(({ sessionId }) => sessionId)).toEqual(['s3'])
  })
})

describe('the length of a video', () => {
  it.each([[0, '0:00'], [59, '0:59'], [3522, '58:42'], [6720, '1:52:00'], [36_061, '10:01:01']])('%i seconds are %s', (seconds, words) => {
    expect(clockOf(seconds)).toBe(words)
  })
})
