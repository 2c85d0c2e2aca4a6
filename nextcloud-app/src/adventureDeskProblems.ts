// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

/** Refusals that only authors of adventures meet, as sentences. */
addSentences({
  'adventure-id-taken': () => t('parcours', 'Two adventures of this space have had these ids. An id is for ever: choose another one in the header of your text.'),
  'adventure-id-differs': () => t('parcours', 'The id in the header is not that of this adventure. Put the old one back, or add it under “formerly”.'),
  'file-not-readable': () => t('parcours', 'This file could not be read: it was moved or deleted, or is no longer shared with you. Choose it again; your text is unchanged.'),
  'file-too-large': () => t('parcours', 'This file is too large for a story: 512 kB at most. Your text is unchanged.'),
  'draft-changed-elsewhere': () => t('parcours', 'Somebody saved this draft meanwhile. Copy your text, reload the page, then put your changes in again.'),
})
