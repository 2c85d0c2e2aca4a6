// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { listFolder } from '../files.ts'
import { looksLike, matchesPattern } from '../matchName.ts'

/** A folder of this name at the root; one that somebody shared counts, so that nobody makes a second one. */
export const folderExists: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of your folders at the root of Files'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const files = await listFolder(space)
    const folders = files.filter(({ isFolder }) => isFolder)
    const found = folders.find(({ name }) => matchesPattern(pattern, name))
    if (found !== undefined) {
      return yes(found.isMine
        ? t('parcours', 'Your folder “{name}” is there.', { name: found.name })
        : t('parcours', 'The folder “{name}” is there, shared with you by {owner}.', { name: found.name, owner: found.ownerName }))
    }
    const file = files.find(({ isFolder, name }) => !isFolder && matchesPattern(pattern, name))
    if (file !== undefined) {
      return no('nothing-found', t('parcours', '“{name}” is a file: a folder is looked for.', { name: file.name }))
    }
    const near = folders.find(({ name }) => looksLike(pattern, name))
    return near === undefined
      ? no('nothing-found', t('parcours', 'No folder at the root of Files has this name. A folder inside another one is not seen.'))
      : no('name-differs', t('parcours', 'There is a folder “{name}”, but another name is looked for: {wanted}', { name: near.name, wanted: pattern }))
  },
}
