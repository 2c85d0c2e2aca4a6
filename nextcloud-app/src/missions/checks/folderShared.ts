// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check, type Finding, type Space } from '../check.ts'
import { listFolder, type SpaceFile } from '../files.ts'
import { looksLike, matchesPattern } from '../matchName.ts'
import type { Wanted } from '../readArguments.ts'
import { listSharesOf, type Share } from '../shares.ts'

/** Folders of the same pattern past these are not asked about. */
const MOST_FOLDERS = 3

/** A folder at the root that the person shared, with the kind of people and the right asked for. */
export const folderShared: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of your folders at the root of Files, and with whom the one of this mission is shared'),
  async look(space, wanted) {
    const pattern = wanted.text('nom') ?? '*'
    const folders = (await listFolder(space)).filter(({ isFolder }) => isFolder)
    const matching = folders.filter(({ name }) => matchesPattern(pattern, name)).slice(0, MOST_FOLDERS)
    if (matching.length > 0) {
      return await lookAtShares(space, wanted, matching)
    }
    const near = folders.find(({ name }) => looksLike(pattern, name))
    return near === undefined
      ? no('nothing-found', t('parcours', 'No folder at the root of Files has this name. A folder inside another one is not seen.'))
      : no('name-differs', t('parcours', 'There is a folder “{name}”, but another name is looked for: {wanted}', { name: near.name, wanted: pattern }))
  },
}

/** The best answer of all the folders of this pattern. */
async function lookAtShares(space: Space, wanted: Wanted, folders: readonly SpaceFile[]): Promise<Finding> {
  const findings = await Promise.all(folders.map(async (folder) => judge(folder, await listSharesOf(space, folder.names), wanted)))
  const isNear = (finding: Finding) => finding.result === 'no' && (finding.reason === 'read-only' || finding.reason === 'shared-otherwise')
  return findings.find(({ result }) => result === 'yes') ?? findings.find(isNear) ?? findings[0] ?? no('nothing-found')
}

function judge({ name, isMine, ownerName }: SpaceFile, shares: readonly Share[], wanted: Wanted): Finding {
  const kinds = wanted.values('avec')
  const withThem = shares.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  const good = withThem.find(({ canEdit }) => canEdit || !wanted.values('droit').includes('edit'))
  if (good !== undefined) {
    return yes(t('parcours', 'The folder “{name}” is shared with {people}.', { name, people: withName(good) }))
  }
  const readOnly = withThem[0]
  if (readOnly !== undefined) {
    return no('read-only', t('parcours', 'The folder “{name}” is there, but {people} can only read it.', { name, people: withName(readOnly) }))
  }
  if (shares.length > 0) {
    return no('shared-otherwise', t('parcours', 'The folder “{name}” is shared, but not with the people this mission speaks of.', { name }))
  }
  return isMine
    ? no('not-shared', t('parcours', 'The folder “{name}” is there, but only you see it for now.', { name }))
    : no('not-mine', t('parcours', 'The folder “{name}” belongs to {owner}, who shared it with you: you are not the one to share it.', { name, owner: ownerName }))
}

function withName({ kind, withName: name }: Share): string {
  return kind === 'link' ? t('parcours', 'the people who have the link') : name
}
