// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A script of the bench in its own process, so that its memory and its time are its alone. */
export interface BenchChild {
  /** Has it do something; resolves with what it answers. @throws what it threw */
  readonly ask: <Answer>(task: string, argument?: unknown) => Promise<Answer>
  readonly end: () => Promise<void>
}

/** What goes over the wire between the two. */
export interface Question { readonly number: number; readonly task: string; readonly argument: unknown }
export interface Answer { readonly number: number; readonly result?: unknown; readonly failure?: string }

interface Waiting { readonly resolve: (result: unknown) => void; readonly reject: (error: Error) => void }

/** `PARCOURS_BENCH_PROFILE=FOLDER npm run bench` leaves a CPU profile of each child there, for the browser's tools. */
function profileArguments(): readonly string[] {
  const folder = process.env['PARCOURS_BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder]
}

/** `script` is a file of this folder, such as `writeServer.ts`. */
export function startChild(script: string, nodeArguments: readonly string[] = []): BenchChild {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [], {
    execArgv: ['--import', 'tsx', ...profileArguments(), ...nodeArguments],
    serialization: 'advanced',
    env: { ...process.env, TZ: 'UTC' },
    // What it says goes to standard error: standard output may hold the JSON.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, Waiting>()
  let lastNumber = 0
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      for (const { reject } of waiting.values()) reject(new Error(`${script} ended with ${code ?? signal ?? ''}.`))
      resolve()
    })
  })
  child.on('message', (message) => {
    // Only `answerParent` sends to us.
    const { number, result, failure } = message as Answer
    const one = waiting.get(number)
    waiting.delete(number)
    if (failure === undefined) one?.resolve(result)
    else one?.reject(new Error(failure))
  })
  return {
    ask: <Answer>(task: string, argument?: unknown) => new Promise<Answer>((resolve, reject) => {
      const number = ++lastNumber
      // The child's task of that name answers with this type.
      waiting.set(number, { resolve: (result) => { resolve(result as Answer) }, reject })
      const question: Question = { number, task, argument }
      child.send(question, (error) => { if (error !== null) reject(error) })
    }),
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
