// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Three in the morning, UTC: the figures' day. */
const HOUR = 3
const DAY_MS = 86_400_000

/** When the job last should have run, as of `now`. */
export function lastDueAt(now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR)
  return new Date(today <= now.getTime() ? today : today - DAY_MS)
}

export interface Schedule {
  /** Lets a run under way finish. */
  stop(): Promise<void>
}

/**
 * Runs a job each day at 03:00 UTC, or every `everyMs` (the demo). One run at a time; a run that
 * fails is told to `onError` and the next one comes at its hour.
 */
export function scheduleJob(job: () => Promise<void>, clock: () => Date, onError: (error: unknown) => void, everyMs?: number): Schedule {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const plan = () => {
    if (isStopped) return
    const now = clock()
    timer = setTimeout(run, everyMs ?? lastDueAt(now).getTime() + DAY_MS - now.getTime())
    // A process that has nothing else to do may end.
    timer.unref()
  }
  const run = () => {
    running = job().catch(onError).finally(plan)
  }
  plan()
  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
