// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { ABSENT, no, yes, type Check } from '../check.ts'
import { matchesPattern } from '../matchName.ts'
import { fieldsOf, listOf, numberOf, readJson, textOf, type Fields } from '../ocsData.ts'

/** Deck gives each new account one board, in this colour (lib/Middleware/DefaultBoardMiddleware.php of Deck 1.18). */
const SAMPLE_COLOUR = 'bf678b'

/** A board that the person made, or a named one they work on. */
export const deckBoard: Check = {
  whatIsLookedAt: () => t('parcours', 'the titles of your boards in Deck'),
  async look(space, wanted) {
    const answer = await space.ask({ method: 'GET', address: '/index.php/apps/deck/api/v1.0/boards' })
    if (answer.status === 404) {
      return ABSENT
    }
    const pattern = wanted.text('nom')
    const boards = listOf(readJson(answer)).filter((board) => !(numberOf(board['deletedAt']) > 0) && board['archived'] !== true)
    const own = boards.filter((board) => !isSample(board))
    const mine = own.filter((board) => textOf(fieldsOf(board['owner'])['uid']) === space.userId)
    const found = pattern === undefined ? mine[0] : own.find((board) => matchesPattern(pattern, textOf(board['title'])))
    if (found !== undefined) {
      return yes(t('parcours', 'The board “{title}” is there.', { title: textOf(found['title']) }))
    }
    if (pattern !== undefined && mine[0] !== undefined) {
      return no('name-differs', t('parcours', 'There is a board “{title}”, but another name is looked for: {wanted}', { title: textOf(mine[0]['title']), wanted: pattern }))
    }
    if (own.length > 0) {
      return no('not-mine', t('parcours', 'There are boards of others, but none of yours yet.'))
    }
    return boards.length > 0 ? no('only-samples', t('parcours', 'Only the example of a new account is there.')) : no('nothing-found', t('parcours', 'There is no board of yours yet.'))
  },
}

function isSample(board: Fields): boolean {
  return textOf(board['color']) === SAMPLE_COLOUR && /deck|nextcloud/i.test(textOf(board['title']))
}
