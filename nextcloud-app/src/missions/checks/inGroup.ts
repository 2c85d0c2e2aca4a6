// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { matchesPattern } from '../matchName.ts'
import { fieldsOf, ocsData } from '../ocsData.ts'

/** The person belongs to a group of this space. */
export const inGroup: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of the groups you are in'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const groups = fieldsOf(ocsData(await space.ask({ method: 'GET', address: space.addresses.groups })))['groups']
    const names = Array.isArray(groups) ? groups.filter((name) => typeof name === 'string') : []
    const found = names.find((name) => matchesPattern(pattern, name))
    if (found !== undefined) {
      return yes(t('parcours', 'You are in the group “{name}”.', { name: found }))
    }
    return names.length === 0
      ? no('nothing-found', t('parcours', 'You are in no group yet. The person who looks after this space can put you in one.'))
      : no('name-differs', t('parcours', 'You are in other groups, not in this one: {wanted}', { wanted: pattern }))
  },
}
