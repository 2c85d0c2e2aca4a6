// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { onBeforeUnmount, onMounted, readonly, ref, type Ref } from 'vue'
import { useShell } from '../shell/shell.ts'

/** Headings nearer to the top than this are where one reads. */
const READING_LINE_PIXELS = 120

interface ReadingPlace {
  /** Title of the part where one stopped at the last visit; undefined at the beginning or the first time. */
  readonly stoppedAt: Readonly<Ref<string | undefined>>
  readonly goBack: () => void
}

/** Remembers, in this browser only, the heading under which one was reading. */
export function useReadingPlace(key: string, text: Readonly<Ref<HTMLElement | null>>): ReadingPlace {
  const { storage } = useShell()
  const storageKey = `place.${key}`
  const stoppedAt = ref<string>()
  const listHeadings = () => [...text.value?.querySelectorAll<HTMLElement>('.reading :is(h2, h3)') ?? []]
  let lastSeen: string | undefined
  let isPending = false

  function look(): void {
    isPending = false
    const above = listHeadings().findLast((heading) => heading.getBoundingClientRect().top < READING_LINE_PIXELS)
    const title = above?.textContent.trim()
    if (title !== lastSeen) {
      lastSeen = title
      if (title === undefined) {
        storage.remove(storageKey)
      } else {
        storage.write(storageKey, title)
      }
    }
  }

  function onScroll(): void {
    if (!isPending) {
      isPending = true
      requestAnimationFrame(look)
    }
  }

  onMounted(() => {
    const title = storage.read(storageKey)
    lastSeen = title
    stoppedAt.value = listHeadings().some((heading) => heading.textContent.trim() === title) ? title : undefined
    // Inside Nextcloud an inner part scrolls, and `scroll` does not bubble.
    window.addEventListener('scroll', onScroll, { passive: true, capture: true })
  })
  onBeforeUnmount(() => { window.removeEventListener('scroll', onScroll, { capture: true }) })

  return {
    stoppedAt: readonly(stoppedAt),
    goBack() {
      const heading = listHeadings().find((one) => one.textContent.trim() === stoppedAt.value)
      heading?.setAttribute('tabindex', '-1')
      heading?.scrollIntoView()
      heading?.focus({ preventScroll: true })
      stoppedAt.value = undefined
    },
  }
}
