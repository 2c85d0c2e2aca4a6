// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createLearningApi } from '../../src/api/learning.ts'
import { createCampusShell } from '../../src/shell/campus.ts'
import { useMyData } from '../../src/stores/myData.ts'
import { useOutbox } from '../../src/stores/outbox.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { aFirstView, inApp, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

const ENROL = { kind: 'enrol', courseId: 'vie-privee' } as const

describe('the identity of a browser', () => {
  it('asks for one token however many requests come at once', async () => {
    const shell = createCampusShell(aFirstView())
    const { identityId } = shell.createIdentity()
    const learning = createLearningApi(shell)
    await Promise.all([learning.getProgress(identityId), learning.getProgress(identityId), learning.getProgress(identityId)])
    expect(server.requests.filter(({ path }) => path.startsWith('/guests'))).toHaveLength(1)
  })

  it('makes one guest on the server for two tabs', async () => {
    const [one, other] = [createCampusShell(aFirstView()), createCampusShell(aFirstView())]
    const { identityId } = one.createIdentity()
    await Promise.all([one.getToken(identityId), other.getToken(identityId)])
    expect(server.requests.filter(({ path }) => path === '/guests')).toHaveLength(1)
  })

  it('renews a token before it expires', async () => {
    const shell = createCampusShell(aFirstView())
    const { identityId } = shell.createIdentity()
    await shell.getToken(identityId)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 269_000)
    await shell.getToken(identityId)
    expect(server.requests.filter(({ path }) => path === '/guests/tokens')).toHaveLength(0)
    vi.setSystemTime(Date.now() + 2_000)
    await shell.getToken(identityId)
    expect(server.requests.filter(({ path }) => path === '/guests/tokens')).toHaveLength(1)
  })

  it('renews once after a refused token, and the request passes', async () => {
    const shell = createCampusShell(aFirstView())
    const { identityId } = shell.createIdentity()
    server.state.refusesTokens = 1
    expect(await createLearningApi(shell).getProgress(identityId)).toEqual({ courses: [] })
  })

  it('loses nothing when tokens are refused for good', async () => {
    const shell = createCampusShell(aFirstView())
    const outbox = await inApp(useOutbox, shell)
    server.state.refusesTokens = 100
    outbox.record(ENROL)
    expect(await outbox.flush()).toBe(false)
    expect(outbox.isAccessLost).toBe(true)
    expect(outbox.waiting).toHaveLength(1)
    server.state.refusesTokens = 0
    expect(await outbox.flush()).toBe(true)
    expect(server.recorded.size).toBe(1)
    expect(outbox.isAccessLost).toBe(false)
  })

  it('still sends what an earlier guest did after another phrase was taken up', async () => {
    const shell = createCampusShell(aFirstView())
    const [outbox, myData] = await inApp(() => [useOutbox(), useMyData()] as const, shell)
    outbox.start()
    server.on('PUT /facts', () => problem(503, 'server-busy'))
    outbox.record(ENROL)
    await outbox.flush()
    await myData.resume('Zèbre  yacht wagon volcan vivant visage')
    expect(outbox.waiting).toEqual([])
    const answered: string[] = []
    server.on('PUT /facts', ({ token }) => {
      answered.push(token ?? '')
      return { activity: null, course: {}, attempt: null }
    })
    expect(await outbox.flush()).toBe(true)
    expect(answered).toHaveLength(1)
  })

  it('takes a known phrase up again without making a second identity of it', async () => {
    const shell = createCampusShell(aFirstView())
    const { identityId } = shell.createIdentity()
    await shell.getToken(identityId)
    await shell.browserIdentity?.resume('ABANDON ability áble about above absent')
    expect(shell.identity.value).toMatchObject({ identityId })
  })

  it('refuses an unknown phrase and changes nothing', async () => {
    const shell = createCampusShell(aFirstView())
    const before = shell.createIdentity()
    server.on('POST /guests/tokens', () => problem(401, 'unknown-recovery-phrase'))
    await expect(shell.browserIdentity?.resume('not a phrase')).rejects.toMatchObject({ code: 'unknown-recovery-phrase' })
    expect(shell.identity.value).toEqual(before)
  })

  it('brings the guest back when a role is given back', async () => {
    const shell = createCampusShell(aFirstView())
    const guest = shell.createIdentity()
    await shell.browserIdentity?.logIn('s'.repeat(43))
    expect(shell.identity.value).toMatchObject({ kind: 'role', rights: { roles: ['learner', 'coordinator'] } })
    await shell.browserIdentity?.logOut()
    expect(shell.identity.value).toMatchObject({ kind: 'guest', identityId: guest.identityId })
  })

  it('forgets everything when one leaves the computer', async () => {
    const shell = createCampusShell(aFirstView())
    const outbox = await inApp(useOutbox, shell)
    localStorage.setItem('someone-else', 'stays')
    outbox.record(ENROL)
    shell.storage.write('place.x', 'y')
    shell.browserIdentity?.leaveComputer()
    expect(Object.keys(localStorage)).toEqual(['someone-else'])
    expect(shell.identity.value.kind).toBe('none')
  })

  it('erases on the server first, and keeps everything here when that fails', async () => {
    const shell = createCampusShell(aFirstView())
    const myData = await inApp(useMyData, shell)
    shell.createIdentity()
    server.on('DELETE /me', () => problem(503, 'server-busy'))
    await expect(myData.erase()).rejects.toMatchObject({ code: 'server-busy' })
    expect(shell.identity.value.kind).toBe('guest')
    server.on('DELETE /me', () => undefined)
    await myData.erase()
    expect(shell.identity.value.kind).toBe('none')
  })

  it('erases one identity and keeps what another still has to send', async () => {
    const shell = createCampusShell(aFirstView())
    const [outbox, myData] = await inApp(() => [useOutbox(), useMyData()] as const, shell)
    server.on('PUT /facts', () => problem(503, 'server-busy'))
    outbox.record(ENROL)
    await outbox.flush()
    await myData.resume('zèbre yacht wagon volcan vivant visage')
    shell.storage.write('place.vie-privee.who-sees', 'Cookies')
    server.on('DELETE /me', () => undefined)
    await myData.erase()
    expect(shell.identity.value.kind).toBe('none')
    expect(shell.storage.listKeys('outbox.')).toHaveLength(1)
    expect(shell.storage.listKeys('place.')).toEqual([])
    expect(shell.listIdentityIds()).toHaveLength(1)
  })

  it('tells the other tab who is here', async () => {
    const [one, other] = [createCampusShell(aFirstView()), createCampusShell(aFirstView())]
    one.createIdentity()
    window.dispatchEvent(new StorageEvent('storage', { key: 'parcours.identities' }))
    await settle()
    expect(other.identity.value).toEqual(one.identity.value)
  })
})
