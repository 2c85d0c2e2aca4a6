// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { listCalendars } from '../calendars.ts'
import { no, yes, type Check } from '../check.ts'
import { containsOneOf } from '../matchName.ts'
import { listComing, missing } from './eventExists.ts'

/** An event to come to which people are invited. */
export const peopleInvited: Check = {
  whatIsLookedAt: () => t('parcours', 'the titles of the events in your calendars, and how many people are invited'),
  async look(space, wanted) {
    const words = wanted.words('titre-contient')
    const people = wanted.count('personnes', 1)
    const coming = await listComing(space, await listCalendars(space))
    const matching = coming.filter(({ title }) => containsOneOf(words, title))
    const found = matching.find(({ guestCount }) => guestCount >= people)
    if (found !== undefined) {
      return yes(t('parcours', 'People are invited to “{title}”.', { title: found.title }))
    }
    const [first] = matching
    return first === undefined
      ? missing(coming, words)
      : no('too-few-people', t('parcours', '“{title}” is in your calendar. People invited so far: {count}.', { title: first.title, count: first.guestCount }))
  },
}
