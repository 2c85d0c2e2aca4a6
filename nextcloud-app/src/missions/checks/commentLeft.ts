// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { ABSENT, no, yes, type Check } from '../check.ts'
import { findFiles } from '../files.ts'
import { matchesPattern } from '../matchName.ts'

/** A comment beside a file or a folder. */
export const commentLeft: Check = {
  whatIsLookedAt: () => t('parcours', 'the file of this mission, wherever it is, and the number of its comments'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const found = (await findFiles(space, pattern)).filter(({ name }) => matchesPattern(pattern, name))
    const commented = found.find(({ commentCount }) => (commentCount ?? 0) > 0)
    if (commented !== undefined) {
      return yes(t('parcours', '“{name}” has a comment.', { name: commented.name }))
    }
    const [first] = found
    if (first === undefined) {
      return no('nothing-found', t('parcours', 'No file has this name yet: {wanted}', { wanted: pattern }))
    }
    return first.commentCount === undefined ? ABSENT : no('nothing-found', t('parcours', '“{name}” is there, without any comment yet.', { name: first.name }))
  },
}
