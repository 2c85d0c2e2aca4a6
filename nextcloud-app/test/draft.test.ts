// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'
import { ApiProblem, NoAnswer } from '../src/api/http.ts'
import { useDraft } from '../src/composables/useDraft.ts'
import { mountWith } from './support/mountApp.ts'

const text = ref('')
let kept: string[]
let trouble: Error | undefined
let tries: number
let draft: ReturnType<typeof useDraft<string>>

const Editor = defineComponent(() => {
  draft = useDraft(text, {
    check: () => Promise.resolve(),
    save: (now) => {
      tries += 1
      if (trouble !== undefined) return Promise.reject(trouble)
      kept.push(now)
      return Promise.resolve()
    },
  })
  return () => null
})

beforeEach(() => {
  [text.value, kept, trouble, tries] = ['', [], undefined, 0]
})
afterEach(() => { vi.useRealTimers() })

/** Mounting waits for real timers; what is tried again does not. */
async function open() {
  const { wrapper } = await mountWith(Editor)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  return wrapper
}

async function write(words: string): Promise<void> {
  text.value = words
  await vi.advanceTimersByTimeAsync(2_500)
}

describe('a text being written', () => {
  it('is kept once the server is back, without another keystroke', async () => {
    await open()
    trouble = new NoAnswer('gone')
    await write('The last sentence')
    expect([draft.state.value, kept]).toEqual(['failed', []])
    trouble = undefined
    await vi.advanceTimersByTimeAsync(3_000)
    expect([draft.state.value, kept]).toEqual(['saved', ['The last sentence']])
  })

  it('is not sent again as long as it would be refused again', async () => {
    await open()
    trouble = new ApiProblem({ status: 413, code: 'body-too-large' })
    await write('Far too long')
    await vi.advanceTimersByTimeAsync(600_000)
    expect([draft.state.value, tries]).toEqual(['failed', 1])
  })

  it('is tried once more when its page is left, and then left in peace', async () => {
    const wrapper = await open()
    trouble = new NoAnswer('gone')
    await write('A sentence')
    wrapper.unmount()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(tries).toBe(2)
  })
})
