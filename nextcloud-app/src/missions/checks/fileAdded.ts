// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import type { Check, Finding, Memory, Space } from '../check.ts'
import { listFolder, type SpaceFile } from '../files.ts'
import { matchesPattern } from '../matchName.ts'
import type { Wanted } from '../readArguments.ts'

/** Folders of the same pattern past these are not opened. */
const MOST_FOLDERS = 3

/** A file that came since the mission was opened: sent, made, moved or renamed there. */
export const fileAdded: Check = {
  whatIsLookedAt: () => t('parcours', 'the names of the files in the folder of this mission'),
  async look(space, wanted, memory) {
    const files = await listWanted(space, wanted)
    const now: Memory = { count: files.length, newest: Math.max(0, ...files.map(({ fileId }) => fileId)) }
    const before = memory ?? now
    const added = files.find(({ fileId }) => fileId > (before['newest'] ?? 0)) ?? (files.length > (before['count'] ?? 0) ? files[0] : undefined)
    return { ...(added === undefined ? whyNot(files) : found(added)), memory: before }
  },
}

async function listWanted(space: Space, wanted: Wanted): Promise<readonly SpaceFile[]> {
  const folder = wanted.text('dossier')
  const name = wanted.text('nom') ?? '*'
  const root = await listFolder(space)
  const lists = folder === undefined
    ? [root]
    : await Promise.all(root.filter((one) => one.isFolder && matchesPattern(folder, one.name)).slice(0, MOST_FOLDERS).map((one) => listFolder(space, ...one.names)))
  return lists.flat().filter((file) => !file.isFolder && matchesPattern(name, file.name))
}

function found({ name }: SpaceFile): Finding {
  return { result: 'yes', hint: t('parcours', 'The file “{name}” has arrived.', { name }) }
}

function whyNot(files: readonly SpaceFile[]): Finding {
  const older = files.find(({ wasUploaded }) => wasUploaded)
  if (older !== undefined) {
    return { result: 'no', reason: 'before-start', hint: t('parcours', '“{name}” was there before this mission began: a new file is looked for.', { name: older.name }) }
  }
  return files.length === 0
    ? { result: 'no', reason: 'nothing-found', hint: t('parcours', 'No new file is there yet.') }
    : { result: 'no', reason: 'only-samples', hint: t('parcours', 'Only the sample files of a new account are there.') }
}
