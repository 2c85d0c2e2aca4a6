// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Command } from 'commander'
import { withServices, type CommandContext } from './commandContext.ts'

export function addFiguresCommands(program: Command, context: CommandContext): void {
  const { words, write } = context
  const figures = program.command('figures').description(words.figures)

  figures.command('refresh').description(words.figuresRefresh).action(() => withServices(context, async ({ opened, services, adventures }) => {
    const { courseCount, spaceCount } = await opened.repositories.figures.refresh(new Date())
    await services.webinars.figures.refresh()
    await adventures.settling.runNight()
    write(words.figuresTaken(courseCount, spaceCount))
  }))

  figures.command('verify').description(words.figuresVerify).action(() => withServices(context, async ({ opened }) => {
    const differences = await opened.repositories.figures.verify()
    for (const { rollup, key, stored, recounted } of differences) write(words.difference(rollup, key, stored, recounted))
    if (differences.length > 0) context.fail()
    else write(words.figuresTrue)
  }))
}
