// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { ApiProblem } from '../api/http.ts'
import { t } from '../l10n.ts'
import { retryDelay } from '../outbox/retryDelay.ts'

/** Pauses in typing after which the text is checked, and then kept. */
const CHECK_MILLISECONDS = 600
const SAVE_MILLISECONDS = 2_000

export type DraftState = 'saved' | 'changed' | 'saving' | 'failed'

/**
 * Checks and keeps a text while it is being written. A failure to keep it is told; it is tried again at the next
 * change, and by itself where the server was away. What was typed is never touched, nor left behind unasked.
 */
export function useDraft<T>(text: Ref<T>, { check, save }: { readonly check: (text: T) => Promise<void>; readonly save: (text: T) => Promise<void> }): {
  readonly state: Readonly<Ref<DraftState>>
  /** Keeps it now. */
  readonly saveNow: () => Promise<void>
} {
  const state = ref<DraftState>('saved')
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let isGone = false

  async function saveNow(): Promise<void> {
    clearTimeout(saveTimer)
    const saved = text.value
    state.value = 'saving'
    try {
      await save(saved)
      failures = 0
      state.value = text.value === saved ? 'saved' : 'changed'
    } catch (error) {
      failures += 1
      state.value = 'failed'
      if (!isGone && !isRefused(error)) {
        clearTimeout(saveTimer)
        saveTimer = setTimeout(() => { void saveNow() }, retryDelay(failures, Math.random()))
      }
    }
  }

  watch(text, (now) => {
    state.value = 'changed'
    clearTimeout(checkTimer)
    clearTimeout(saveTimer)
    checkTimer = setTimeout(() => { void check(now).catch(() => undefined) }, CHECK_MILLISECONDS)
    saveTimer = setTimeout(() => { void saveNow() }, SAVE_MILLISECONDS)
  })
  const warn = (event: BeforeUnloadEvent) => {
    if (state.value !== 'saved') {
      event.preventDefault()
    }
  }
  window.addEventListener('beforeunload', warn)
  onBeforeRouteLeave(() => state.value !== 'failed' || window.confirm(t('parcours', 'What you changed here is not saved yet. Leave this page all the same?')))
  onScopeDispose(() => {
    isGone = true
    window.removeEventListener('beforeunload', warn)
    clearTimeout(checkTimer)
    clearTimeout(saveTimer)
    if (state.value === 'changed' || state.value === 'failed') {
      void saveNow()
    }
  })
  return { state, saveNow }
}

/** Sent again, it would be refused again. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiProblem && error.status < 500
}
