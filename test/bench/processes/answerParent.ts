// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Answer, Question } from './childProcess.ts'

/** Does what the bench asks, one answer per question; ends with the bench. `close` runs before that. */
export function answerParent(tasks: Readonly<Record<string, (argument: never) => Promise<unknown>>>, close: () => Promise<void>): void {
  const send = (answer: Answer) => { process.send?.(answer) }
  process.on('message', (message) => {
    // Only `startChild` sends to us.
    const { number, task, argument } = message as Question
    const run = tasks[task]
    if (run === undefined) send({ number, failure: `There is no task ${task}.` })
    else run(argument as never).then((result) => { send({ number, result }) }, (error: unknown) => { send({ number, failure: textOf(error) }) })
  })
  process.once('disconnect', () => {
    close().then(() => process.exit(0), (error: unknown) => {
      console.error(textOf(error))
      process.exit(1)
    })
  })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error)
}
