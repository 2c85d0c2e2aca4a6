// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander'
import { openDatabase } from '../database/dataSource.ts'
import { databaseOptions, startServer, type RunningServer } from '../main.ts'
import { configOf, type CommandContext } from './commandContext.ts'

/** What is still under way after this is cut: whoever sent it sends it again. */
const STOP_TIMEOUT_MS = 10_000

export function addServeCommands(program: Command, context: CommandContext): void {
  const { words } = context
  program.command('serve').description(words.serve).option('--migrate', words.serveMigrate)
    .action(async ({ migrate = false }: { readonly migrate?: boolean }) => {
      const server = await startServer(configOf(context), { migrate })
      await untilStopped(server)
    })
  program.command('migrate').description(words.migrate).action(async () => {
    const opened = await openDatabase(databaseOptions(configOf(context), true))
    await opened.close()
    context.write(words.migrated)
  })
}

/** Resolves after a graceful stop on SIGTERM or SIGINT; a second signal, or ten seconds, ends at once. */
function untilStopped(server: RunningServer): Promise<void> {
  return new Promise((resolve, reject) => {
    let isStopping = false
    const stop = () => {
      if (isStopping) process.exit(1)
      isStopping = true
      setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref()
      server.stop().then(resolve, reject)
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
}
