// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactResult } from '@parcours/courses'
import { ApiProblem } from '../api/http.ts'
import type { LearningApi } from '../api/learning.ts'
import { MOST_ENTRIES, type Entries, type OutboxEntry } from './entries.ts'

/** Refused as it stands: sending it again would be refused again. 401, 408, 429 and 5xx are about the moment. */
const REFUSED_FOR_GOOD: readonly number[] = [400, 403, 404, 409, 410, 413, 422]

/** Said of the way to the course server, not of what was sent: it goes when the way is open again. */
const ABOUT_THE_WAY: ReadonlySet<string> = new Set(['not-paired', 'key-damaged', 'no-secret', 'proxy-is-off', 'login-required', 'unknown-page', 'unknown-space'])

export interface SendNeeds {
  readonly entries: Entries
  readonly learning: Pick<LearningApi, 'sendFact' | 'sendBatch'>
  readonly runAlone: <T>(name: string, task: () => Promise<T>) => Promise<T>
  readonly now: () => number
  /** Called once per entry that the server recorded, before it leaves the outbox. */
  readonly onRecorded: (entry: OutboxEntry, result: FactResult) => void
}

/**
 * Sends what may be sent for one identity, one tab at a time.
 * An entry leaves the outbox only when the server answered for it.
 * @throws whatever kept the server from answering; what was not answered is still in the outbox.
 */
export async function sendOutbox(needs: SendNeeds, identityId: string): Promise<void> {
  // Looked at before the lock too: an empty outbox should wait for nobody.
  if (listReady(needs, identityId).length === 0) {
    return
  }
  await needs.runAlone(`outbox.${identityId}`, async () => {
    // Read again inside: another tab may have sent them meanwhile.
    const ready = listReady(needs, identityId)
    const [first] = ready
    if (first === undefined) {
      return
    }
    if (ready.length === 1) {
      await sendAlone(needs, identityId, first)
    } else {
      await sendTogether(needs, identityId, ready)
    }
  })
}

function listReady({ entries, now }: SendNeeds, identityId: string): readonly OutboxEntry[] {
  return entries.list(identityId).filter(({ heldUntil }) => heldUntil <= now()).slice(0, MOST_ENTRIES)
}

async function sendAlone({ learning, entries, onRecorded }: SendNeeds, identityId: string, entry: OutboxEntry): Promise<void> {
  const { entryId, fact } = entry
  try {
    onRecorded(entry, await learning.sendFact(identityId, entryId, fact))
    entries.remove(identityId, entryId)
  } catch (error) {
    if (!isRefusedForGood(error)) {
      throw error
    }
    entries.refuse(identityId, { entryId, fact, code: error.code })
  }
}

async function sendTogether(needs: SendNeeds, identityId: string, ready: readonly OutboxEntry[]): Promise<void> {
  const { learning, entries, onRecorded } = needs
  try {
    const batch = { entries: ready.map(({ entryId, fact }) => ({ entryId, fact })) }
    const { results } = await learning.sendBatch(identityId, batch)
    for (const answer of results) {
      const entry = ready.find(({ entryId }) => entryId === answer.entryId)
      if (entry === undefined) {
        continue
      }
      if (answer.kind === 'recorded') {
        onRecorded(entry, answer.result)
        entries.remove(identityId, entry.entryId)
      } else {
        entries.refuse(identityId, { entryId: entry.entryId, fact: entry.fact, code: answer.code })
      }
    }
  } catch (error) {
    if (!isRefusedForGood(error)) {
      throw error
    }
    // One bad entry must not hold the others back for ever.
    for (const entry of ready) {
      await sendAlone(needs, identityId, entry)
    }
  }
}

function isRefusedForGood(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && REFUSED_FOR_GOOD.includes(error.status) && !ABOUT_THE_WAY.has(error.code) && isOfTheServer(error)
}

/** Without a code of ours it is somebody on the way who answers; of the size of a bundle, anybody is right. */
function isOfTheServer({ code, status }: ApiProblem): boolean {
  return status === 413 || !code.startsWith('http-')
}
