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
  'adventure-id-taken': () => t('parcours', 'Two adventures of this space have had these ids. An id is for ever: choose another one in the header of your text.'),
  'adventure-id-differs': () => t('parcours', 'The id in the header is not that of this adventure. Put the old one back, or add it under “formerly”.'),
  'file-not-readable': () => t('parcours', 'This file could not be read: it was moved or deleted, or is no longer shared with you. Choose it again; your text is unchanged.'),
  'file-too-large': () => t('parcours', 'This file is too large for a story: 512 kB at most. Your text is unchanged.'),
  'draft-changed-elsewhere': () => t('parcours', 'Somebody saved this draft meanwhile. Copy your text, reload the page, then put your changes in again.'),
})
