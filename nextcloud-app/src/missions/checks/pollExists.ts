// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Space } from '../check.ts'
import { containsOneOf } from '../matchName.ts'
import { fieldsOf, listOf, numberOf, ocsData, textOf, type Fields } from '../ocsData.ts'

const POLLS = '/ocs/v2.php/apps/polls/api/v1.0/polls'
/** The newest ones of those that fit; each is a request. */
const MOST_POLLS = 5

/** A poll of the person's own with enough proposals. */
export const pollExists: Check = {
  whatIsLookedAt: () => t('parcours', 'the titles of your polls, and how many proposals they hold'),
  async look(space, wanted) {
    const words = wanted.words('titre-contient')
    const options = wanted.count('propositions', 1)
    const polls = listOf(fieldsOf(ocsData(await space.ask({ method: 'GET', address: POLLS })))['polls'])
    const own = polls.filter((poll) => fieldsOf(poll['currentUserStatus'])['isOwner'] === true && isOpen(poll))
    const matching = own.filter((poll) => words.length === 0 || containsOneOf(words, titleOf(poll)))
    const newest = matching.sort((one, other) => numberOf(other['id']) - numberOf(one['id'])).slice(0, MOST_POLLS)
    const counted = await Promise.all(newest.map(async (poll) => ({ title: titleOf(poll), count: await countOptions(space, poll) })))
    const found = counted.find(({ count }) => count >= options)
    if (found !== undefined) {
      return yes(t('parcours', 'Your poll “{title}” is ready.', { title: found.title }))
    }
    if (counted[0] !== undefined) {
      return no('too-few-options', t('parcours', 'Your poll “{title}” is there. Proposals so far: {count}.', counted[0]))
    }
    if (own[0] !== undefined) {
      return no('name-differs', t('parcours', 'You have a poll “{title}”, but no title contains: {words}', { title: titleOf(own[0]), words: words.join(', ') }))
    }
    return polls.length > 0 ? no('not-mine', t('parcours', 'There are polls of others, but none of yours yet.')) : no('nothing-found', t('parcours', 'There is no poll of yours yet.'))
  },
}

function titleOf(poll: Fields): string {
  return textOf(fieldsOf(poll['configuration'])['title'])
}

/** Not archived, not in the bin. */
function isOpen(poll: Fields): boolean {
  const { isArchived, deletionDate } = fieldsOf(poll['status'])
  return isArchived !== true && !(numberOf(deletionDate) > 0)
}

async function countOptions(space: Space, poll: Fields): Promise<number> {
  const answer = await space.ask({ method: 'GET', address: `/ocs/v2.php/apps/polls/api/v1.0/poll/${numberOf(poll['id'])}/options` })
  const options = answer.status === 404 ? [] : listOf(fieldsOf(ocsData(answer))['options'])
  return options.filter(({ deleted }) => !(numberOf(deleted) > 0)).length
}
