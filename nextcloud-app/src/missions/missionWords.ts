// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckAnswer, CheckName, NoReason, UnknownReason } from '@parcours/courses'
import { t } from '../l10n.ts'
import { CHECK_TABLE } from './checkTable.ts'
import type { Look } from './look.ts'

/** Said under « C’est fait », before anything is looked at. */
export function whatIsLookedAt(check: CheckName): string {
  return t('parcours', 'Your browser will look at: {what}.', { what: CHECK_TABLE[check].whatIsLookedAt() })
}

/** What the look gave, as the person reads it: the names of their own things where there are some. */
export function lookSentence({ answer, hint }: Look): string {
  switch (answer.result) {
    case 'yes': return t('parcours', 'It is done. {seen}', { seen: hint ?? t('parcours', 'Your browser has seen it.') })
    case 'no': return t('parcours', 'Not yet. {seen}', { seen: hint ?? answerSentence(answer) })
    case 'absent': case 'unknown': return answerSentence(answer)
  }
}

/** The same from what may leave the browser, without any name: for « voir ce qui est envoyé » and for figures. */
export function answerSentence(answer: CheckAnswer): string {
  switch (answer.result) {
    case 'yes': return t('parcours', 'Your browser has seen it.')
    case 'absent': return t('parcours', 'The application this mission speaks of is not installed in this space: the mission is skipped.')
    case 'no': return NO_SENTENCES[answer.reason]()
    case 'unknown': return UNKNOWN_SENTENCES[answer.reason]()
  }
}

const NO_SENTENCES: Readonly<Record<NoReason, () => string>> = {
  'nothing-found': () => t('parcours', 'Nothing like it was found.'),
  'name-differs': () => t('parcours', 'Something like it is there, under another name.'),
  'only-samples': () => t('parcours', 'Only the examples of a new account are there.'),
  'before-start': () => t('parcours', 'What is there was there before the mission began.'),
  'not-mine': () => t('parcours', 'It belongs to somebody else.'),
  'not-shared': () => t('parcours', 'It is not shared yet.'),
  'shared-otherwise': () => t('parcours', 'It is shared, but in another way.'),
  'read-only': () => t('parcours', 'It is shared to be read only.'),
  'no-password': () => t('parcours', 'The link has no password.'),
  'no-expiry': () => t('parcours', 'The link has no end date.'),
  'event-in-the-past': () => t('parcours', 'The event is on a day that has passed.'),
  'too-few-options': () => t('parcours', 'There are too few proposals.'),
  'too-few-answers': () => t('parcours', 'There are too few answers.'),
  'too-few-people': () => t('parcours', 'There are too few people.'),
  'field-empty': () => t('parcours', 'It is still empty.'),
}

const TRY_AGAIN = () => t('parcours', 'Nextcloud did not answer this time, so nothing can be said. Try again in a moment, or go on: nothing is lost.')

const UNKNOWN_SENTENCES: Readonly<Record<UnknownReason, () => string>> = {
  'signed-out': () => t('parcours', 'Your session has ended, so nothing can be seen. Reload the page and log in again: you will be back here.'),
  'token-expired': () => t('parcours', 'This page has been open for long, so nothing can be seen. Reload it: you will be back here.'),
  'not-allowed': () => t('parcours', 'Your account may not see this. You can go on: say yourself that it is done.'),
  'too-many-requests': () => t('parcours', 'Nextcloud asks to wait a little. Try again in a minute, or go on: nothing is lost.'),
  'server-error': TRY_AGAIN,
  'timeout': TRY_AGAIN,
  'offline': () => t('parcours', 'The connection seems to be missing, so nothing can be said. Try again when it is back, or go on: nothing is lost.'),
  'unreadable': () => t('parcours', 'What Nextcloud answered could not be read. You can go on: say yourself that it is done.'),
}
