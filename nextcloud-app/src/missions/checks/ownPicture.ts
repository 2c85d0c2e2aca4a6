// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { CannotKnow } from '../allowedRequests.ts'
import { no, yes, type Check } from '../check.ts'

/** A picture chosen by the person, not the initials that Nextcloud draws. */
export const ownPicture: Check = {
  whatIsLookedAt: () => t('parcours', 'whether your profile picture is your own'),
  async look(space) {
    const answer = await space.ask({ method: 'GET', address: space.addresses.picture })
    const mark = answer.header('X-NC-IsCustomAvatar')
    if (answer.status !== 404 && mark === undefined) {
      throw new CannotKnow('unreadable')
    }
    return mark === '1' ? yes(t('parcours', 'Your picture is there.')) : no('field-empty', t('parcours', 'Your picture is still the one Nextcloud draws.'))
  },
}
