// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander'
import { Writable } from 'node:stream'
import { exportCompletions } from '../database/exportCompletions.ts'
import { withServices, type CommandContext } from './commandContext.ts'

export function addExportCommand(program: Command, context: CommandContext): void {
  program.command('export').description(context.words.export)
    .action(() => withServices(context, ({ opened }) => exportCompletions(opened.database, linesTo(context.write))))
}

/** A stream that gives whole lines to the terminal. */
function linesTo(write: (line: string) => void): Writable {
  let rest = ''
  return new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      const lines = (rest + chunk.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) write(line)
      done()
    },
    final(done) {
      if (rest !== '') write(rest)
      done()
    },
  })
}
