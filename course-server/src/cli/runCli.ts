// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Command, CommanderError } from 'commander'
import { ConfigError } from '../config.ts'
import { ParcoursError } from '../errors.ts'
import { addCheckCommand } from './checkCommand.ts'
import type { CommandContext, Terminal } from './commandContext.ts'
import { addBackupCommands } from './backupCommands.ts'
import { addExportCommand } from './exportCommand.ts'
import { addFiguresCommands } from './figuresCommands.ts'
import { languageOf, WORDS } from './messages/languages.ts'
import { addPublishCommand } from './publishCommand.ts'
import { addRoleCommands } from './roleCommands.ts'
import { addServeCommands } from './serveCommands.ts'
import { addSpaceCommands } from './spaceCommands.ts'

/** Exit codes: done, failed or refused, called wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const

/** Runs one command; returns the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const words = WORDS[languageOf(terminal.env)]
  let exitCode: number = EXIT.done
  const context: CommandContext = { ...terminal, words, fail: () => { exitCode = EXIT.failed } }
  const program = new Command('parcours').description(words.program).exitOverride()
    .configureOutput({ writeOut: (text) => { terminal.write(text.trimEnd()) }, writeErr: (text) => { terminal.writeError(text.trimEnd()) } })
  for (const add of [addServeCommands, addSpaceCommands, addRoleCommands, addCheckCommand, addPublishCommand, addExportCommand, addBackupCommands, addFiguresCommands]) {
    add(program, context)
  }
  inheritExit(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    terminal.writeError(sentenceOf(error, context))
    return EXIT.failed
  }
}

/** Commander gives a new command its own exit: hand ours down. */
function inheritExit(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride().copyInheritedSettings(command)
    inheritExit(child)
  }
}

/** One line for what is expected; the stack only for a bug. */
function sentenceOf(error: unknown, { words }: CommandContext): string {
  if (error instanceof ConfigError) return error.message
  if (error instanceof ParcoursError) return words.refusals[error.code] ?? words.refused(error.code)
  if (!(error instanceof Error)) return words.unexpected
  if ('path' in error && 'code' in error) {
    const sentence = words.fileProblems[String(error.code)]?.(String(error.path))
    if (sentence !== undefined) return sentence
  }
  const isForOperator = EXPECTED_NAMES.has(error.name) || 'syscall' in error
  return isForOperator ? error.message : `${words.unexpected}\n${error.stack ?? error.message}`
}

/** Errors whose message is a sentence for the operator. */
const EXPECTED_NAMES: ReadonlySet<string> = new Set(['DatabaseError', 'StartError', 'StorageFullError', 'CommandError'])
