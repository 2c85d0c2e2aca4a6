// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { unionOf, watchedStretches, WEBINAR_LIMITS, type PlayerStatus, type Stretch } from '@parcours/courses'
import type { NamespacedStorage } from '../shell/shell.ts'

/** Statuses kept before they become stretches: one minute of half seconds. */
const MOST_STATUSES = 120

export interface ReplayWatch {
  readonly note: (status: PlayerStatus) => void
  /** Sends what was not sent yet; what fails stays in this browser for the next time. */
  readonly send: () => Promise<void>
}

interface Needs {
  readonly sessionId: string
  readonly storage: NamespacedStorage
  readonly report: (watched: readonly Stretch[]) => Promise<void>
}

/** The seconds of a replay that were really played, kept until the server has them: sent twice they count once. */
export function createReplayWatch({ sessionId, storage, report }: Needs): ReplayWatch {
  const key = `replay.${sessionId}`
  let statuses: PlayerStatus[] = []
  let waiting = readStretches(storage.read(key))

  function gather(): void {
    waiting = unionOf([...waiting, ...watchedStretches(statuses)]).slice(-WEBINAR_LIMITS.watchedStretches)
    statuses = statuses.slice(-1)
    storage.write(key, JSON.stringify(waiting))
  }

  return {
    note(status) {
      statuses.push(status)
      if (statuses.length >= MOST_STATUSES) gather()
    },
    async send() {
      gather()
      const sent = waiting
      if (sent.length === 0) return
      await report(sent)
      // What was played meanwhile is still to be sent.
      waiting = waiting.filter((stretch) => !sent.includes(stretch))
      if (waiting.length === 0) storage.remove(key)
      else storage.write(key, JSON.stringify(waiting))
    },
  }
}

function readStretches(text: string | undefined): Stretch[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter(isStretch) : []
  } catch {
    return []
  }
}

function isStretch(value: unknown): value is Stretch {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value && typeof value.from === 'number' && typeof value.to === 'number'
}
