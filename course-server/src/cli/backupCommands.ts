// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander'
import { createReadStream, createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backupTo } from '../database/backup.ts'
import { tableLayouts } from '../database/backupFormat.ts'
import { readBackup } from '../database/backupReader.ts'
import { openDatabase, type OpenDatabase } from '../database/dataSource.ts'
import { createErasureFile } from '../database/erasureFile.ts'
import { restoreFrom } from '../database/restore.ts'
import { databaseOptions } from '../main.ts'
import { erasureHash } from '../services/myData.ts'
import { ERASURE_KEY_SETTING } from '../services/secrets.ts'
import { CommandError, configOf, type CommandContext } from './commandContext.ts'

/** Readable by the server's account alone: a backup holds the server's secrets. */
const FILE_MODE = 0o600

export function addBackupCommands(program: Command, context: CommandContext): void {
  const { words, write, workingFolder } = context
  const inWorkingFolder = (file: string) => resolve(workingFolder, file)

  program.command('backup').description(words.backup).argument('<file>').action(async (file: string) => {
    const opened = await openDatabase(databaseOptions(configOf(context), false))
    try {
      // `wx`: an older backup is never written over.
      await backupTo(opened.database, createWriteStream(inWorkingFolder(file), { flags: 'wx', mode: FILE_MODE }), new Date())
    } finally {
      await opened.close()
    }
    write(words.backedUp(file))
  })

  program.command('restore').description(words.restore).argument('<file>').option('--yes', words.restoreYes)
    .action(async (file: string, { yes = false }: { readonly yes?: boolean }) => {
      if (!yes) throw new CommandError(words.restoreNeedsYes)
      await access(inWorkingFolder(file))
      const config = configOf(context)
      const opened = await openDatabase(databaseOptions(config, true))
      try {
        const openBackup = () => createReadStream(inWorkingFolder(file))
        const erasureKey = await readErasureKey(opened, openBackup)
        const { erasedAgainCount } = await restoreFrom(opened.database, openBackup, {
          erasureHashOf: (spaceId, subject) => erasureHash({ erasureKey }, spaceId, subject),
          extraErasures: await createErasureFile(join(config.dataFolder, 'erasures.log')).list(),
          mayReplace: true,
        })
        write(words.restored(file, erasedAgainCount))
      } finally {
        await opened.close()
      }
    })
}

/** The backup's own key: the erasures since were remembered under it, even where the database was lost. */
async function readErasureKey({ database }: OpenDatabase, openBackup: () => ReturnType<typeof createReadStream>): Promise<Uint8Array> {
  const layouts = tableLayouts(database)
  const settings = layouts.findIndex(({ name }) => name === 'settings')
  let key = ''
  for await (const [tableIndex, name, value] of readBackup(openBackup(), layouts)) {
    if (tableIndex === settings && name === ERASURE_KEY_SETTING && typeof value === 'string') key = value
  }
  return Buffer.from(key, 'base64url')
}
