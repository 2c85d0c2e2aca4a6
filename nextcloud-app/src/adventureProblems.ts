// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

/** Refusals that only adventures know, as sentences. */
addSentences({
  'unknown-adventure': () => t('parcours', 'This adventure does not exist here, or was withdrawn. The list of adventures shows what is open now.'),
  'run-changed-elsewhere': () => t('parcours', 'You have gone on from another device. Reload the page to be where you were there.'),
  'draft-changed-elsewhere': () => t('parcours', 'Somebody saved this draft meanwhile. Copy your text, reload the page, then put your changes in again.'),
})
