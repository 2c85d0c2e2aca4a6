// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Space } from '../check.ts'
import { matchesPattern } from '../matchName.ts'
import { listOf, numberOf, ocsData, textOf, type Fields } from '../ocsData.ts'

const ROOMS = '/ocs/v2.php/apps/spreed/api/v4/room'
/** https://nextcloud-talk.readthedocs.io/en/latest/constants/#conversation-types: group and public; the others come by themselves or are for two. */
const GROUP = 2
const PUBLIC = 3
const ONE_TO_ONE = 1
/** Rooms past these are not asked who is in them. */
const MOST_ROOMS = 5

/** A conversation of several people, with enough of them when asked. */
export const talkRoom: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of your conversations in Talk, and how many people are in them'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const people = wanted.count('personnes', 1)
    const all = listOf(ocsData(await space.ask({ method: 'GET', address: `${ROOMS}?noStatusUpdate=1` })))
    const rooms = all.filter(isOfPeople)
    const matching = rooms.filter((room) => matchesPattern(pattern, nameOf(room))).slice(0, MOST_ROOMS)
    const counts = people > 1 ? await Promise.all(matching.map((room) => countPeople(space, room))) : matching.map(() => 1)
    const at = counts.findIndex((count) => count >= people)
    const found = matching[at]
    if (found !== undefined) {
      return yes(t('parcours', 'The conversation “{name}” is there.', { name: nameOf(found) }))
    }
    if (matching[0] !== undefined) {
      return no('too-few-people', t('parcours', 'The conversation “{name}” is there. People in it so far: {count}.', { name: nameOf(matching[0]), count: counts[0] ?? 0 }))
    }
    if (rooms[0] !== undefined) {
      return no('name-differs', t('parcours', 'There is a conversation “{name}”, but another name is looked for: {wanted}', { name: nameOf(rooms[0]), wanted: pattern }))
    }
    return all.some((room) => numberOf(room['type']) === ONE_TO_ONE)
      ? no('nothing-found', t('parcours', 'There are conversations for two, but none of a group yet.'))
      : no('nothing-found', t('parcours', 'There is no conversation of a group yet.'))
  },
}

/** Talk makes sample rooms, notes to oneself and rooms of files by itself. */
function isOfPeople(room: Fields): boolean {
  const type = numberOf(room['type'])
  return (type === GROUP || type === PUBLIC) && !/^(sample|note_to_self|file|share:password)$/.test(textOf(room['objectType']))
}

function nameOf(room: Fields): string {
  return textOf(room['displayName']) || textOf(room['name'])
}

async function countPeople(space: Space, room: Fields): Promise<number> {
  const answer = await space.ask({ method: 'GET', address: `${ROOMS}/${textOf(room['token'])}/participants` })
  return answer.status === 404 ? 0 : listOf(ocsData(answer)).length
}
