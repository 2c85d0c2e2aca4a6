// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** Pauses in typing after which the text is checked, and then kept. */
const CHECK_MILLISECONDS = 600
const SAVE_MILLISECONDS = 2_000

export type DraftState = 'saved' | 'changed' | 'saving' | 'failed'

/**
 * Checks and keeps a text while it is being written. A failure to keep it is told and tried again at the next
 * change; what was typed is never touched.
 */
export function useDraft<T>(text: Ref<T>, { check, save }: { readonly check: (text: T) => Promise<void>; readonly save: (text: T) => Promise<void> }): {
  readonly state: Readonly<Ref<DraftState>>
  /** Keeps it now. */
  readonly saveNow: () => Promise<void>
} {
  const state = ref<DraftState>('saved')
  let checkTimer: ReturnType<typeof setTimeout> | undefined
  let saveTimer: ReturnType<typeof setTimeout> | undefined

  async function saveNow(): Promise<void> {
    clearTimeout(saveTimer)
    const saved = text.value
    state.value = 'saving'
    try {
      await save(saved)
      state.value = text.value === saved ? 'saved' : 'changed'
    } catch {
      state.value = 'failed'
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
  onScopeDispose(() => {
    window.removeEventListener('beforeunload', warn)
    clearTimeout(checkTimer)
    clearTimeout(saveTimer)
    if (state.value === 'changed') {
      void saveNow()
    }
  })
  return { state, saveNow }
}
