// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onScopeDispose, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { whenPageShown } from '../pageShown.ts'

/**
 * Inside Nextcloud the window never scrolls, a part of it does, which the router knows nothing of:
 * a new page begins at its top, and going back finds its place again.
 */
export function useContentScroll(view: Readonly<Ref<HTMLElement | null>>): void {
  const router = useRouter()
  const tops = new Map<unknown, number>()
  let isBack = false
  const note = () => { isBack = true }
  window.addEventListener('popstate', note, { capture: true })

  let position = placeInHistory()
  const stopBefore = router.beforeEach(() => {
    tops.set(position, scrollerOf(view.value)?.scrollTop ?? 0)
  })
  const stopAfter = router.afterEach(async (to, from) => {
    const top = isBack ? tops.get(placeInHistory()) : undefined
    isBack = false
    position = placeInHistory()
    if (to.path === from.path && to.hash === '') {
      return
    }
    await whenPageShown()
    const target = to.hash === '' || top !== undefined ? null : document.getElementById(to.hash.slice(1))
    if (target === null) {
      scrollerOf(view.value)?.scrollTo({ top: top ?? 0 })
    } else {
      target.scrollIntoView()
    }
  })
  onScopeDispose(() => {
    window.removeEventListener('popstate', note, { capture: true })
    stopBefore()
    stopAfter()
  })
}

/** The router numbers the entries of the history it makes. */
function placeInHistory(): unknown {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null && 'position' in state ? state.position : undefined
}

/** The nearest part around that scrolls. */
function scrollerOf(view: HTMLElement | null): Element | undefined {
  for (let part = view?.parentElement; part instanceof Element; part = part.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(part).overflowY)) {
      return part
    }
  }
  return undefined
}
