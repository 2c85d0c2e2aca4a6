// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Schedule } from './nightlyJob.ts'

/** Between two runs there is always a moment for everything else. */
const SHORTEST_PAUSE_MS = 1000

/**
 * Runs a job every so often, counted from beginning to beginning. Never two at a time: a run that takes longer delays
 * the next. One that fails is told to `onError` and the next comes at its time.
 */
export function scheduleEvery(periodMs: number, job: (signal: AbortSignal) => Promise<void>, onError: (error: unknown) => void): Schedule {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const plan = (inMs: number) => {
    if (stopping.signal.aborted) return
    timer = setTimeout(run, inMs)
    // A process that has nothing else to do may end.
    timer.unref()
  }
  const run = () => {
    const startedMs = performance.now()
    running = job(stopping.signal).catch(onError).finally(() => { plan(Math.max(SHORTEST_PAUSE_MS, startedMs + periodMs - performance.now())) })
  }
  plan(periodMs)
  return {
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
