// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { ABSENT, no, yes, type Check, type Finding, type Space } from '../check.ts'
import { fieldsOf, ocsData } from '../ocsData.ts'

/**
 * What no route of Nextcloud tells the person as data: this app's own PHP answers yes or no, nothing else
 * (lib/Controller/FirstStepsController.php). Null where nothing can be set.
 */
const FIRST_STEPS = '/ocs/v2.php/apps/parcours/api/v1/first-steps'

export const deviceConnected: Check = {
  whatIsLookedAt: () => t('parcours', 'whether a phone or a program is connected to your account (yes or no, without its name)'),
  look: async (space) => await lookAt(space, 'hasDevice', t('parcours', 'A phone or a program is connected to your account.'), t('parcours', 'No phone and no program is connected to your account yet.')),
}

export const twoFactor: Check = {
  whatIsLookedAt: () => t('parcours', 'whether your account asks for a second proof at login (yes or no)'),
  look: async (space) => await lookAt(space, 'hasSecondFactor', t('parcours', 'Your account asks for a second proof at login.'), t('parcours', 'Your account asks for a password only.')),
}

export const notificationsSet: Check = {
  whatIsLookedAt: () => t('parcours', 'whether you chose your own notifications (yes or no)'),
  look: async (space) => await lookAt(space, 'hasChosenNotifications', t('parcours', 'You have chosen your notifications.'), t('parcours', 'Your notifications are still those of a new account.')),
}

async function lookAt(space: Space, field: string, done: string, notYet: string): Promise<Finding> {
  const steps = fieldsOf(ocsData(await space.ask({ method: 'GET', address: FIRST_STEPS })))
  const isDone = steps[field]
  return typeof isDone === 'boolean' ? (isDone ? yes(done) : no('field-empty', notYet)) : ABSENT
}
