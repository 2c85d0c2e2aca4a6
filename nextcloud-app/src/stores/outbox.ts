// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FactResult, LearningFact } from '@parcours/courses'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { ApiProblem } from '../api/http.ts'
import { createLearningApi } from '../api/learning.ts'
import { createEntries, type Keeping, type OutboxEntry, type Refusal } from '../outbox/entries.ts'
import { retryDelay } from '../outbox/retryDelay.ts'
import { sendOutbox } from '../outbox/sendOutbox.ts'
import { createRandomId } from '../shell/randomId.ts'
import { useShell } from '../shell/shell.ts'

/** « J'ai terminé » can be undone this long before it is sent. */
export const UNDO_MILLISECONDS = 10_000

type RecordedListener = (entry: OutboxEntry, result: FactResult) => void
type Unstamped = LearningFact extends infer F ? (F extends LearningFact ? Omit<F, 'occurredAt'> : never) : never

/** What was done and is not yet on the server: kept here first, sent when it can be. */
export const useOutbox = defineStore('outbox', () => {
  const shell = useShell()
  const entries = createEntries(shell.storage)
  const learning = createLearningApi(shell)
  const waiting = shallowRef<readonly OutboxEntry[]>([])
  const refusals = shallowRef<readonly Refusal[]>([])
  const isOnline = ref(navigator.onLine)
  /** True once sending failed, until it works again. */
  const isCutOff = ref(false)
  /** True when the server was reached but does not know this person any more: waiting alone will not help. */
  const isAccessLost = ref(false)
  const listeners = new Set<RecordedListener>()
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const identityId = computed(() => (shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId))

  function look(): void {
    waiting.value = identityId.value === undefined ? [] : entries.list(identityId.value)
    refusals.value = identityId.value === undefined ? [] : entries.listRefusals(identityId.value)
  }

  /** Keeps a fact in this browser, then tries to send it. Makes an identity if there is none. */
  function record(fact: Unstamped, options: { readonly holdMilliseconds?: number; readonly entryId?: string } = {}): { entryId: string; keeping: Keeping } {
    const now = Date.now()
    const entryId = options.entryId ?? createRandomId(now)
    // Omit over a union keeps each member: putting the instant back gives a LearningFact again.
    const stamped = { ...fact, occurredAt: new Date(now).toISOString() } as LearningFact
    const keeping = entries.keep(shell.createIdentity().identityId, { entryId, fact: stamped, heldUntil: now + (options.holdMilliseconds ?? 0) })
    look()
    return { entryId, keeping }
  }

  /** Takes back what was not sent yet. False when it is too late. */
  function undo(entryId: string): boolean {
    const entry = waiting.value.find((one) => one.entryId === entryId)
    if (identityId.value === undefined || entry === undefined || entry.heldUntil <= Date.now()) {
      return false
    }
    entries.remove(identityId.value, entryId)
    look()
    return true
  }

  /** Sends what waits, for every identity of this browser. True when nothing sendable is left. */
  async function flush(): Promise<boolean> {
    let isDone = true
    isAccessLost.value = false
    for (const id of shell.listIdentityIds()) {
      try {
        await sendOutbox({ entries, learning, runAlone: shell.runAlone, now: Date.now, onRecorded: tell }, id)
      } catch (error) {
        // Whatever it was, everything is still kept, and tried again below.
        isDone = false
        isAccessLost.value ||= id === identityId.value && error instanceof ApiProblem && error.status === 401
      }
    }
    failures = isDone ? 0 : failures + 1
    isCutOff.value = !isDone
    look()
    schedule()
    return isDone
  }

  function tell(entry: OutboxEntry, result: FactResult): void {
    listeners.forEach((listener) => { listener(entry, result) })
  }

  /** Sets the one timer: the end of the nearest hold, or the next try after a failure. */
  function schedule(): void {
    clearTimeout(timer)
    const next = nextDelay()
    if (next !== undefined) {
      timer = setTimeout(() => void flush(), next)
    }
  }

  function nextDelay(): number | undefined {
    if (failures > 0) {
      return retryDelay(failures, Math.random())
    }
    const held = waiting.value.map(({ heldUntil }) => heldUntil)
    return held.length === 0 ? undefined : Math.max(0, Math.min(...held) - Date.now())
  }

  function onOnline(): void {
    isOnline.value = true
    void flush()
  }

  function onOffline(): void {
    isOnline.value = false
  }

  /** Starts listening; called once by the app. Returns how to stop. */
  function start(): () => void {
    window.addEventListener('online', onOnline)
    window.addEventListener('offline', onOffline)
    const stopStorage = shell.storage.watch(look)
    const stopIdentity = watch(identityId, look)
    look()
    void flush()
    return () => {
      window.removeEventListener('online', onOnline)
      window.removeEventListener('offline', onOffline)
      stopStorage()
      stopIdentity()
      clearTimeout(timer)
    }
  }

  function forgetRefusals(): void {
    if (identityId.value !== undefined) {
      entries.forgetRefusals(identityId.value)
      look()
    }
  }

  function removeAll(): void {
    if (identityId.value !== undefined) {
      entries.removeAll(identityId.value)
      look()
    }
  }

  return {
    waiting, refusals, isOnline, isCutOff, isAccessLost,
    record, undo, flush, schedule, start, forgetRefusals, removeAll,
    onRecorded: (listener: RecordedListener) => { listeners.add(listener) },
  }
})
