// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { formatFilters, NO_FILTER, parseFilters } from '../src/catalogueFilters.ts'
import { formatTimecode, playerAddress } from '../src/components/activity/player.ts'
import { readFirstView } from '../src/firstView.ts'
import { createBrowserStorage, createMemoryStorage } from '../src/shell/browserStorage.ts'
import { createRandomId } from '../src/shell/randomId.ts'
import { createRunAlone } from '../src/shell/runAlone.ts'

describe('the state the server wrote', () => {
  it.each([
    { state: '', language: 'fr', apiUrl: '/api/v1' },
    { state: 'not json', language: 'fr', apiUrl: '/api/v1' },
    { state: '{"language":"en","apiUrl":"/elsewhere"}', language: 'en', apiUrl: '/elsewhere' },
  ])('is read, or replaced by what the address says: $state', ({ state, language, apiUrl }) => {
    document.body.innerHTML = `<script type="application/json" id="parcours-state">${state}</script>`
    expect(readFirstView(document, '/fr/courses')).toMatchObject({ language, apiUrl })
  })
})

describe('filters of the catalogue', () => {
  it.each([
    { query: {}, expected: {} },
    { query: { query: 'Éthique', theme: 'privacy', maxMinutes: '120', language: 'fr', page: '3' }, expected: { query: 'Éthique', theme: 'privacy', maxMinutes: 120, language: 'fr', page: 3 } },
    { query: { theme: 'nonsense', maxMinutes: '17', language: 'français', page: '-2' }, expected: {} },
    { query: { page: 'NaN', query: ['a', 'b'] }, expected: {} },
  ])('come from the address: $query', ({ query, expected }) => {
    expect(parseFilters(query)).toEqual({ ...NO_FILTER, ...expected })
  })

  it('leave an address without what was not chosen', () => {
    expect(formatFilters({ ...NO_FILTER, theme: 'mobile', page: 2 })).toEqual({ theme: 'mobile', page: '2' })
  })
})

describe('the player', () => {
  it.each([{ seconds: 0, code: '0:00' }, { seconds: 65.9, code: '1:05' }, { seconds: 3725, code: '1:02:05' }])('writes $seconds s as $code', ({ seconds, code }) => {
    expect(formatTimecode(seconds)).toBe(code)
  })

  it('never shares the person’s address with strangers', () => {
    expect(playerAddress('https://video.example/videos/embed/abc?p2p=1', 0)).toContain('p2p=0')
  })
})

describe('what a browser keeps', () => {
  it('makes ids that sort by time and never repeat', () => {
    const ids = Array.from({ length: 500 }, (_, index) => createRandomId(1_700_000_000_000 + index))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(500)
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('lets a task run another under a different name', async () => {
    const runAlone = createRunAlone(createBrowserStorage(createMemoryStorage()), undefined)
    expect(await runAlone('outer', () => runAlone('inner', () => Promise.resolve('done')))).toBe('done')
  })

  it('goes on after a task that failed', async () => {
    const runAlone = createRunAlone(createBrowserStorage(createMemoryStorage()), undefined)
    await expect(runAlone('one', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await runAlone('one', () => Promise.resolve(2))).toBe(2)
  })

  it('takes over the turn of a tab that was closed', async () => {
    const storage = createBrowserStorage(createMemoryStorage())
    storage.write('lease.one', `gone ${Date.now() - 1}`)
    expect(await createRunAlone(storage, undefined)('one', () => Promise.resolve(1))).toBe(1)
  })
})
