// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { listCalendars } from '../calendars.ts'
import { no, yes, type Check } from '../check.ts'
import { matchesPattern } from '../matchName.ts'

/** A calendar of the person's own, shared with somebody. */
export const calendarShared: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of your calendars, and whether they are shared'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const needsEdit = wanted.values('droit').includes('edit')
    const mine = (await listCalendars(space)).filter(({ isMine }) => isMine)
    const matching = mine.filter(({ title, id }) => matchesPattern(pattern, title) || matchesPattern(pattern, id))
    const shared = matching.filter(({ invited }) => invited.length > 0)
    const found = shared.find(({ invited }) => !needsEdit || invited.some(({ canEdit }) => canEdit))
    if (found !== undefined) {
      return yes(t('parcours', 'The calendar “{name}” is shared.', { name: found.title }))
    }
    if (shared[0] !== undefined) {
      return no('read-only', t('parcours', 'The calendar “{name}” is shared, but those who see it cannot change it.', { name: shared[0].title }))
    }
    return matching[0] === undefined
      ? no('name-differs', t('parcours', 'None of your calendars has this name: {wanted}', { wanted: pattern }))
      : no('not-shared', t('parcours', 'The calendar “{name}” is there, but only you see it for now.', { name: matching[0].title }))
  },
}
