// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES, type TestDatabase } from '../support/databases.ts'

describe.each(DATABASES)('a lease on $name', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  const START = Date.parse('2026-11-23T10:00:00Z')
  const take = (holder: string, afterSeconds: number) => database.repositories.settings.takeLease('polling', holder, {
    now: new Date(START + afterSeconds * 1000), until: new Date(START + (afterSeconds + 90) * 1000),
  })

  it('is one node’s at a time, which keeps it by asking again, and the next one’s when it is silent', async () => {
    const first = await Promise.all(['one', 'two', 'three'].map((node) => take(node, 0)))
    expect(first.filter(Boolean).length).toBe(1)
    const holder = ['one', 'two', 'three'][first.indexOf(true)] ?? ''
    expect([await take('other', 45), await take(holder, 45), await take('other', 134)]).toEqual([false, true, false])
    expect([await take('other', 135), await take(holder, 136)]).toEqual([true, false])
  })
})
