// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PathEventBatch, PublicAdventure, SavedRun } from '@parcours/courses'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createCampusShell } from '../../src/shell/campus.ts'
import { createNextcloudShell } from '../../src/shell/nextcloud.ts'
import type { RunKeeper, Shell } from '../../src/shell/shell.ts'
import { encryptRun } from '../../src/savedRunCipher.ts'
import { useAdventures } from '../../src/stores/adventures.ts'
import { useMyData } from '../../src/stores/myData.ts'
import { usePathEvents } from '../../src/stores/pathEvents.ts'
import { aToken, createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { aFirstView, inApp } from '../support/mountApp.ts'

const PHRASE = 'zèbre yacht wagon volcan vivant cœur'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

function at(passageId: string, adventureId = 'key-ring'): SavedRun {
  return { format: 1, adventureId, passageId, trail: [] }
}

/** What Nextcloud keeps of runs, without Nextcloud. */
function memoryKeeper() {
  const kept = new Map<string, { savedRun: string; revision: number }>()
  const keeper: RunKeeper = {
    read: (id) => Promise.resolve(kept.get(id)),
    write(id, savedRun, revision) {
      kept.set(id, { savedRun, revision: revision + 1 })
      return Promise.resolve(revision + 1)
    },
    remove(id) {
      kept.delete(id)
      return Promise.resolve()
    },
    removeAll() {
      kept.clear()
      return Promise.resolve()
    },
  }
  return { kept, keeper }
}

function accountShell(runs: RunKeeper, forgetReminders: () => Promise<void> = () => Promise.resolve()): Shell {
  const shell = createNextcloudShell({
    isAdmin: false, isPaired: true, isPublicPage: false, isProxied: false, apiUrl: '/api/v1', spaceId: 'space-1',
    roles: ['learner'], isHost: false, language: 'en', leadContact: null, token: aToken(),
  }, { template: '<main><slot /></main>' }, 'alice')
  return { ...shell, runs, reminders: { remind: () => Promise.resolve(''), keepSessions: () => Promise.resolve(), removeAll: forgetReminders } }
}

describe('the place of somebody without an identity', () => {
  it('goes with them when they follow their first course', async () => {
    const shell = createCampusShell(aFirstView())
    const adventures = await inApp(useAdventures, shell)
    await adventures.saveRun(at('folder'))
    shell.createIdentity()
    expect(await adventures.findRun('key-ring')).toEqual(at('folder'))
    expect(shell.storage.listKeys('run.nobody.')).toEqual([])
  })

  it('stays one way in the counts', async () => {
    const told: PathEventBatch[] = []
    server.on('POST /path-events', ({ body }) => {
      told.push(body as PathEventBatch)
      return { countedCount: 1, ignoredCount: 0 }
    })
    const shell = createCampusShell(aFirstView())
    const paths = await inApp(usePathEvents, shell)
    await paths.tell(STORY, (moment) => ({ kind: 'start', passageId: 'door', ...moment }))
    shell.createIdentity()
    await paths.tell(STORY, (moment) => ({ kind: 'choice', passageId: 'door', choiceId: 'take', ...moment }))
    expect(new Set(told.map(({ runId }) => runId)).size).toBe(1)
    expect(told.flatMap(({ events }) => events.map(({ step }) => step))).toEqual([0, 1])
  })
})

/** As much of a story as counting needs. */
const STORY = { adventureId: 'key-ring', version: 'b'.repeat(43), language: 'en' } as PublicAdventure

describe('a way that was left', () => {
  it('is another one after thirteen days, when the server has counted it as left', async () => {
    const runIds = new Set<string>()
    server.on('POST /path-events', ({ body }) => {
      runIds.add((body as PathEventBatch).runId)
      return { countedCount: 1, ignoredCount: 0 }
    })
    const paths = await inApp(usePathEvents, createCampusShell(aFirstView()))
    const choose = () => paths.tell(STORY, (moment) => ({ kind: 'choice', passageId: 'door', choiceId: 'take', ...moment }))
    vi.useFakeTimers({ toFake: ['Date'] })
    await choose()
    vi.setSystemTime(Date.now() + 12 * 86_400_000)
    await choose()
    expect(runIds.size).toBe(1)
    vi.setSystemTime(Date.now() + 14 * 86_400_000)
    await choose()
    expect(runIds.size).toBe(2)
    vi.useRealTimers()
  })
})

describe('a place kept elsewhere', () => {
  it('is taken up where another device began again, though this browser had gone further', async () => {
    const { kept, keeper } = memoryKeeper()
    const adventures = await inApp(useAdventures, accountShell(keeper))
    for (const passageId of ['folder', 'done', 'later']) await adventures.saveRun(at(passageId))
    kept.set('key-ring', { savedRun: JSON.stringify(at('folder')), revision: 1 })
    expect(await adventures.findRun('key-ring')).toEqual(at('folder'))
  })

  it('opens with the phrase as it was typed, without accents and with commas', async () => {
    const sealed = await encryptRun(JSON.stringify(at('folder')), PHRASE, 'key-ring')
    server.on('GET /me/runs/key-ring', () => ({ adventureId: 'key-ring', savedRun: sealed, revision: 3 }))
    const shell = createCampusShell(aFirstView())
    await shell.browserIdentity?.resume('  Zebre, yacht, wagon, volcan, vivant, COEUR')
    expect(await (await inApp(useAdventures, shell)).findRun('key-ring')).toEqual(at('folder'))
  })

  it('opens though the story has another name since', async () => {
    const sealed = await encryptRun(JSON.stringify(at('folder', 'old-name')), PHRASE, 'old-name')
    server.on('GET /me/runs/key-ring', () => ({ adventureId: 'old-name', savedRun: sealed, revision: 3 }))
    const shell = createCampusShell(aFirstView())
    await shell.browserIdentity?.resume(PHRASE)
    expect((await (await inApp(useAdventures, shell)).findRun('key-ring'))?.passageId).toBe('folder')
  })
})

describe('joining what was done without an account', () => {
  /** The server keeps a guest's runs until they join, and not longer. */
  async function serveGuest(ids: readonly string[]): Promise<void> {
    const sealed = await Promise.all(ids.map(async (id) => [id, await encryptRun(JSON.stringify(at('folder', id)), PHRASE, id)] as const))
    let isThere = true
    server.on('GET /me/runs', () => (isThere ? sealed.map(([adventureId]) => ({ adventureId, revision: 2 })) : problem(401, 'invalid-token')))
    for (const [id, savedRun] of sealed) server.on(`GET /me/runs/${id}`, () => (isThere ? { adventureId: id, savedRun, revision: 2 } : problem(401, 'invalid-token')))
    server.on('POST /me/join-guest', () => {
      isThere = false
      return undefined
    })
  }

  it('gives the account the places of the guest, but for stories it is in itself', async () => {
    await serveGuest(['key-ring', 'other-story'])
    const { kept, keeper } = memoryKeeper()
    kept.set('other-story', { savedRun: JSON.stringify(at('far', 'other-story')), revision: 9 })
    const [shell, pinia] = [accountShell(keeper), createPinia()]
    await (await inApp(useMyData, shell, pinia)).joinGuest(PHRASE)
    const adventures = await inApp(useAdventures, shell, pinia)
    expect(await adventures.findRun('key-ring')).toEqual(at('folder'))
    expect(kept.get('key-ring')).toEqual({ savedRun: JSON.stringify(at('folder')), revision: 1 })
    expect(await adventures.findRun('other-story')).toEqual(at('far', 'other-story'))
  })

  it('changes no story when the server refuses', async () => {
    await serveGuest(['key-ring'])
    server.on('POST /me/join-guest', () => problem(403, 'guest-of-another-space'))
    const { kept, keeper } = memoryKeeper()
    await expect((await inApp(useMyData, accountShell(keeper))).joinGuest(PHRASE)).rejects.toMatchObject({ code: 'guest-of-another-space' })
    expect([...kept.keys()]).toEqual([])
  })
})

describe('erasing all that is kept', () => {
  it('leaves no story in the browser, nor in the Nextcloud of an account', async () => {
    server.on('DELETE /me', () => undefined)
    const { kept, keeper } = memoryKeeper()
    const [shell, pinia] = [accountShell(keeper), createPinia()]
    const adventures = await inApp(useAdventures, shell, pinia)
    await adventures.saveRun(at('folder'))
    shell.storage.write('mission.key-ring.folder', '{"fileId":7}')
    await (await inApp(useMyData, shell, pinia)).erase()
    expect([kept.size, shell.storage.listKeys('run.'), shell.storage.listKeys('mission.')]).toEqual([0, [], []])
    expect(await adventures.findRun('key-ring')).toBeUndefined()
  })

  it('leaves no reminder in the Nextcloud of an account, and nothing of a replay in the browser', async () => {
    server.on('DELETE /me', () => undefined)
    const removeAll = vi.fn(() => Promise.resolve())
    const shell = accountShell(memoryKeeper().keeper, removeAll)
    shell.storage.write('replay.session-1', '[]')
    await (await inApp(useMyData, shell)).erase()
    expect([removeAll.mock.calls.length, shell.storage.listKeys('replay.')]).toEqual([1, []])
  })

  it('leaves no story of a guest in the browser', async () => {
    server.on('DELETE /me', () => undefined)
    const shell = createCampusShell(aFirstView())
    shell.createIdentity()
    const pinia = createPinia()
    const adventures = await inApp(useAdventures, shell, pinia)
    await adventures.saveRun(at('folder'))
    await (await inApp(useMyData, shell, pinia)).erase()
    expect(shell.storage.listKeys('run.')).toEqual([])
  })
})
