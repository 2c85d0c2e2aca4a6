// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { scheduleEvery } from '../../src/pollingJob.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

describe('a job that runs every so often', () => {
  it('begins at every period, and never twice at a time', async () => {
    const finish: (() => void)[] = []
    const schedule = scheduleEvery(45_000, () => new Promise((resolve) => { finish.push(resolve) }), () => {})
    await vi.advanceTimersByTimeAsync(44_999)
    expect(finish).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(finish).toHaveLength(1)
    finish[0]?.()
    await vi.advanceTimersByTimeAsync(1001)
    expect(finish).toHaveLength(2)
    finish[1]?.()
    await schedule.stop()
  })

  it('goes on after a failure, which is told', async () => {
    const failures: unknown[] = []
    const schedule = scheduleEvery(1000, () => Promise.reject(new Error('no')), (error) => { failures.push(error) })
    await vi.advanceTimersByTimeAsync(3500)
    expect(failures.length).toBeGreaterThanOrEqual(2)
    await schedule.stop()
  })

  it('tells a run under way to stop, waits for it, and begins none after', async () => {
    let runs = 0
    const schedule = scheduleEvery(1000, async (signal) => {
      runs++
      await new Promise((resolve) => { signal.addEventListener('abort', resolve) })
    }, () => {})
    await vi.advanceTimersByTimeAsync(1000)
    await schedule.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(runs).toBe(1)
  })
})
