// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createErasureFile } from '../../src/database/erasureFile.ts'

describe('the list of erasures', () => {
  let folder: string
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'parcours-erasures-')) })
  afterAll(() => rm(folder, { recursive: true }))

  const erasure = (letter: string) => ({ erasureHash: letter.repeat(43), erasedAt: new Date('2026-11-23T10:00:00Z') })

  it('is empty before the first, and gives all back', async () => {
    const path = join(folder, 'new.log')
    const file = createErasureFile(path)
    expect(await file.list()).toEqual([])
    await file.append(erasure('a'))
    await file.append(erasure('b'))
    expect(await file.list()).toEqual([erasure('a'), erasure('b')])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['in its hash', 'c'.repeat(20)], ['after its hash', 'c'.repeat(43)], ['in its time', `${'c'.repeat(43)} 2026-1`], ['before its end', `${'c'.repeat(43)} 2026-11-23T10:00:00.000Z`],
  ])('loses nothing after a line that a crash cut short %s', async (where, torn) => {
    const path = join(folder, `${where}.log`)
    const file = createErasureFile(path)
    await file.append(erasure('a'))
    await writeFile(path, torn, { flag: 'a' })
    await file.append(erasure('b'))
    const hashes = (await file.list()).map(({ erasureHash }) => erasureHash)
    expect(hashes).toContain(erasure('a').erasureHash)
    expect(hashes).toContain(erasure('b').erasureHash)
  })
})
