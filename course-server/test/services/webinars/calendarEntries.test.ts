// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { writeCalendarEntry } from '@parcours/courses'
import { describe, expect, it } from 'vitest'
import { ALARM_MINUTES, entryOf, eventOf, type EventWish } from '../../../src/services/webinars/calendarEntries.ts'
import type { StoredRegistration } from '../../../src/services/webinars/registrationRepository.ts'
import type { StoredSeries } from '../../../src/services/webinars/seriesRepository.ts'
import { findTimeZoneText } from '../../../src/services/webinars/timeZoneText.ts'
import { aSeries, aSession, NOW } from '../../support/webinars/webinarBuilders.ts'

const CONTEXT = { hostName: 'campus.example', findTimeZoneText }
const LATER = new Date(NOW.getTime() + 3_600_000)

function aStored(): StoredSeries {
  const series = aSeries()
  return { spaceNumber: 1, seriesNumber: 1, changedAt: NOW, series, sessions: [aSession(series.seriesId, 1), aSession(series.seriesId, 2)] }
}

function ofPerson(registrationNumber: number, wish: Partial<StoredRegistration> = {}): StoredRegistration {
  return {
    spaceNumber: 1, seriesNumber: 1, registrationNumber, registrationId: `registration-${registrationNumber}`, registrantNumber: registrationNumber, sessionNumber: 0,
    status: 'confirmed', awaits: null, arrival: registrationNumber, waitingRank: null, sequence: 0, channel: 'none', answersJson: '{}', registeredAt: NOW,
    confirmedAt: NOW, leftAt: null, ...wish,
  }
}

describe('entries of a crowd’s calendars', () => {
  it('are each what one would be written alone: own id, page, language, state and instant, and nothing old after an edit', () => {
    const stored = aStored()
    const renamed = { ...stored, changedAt: LATER, series: { ...stored.series, title: 'Autrement', organiser: 'Le fablab', revision: 2 } }
    const cancelled = { ...renamed, series: { ...renamed.series, status: 'cancelled' as const } }
    const registrations = [ofPerson(1), ofPerson(2, { sequence: 3 }), ofPerson(3, { status: 'withdrawn', leftAt: LATER }), undefined]
    const wishes = [stored, renamed, cancelled].flatMap((version) => version.sessions.flatMap((session) => registrations.flatMap((registration) =>
      ['fr', 'en'].flatMap((language) => ['https://one.example/a', 'https://two.example/b'].map((pageUrl): EventWish & { withdrawUrl?: undefined } =>
        ({ stored: version, session, registration, language, pageUrl }))))))
    // Twice: as it is made, and as it is found.
    for (const wish of [...wishes, ...wishes]) {
      const event = eventOf(wish, CONTEXT)
      const { icalendar, ...rest } = entryOf(wish, CONTEXT)
      expect(rest).toEqual({ calendarUid: event.calendarUid, sequence: event.sequence, status: event.status })
      expect(icalendar).toBe(writeCalendarEntry(event, findTimeZoneText, event.status === 'cancelled' ? [] : ALARM_MINUTES))
    }
  })

  it('stay right where more spaces take part than frames are kept', () => {
    const stored = aStored()
    const [session] = stored.sessions
    if (session === undefined) throw new Error('No session.')
    for (let index = 0; index < 120; index += 1) {
      const pageUrl = `https://space-${index % 60}.example/p`
      const { icalendar } = entryOf({ stored, session, registration: ofPerson(index), language: 'fr', pageUrl }, CONTEXT)
      expect(icalendar.replace(/\r\n /g, '').match(/https:\/\/space-\d+\.example\/p/g)?.every((found) => found === pageUrl)).toBe(true)
    }
  })
})
