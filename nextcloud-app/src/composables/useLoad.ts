// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onMounted, onScopeDispose, readonly, ref, shallowRef, type Ref } from 'vue'

/** What was asked of the server, on its way. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Words that it takes time are said past this only, so that quick pages do not flicker. */
const SLOW_MILLISECONDS = 300

export interface Load<T> {
  readonly state: Readonly<Ref<Loaded<T>>>
  readonly isSlow: Readonly<Ref<boolean>>
  /** Asks again; what was shown stays until the answer is there. */
  readonly reload: () => Promise<void>
}

/** Loads once the component is there; a later `reload` wins over an earlier one still on its way. */
export function useLoad<T>(load: () => Promise<T>): Load<T> {
  const state = shallowRef<Loaded<T>>({ kind: 'loading' })
  const isSlow = ref(false)
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function reload(): Promise<void> {
    turn += 1
    const mine = turn
    clearTimeout(timer)
    timer = setTimeout(() => { isSlow.value = true }, SLOW_MILLISECONDS)
    const next = await load().then<Loaded<T>, Loaded<T>>((value) => ({ kind: 'ready', value }), (error: unknown) => ({ kind: 'failed', error }))
    if (mine === turn) {
      clearTimeout(timer)
      isSlow.value = false
      state.value = next
    }
  }

  onMounted(reload)
  onScopeDispose(() => {
    turn += 1
    clearTimeout(timer)
  })
  return { state: readonly(state) as Readonly<Ref<Loaded<T>>>, isSlow: readonly(isSlow), reload }
}
