// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { listCalendars, listEvents, type SpaceCalendar } from '../calendars.ts'
import { no, yes, type Check, type Finding, type Space } from '../check.ts'
import type { CalendarEvent } from '../iCalendarEvents.ts'
import { eventDay } from '../eventDay.ts'
import { containsOneOf } from '../matchName.ts'

const MILLISECONDS_PER_DAY = 86_400_000
/** Nobody plans further, and each year makes the answer bigger. */
const DAYS_AHEAD = 2 * 365
/** An event that was written at a wrong date is seldom older. */
const DAYS_BACK = 365

/** An event to come whose title holds one of the words. A new account is never empty: the title decides. */
export const eventExists: Check = {
  whatIsLookedAt: () => t('parcours', 'the titles and dates of the events in your calendars'),
  async look(space, wanted) {
    const words = wanted.words('titre-contient')
    const calendars = await listCalendars(space)
    const coming = await listComing(space, calendars)
    const found = coming.find(({ title }) => containsOneOf(words, title))
    if (found !== undefined) {
      return yes(t('parcours', '“{title}” is in your calendar, on {day}.', { title: found.title, day: eventDay(found.firstDay) }))
    }
    const past = (await listPast(space, calendars)).find(({ title }) => containsOneOf(words, title))
    if (past === undefined) {
      return missing(coming, words)
    }
    return wanted.values('quand').includes('any-time')
      ? yes(t('parcours', '“{title}” is in your calendar, on {day}.', { title: past.title, day: eventDay(past.firstDay) }))
      : no('event-in-the-past', t('parcours', '“{title}” is in your calendar, but on a day that has passed: {day}.', { title: past.title, day: eventDay(past.firstDay) }))
  },
}

export async function listComing(space: Space, calendars: readonly SpaceCalendar[]): Promise<readonly CalendarEvent[]> {
  return await listEvents(space, calendars, space.now(), new Date(space.now().getTime() + DAYS_AHEAD * MILLISECONDS_PER_DAY))
}

async function listPast(space: Space, calendars: readonly SpaceCalendar[]): Promise<readonly CalendarEvent[]> {
  return await listEvents(space, calendars, new Date(space.now().getTime() - DAYS_BACK * MILLISECONDS_PER_DAY), space.now())
}

/** Why no event to come has one of these words. */
export function missing(coming: readonly CalendarEvent[], words: readonly string[]): Finding {
  const other = coming.find(({ isSample }) => !isSample)
  if (other !== undefined) {
    return no('name-differs', t('parcours', 'Your calendar holds “{title}”, but no title to come contains: {words}', { title: other.title, words: words.join(', ') }))
  }
  return coming.length > 0
    ? no('only-samples', t('parcours', 'Your calendar holds only the example of a new account.'))
    : no('nothing-found', t('parcours', 'No event to come is in your calendars yet.'))
}
