// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

/** Refusals that only adventures know, as sentences. */
addSentences({
  'unknown-adventure': () => t('parcours', 'This adventure does not exist here, or was withdrawn. The list of adventures shows what is open now.'),
  'run-changed-elsewhere': () => t('parcours', 'You have gone on from another device. Reload the page to be where you were there.'),
  'unknown-run': () => t('parcours', 'No place of yours is kept in this adventure: it begins at its first passage.'),
  'too-many-runs': () => t('parcours', 'You have begun as many adventures as can be kept. This one stays in this browser; to keep it elsewhere too, begin another one again from its page.'),
})
