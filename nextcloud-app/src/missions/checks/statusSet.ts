// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { fieldsOf, ocsData, textOf } from '../ocsData.ts'

/** A message or a sign that others read beside the person's name. */
export const statusSet: Check = {
  whatIsLookedAt: () => t('parcours', 'your own status message'),
  async look(space) {
    const answer = await space.ask({ method: 'GET', address: '/ocs/v2.php/apps/user_status/api/v1/user_status' })
    const { message, messageId, icon } = fieldsOf(answer.status === 404 ? undefined : ocsData(answer))
    return [message, messageId, icon].some((value) => textOf(value) !== '')
      ? yes(t('parcours', 'Your status is set.'))
      : no('field-empty', t('parcours', 'You have no status message yet.'))
  },
}
