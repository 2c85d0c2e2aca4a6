// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from './l10n.ts'
import { addSentences } from './problemSentence.ts'

const TOKEN_UNKNOWN = () => t('parcours', 'The right to answer that this browser keeps was not recognised. Reload the page and try again; your answers stay in this tab.')
const NOT_FOUND = () => t('parcours', 'This survey does not exist here, or its link is not complete. Ask the person who gave you the link for it once more.')

/** Refusals that only surveys know, as sentences. */
addSentences({
  'unknown-edition': NOT_FOUND,
  'unknown-survey': NOT_FOUND,
  'survey-not-open': () => t('parcours', 'This survey is not open yet. Your answers stay in this tab.'),
  'survey-closed': () => t('parcours', 'This survey is closed: answers are no longer accepted. Nothing of what you had written was sent.'),
  'token-already-issued': () => t('parcours', 'The right to answer this survey was already used from another browser or device. Go on there; each person answers once.'),
  'token-spent': () => t('parcours', 'An answer was already sent with this right to answer. Each person answers once.'),
  'token-forged': TOKEN_UNKNOWN,
  'token-of-another-survey': TOKEN_UNKNOWN,
  'contract-changed': () => t('parcours', 'What is promised about your answers was changed meanwhile. Reload the page and read it again before sending; your answers stay in this tab.'),
  'not-invited': () => t('parcours', 'This survey is asked of other people: those who took part in what it is about.'),
  'unknown-group': () => t('parcours', 'The group you chose is not one of this survey any more. Choose another one, or none; your answers stay in this tab.'),
  'identity-not-wanted': () => t('parcours', 'Your browser sent along who you are, and answers are accepted from nobody in particular: nothing was kept. Reload the page and send again; your answers stay in this tab.'),
  'invalid-submission': () => t('parcours', 'The server could not read these answers: the survey may have changed meanwhile. Reload the page, look through your answers and send them again; they stay in this tab.'),
  'results-for-those-who-answered': () => t('parcours', 'They are shown to those who answered, in the browser or with the account they answered from, and to those who asked. If you had a link, open it once more.'),
  'no-results-yet': () => t('parcours', 'The results of this survey can be seen once it is closed.'),
})
