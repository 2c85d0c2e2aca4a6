// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { matchesPattern } from '../matchName.ts'
import { listSharesReceived } from '../shares.ts'

/** Something that another person shared: the other side of a mission for two. */
export const shareReceived: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of what others have shared with you'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const shares = (await listSharesReceived(space)).filter(({ ownerId }) => ownerId !== space.userId)
    const found = shares.find(({ name }) => matchesPattern(pattern, name))
    if (found !== undefined) {
      return yes(t('parcours', '{owner} has shared “{name}” with you.', { owner: found.ownerName, name: found.name }))
    }
    const other = shares[0]
    return other === undefined
      ? no('nothing-found', t('parcours', 'Nobody has shared anything with you yet.'))
      : no('name-differs', t('parcours', '{owner} has shared “{name}” with you, but another name is looked for: {wanted}', { owner: other.ownerName, name: other.name, wanted: pattern }))
  },
}
