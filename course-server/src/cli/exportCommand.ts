// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander'
import { Writable } from 'node:stream'
import { exportCompletions } from '../database/exportCompletions.ts'
import { exportSubmissions } from '../database/surveys/exportSubmissions.ts'
import { ParcoursError } from '../errors.ts'
import { withServices, type CommandContext } from './commandContext.ts'

export function addExportCommand(program: Command, context: CommandContext): void {
  program.command('export').description(context.words.export).option('--survey <edition>', context.words.exportSurvey)
    .action(({ survey }: { readonly survey?: string }) => withServices(context, async ({ opened }) => {
      const output = linesTo(context.write)
      if (survey === undefined) return exportCompletions(opened.database, output)
      const refusal = await exportSubmissions(opened.database, survey, output)
      if (refusal !== undefined) throw new ParcoursError(refusal)
    }))
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
