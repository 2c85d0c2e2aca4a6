// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'
import './webinarProblems.ts'

/** Refusals that only the trainer's desk meets, as sentences. */
addSentences({
  'unknown-template': () => t('parcours', 'This template is not there any more. Choose another one, or begin with an empty series.'),
  'series-changed': () => t('parcours', 'Somebody else changed this series at the same moment. Nothing of theirs was overwritten, and what you typed is still here.'),
  'series-id-taken': () => t('parcours', 'This series could not be created twice. Look into your list: it may be there already.'),
  'series-has-registrations': () => t('parcours', 'People are registered to this series: it cannot become a draft again or be thrown away. You can close the registration or call the series off; people are told.'),
  'invalid-field': () => t('parcours', 'Something in this form cannot be kept as it is. Everything you typed is still here: look at the lengths, numbers and addresses.'),
  'cannot-reschedule': () => t('parcours', 'The series cannot be moved this way now: a session may have begun meanwhile. Nothing was changed. Reload the page to see how it stands.'),
})
