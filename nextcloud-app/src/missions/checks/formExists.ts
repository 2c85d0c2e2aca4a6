// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { containsOneOf } from '../matchName.ts'
import { listOf, numberOf, ocsData, textOf, type Fields } from '../ocsData.ts'

const FORMS = '/ocs/v2.php/apps/forms/api/v3/forms?type=owned'

/** A form of the person's own that has a title, with enough answers when some are asked for. */
export const formExists: Check = {
  whatIsLookedAt: () => t('parcours', 'the titles of your forms, and how many answers they have'),
  async look(space, wanted) {
    const words = wanted.words('titre-contient')
    const answers = wanted.words('reponses').length === 0 ? 0 : wanted.count('reponses', 1)
    const forms = listOf(ocsData(await space.ask({ method: 'GET', address: FORMS })))
    const matching = forms.filter((form) => titleOf(form) !== '' && (words.length === 0 || containsOneOf(words, titleOf(form))))
    const found = matching.find((form) => answersOf(form) >= answers)
    if (found !== undefined) {
      return yes(t('parcours', 'Your form “{title}” is there.', { title: titleOf(found) }))
    }
    if (matching[0] !== undefined) {
      return no('too-few-answers', t('parcours', 'Your form “{title}” is there. Answers so far: {count}.', { title: titleOf(matching[0]), count: answersOf(matching[0]) }))
    }
    const [first] = forms
    if (first === undefined) {
      return no('nothing-found', t('parcours', 'There is no form of yours yet.'))
    }
    return titleOf(first) === ''
      ? no('name-differs', t('parcours', 'Your form is there, but it has no title yet.'))
      : no('name-differs', t('parcours', 'You have a form “{title}”, but no title contains: {words}', { title: titleOf(first), words: words.join(', ') }))
  },
}

function titleOf(form: Fields): string {
  return textOf(form['title']).trim()
}

function answersOf(form: Fields): number {
  return numberOf(form['submissionCount']) || 0
}
