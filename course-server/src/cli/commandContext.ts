// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readConfig, type Config, type Environment } from '../config.ts'
import { buildServices, type AllServices } from '../buildServices.ts'
import { openDatabase, type OpenDatabase } from '../database/dataSource.ts'
import { databaseOptions } from '../main.ts'
import type { CliWords } from './messages/words.ts'

/** What a command is given of the machine. */
export interface Terminal {
  readonly env: Environment
  readonly workingFolder: string
  readonly write: (line: string) => void
  readonly writeError: (line: string) => void
}

export interface CommandContext extends Terminal {
  readonly words: CliWords
  /** The command went through, and its answer is no. */
  readonly fail: () => void
}

/** Stops a command with one sentence. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

export function configOf({ env, workingFolder }: Terminal): Config {
  return readConfig(env, workingFolder)
}

export interface OpenServices extends AllServices {
  readonly opened: OpenDatabase
  readonly config: Config
}

/** Opens the database as it is, works, closes. A database that is behind is told to migrate first. */
export async function withServices<T>(context: CommandContext, work: (services: OpenServices) => Promise<T>): Promise<T> {
  const config = configOf(context)
  const opened = await openDatabase(databaseOptions(config, false))
  try {
    return await work({ ...await buildServices(opened.repositories, config, () => new Date()), opened, config })
  } finally {
    await opened.close()
  }
}
