// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

/** Refusals that those who run surveys may meet, as sentences. */
addSentences({
  'survey-has-errors': () => t('parcours', 'The survey has errors: the list below says on which lines. The draft is kept; publish again once they are mended.'),
  'survey-id-differs': () => t('parcours', 'The identifier written in the file is not that of this survey. Put it back: it never changes.'),
  'survey-id-taken': () => t('parcours', 'Another survey has this identifier already. Choose another one.'),
  'survey-not-published': () => t('parcours', 'Publish the survey first; then it can be asked.'),
  'survey-not-paired': () => t('parcours', 'Only a survey written as asked twice has a before and an after.'),
  'version-needed': () => t('parcours', 'The questions themselves have changed: raise “version” by one in the file, so that old and new answers do not mix.'),
  'contract-loosened': () => t('parcours', 'Somebody has answered already, and this change would promise them less than they read. Copy the survey under another identifier instead.'),
  'invalid-dates': () => t('parcours', 'The closing has to come after the opening, and in the future. What you typed is still there.'),
  'crossing-refused': () => t('parcours', 'These two cannot be crossed: with what is already shown, a few people could be told apart.'),
  'texts-already-shared': () => t('parcours', 'The words of this question were shared already, once and for all.'),
  'reminder-refused': () => t('parcours', 'No reminder can go out now: two at most, a week apart, and not in the last two days.'),
  'audience-refused': () => t('parcours', 'Only the people who run this server may ask other spaces. Choose your own space, or a link.'),
  'unknown-question': () => t('parcours', 'This survey has no such question, or nobody reads the words written there. The results page says which questions have words to read.'),
  'unknown-text': () => t('parcours', 'These words are no longer there: what is kept is erased after the time that was promised. Go back to the list and reload it.'),
  'survey-not-closed': () => t('parcours', 'This can be done once the survey is closed.'),
})
