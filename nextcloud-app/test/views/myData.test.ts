// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeServer, type FakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(async () => {
  server = createFakeServer()
  await mountAt('/courses/vie-privee')
  getByRole('button', 'Follow this course').click()
  await settle()
  document.body.innerHTML = ''
})

describe('what is kept about me', () => {
  it('shows the recovery phrase', async () => {
    await mountAt('/my-data')
    expect(pageText()).toContain('abandon ability able about above absent')
  })

  it('shows all that the server keeps', async () => {
    server.on('GET /me/export', () => ({ courses: ['vie-privee'] }))
    await mountAt('/my-data')
    getByRole('button', 'See it here').click()
    await settle()
    expect(document.querySelector('pre')?.textContent).toContain('"vie-privee"')
  })

  it('erases after one plain question, and not before', async () => {
    server.on('DELETE /me', () => undefined)
    const { shell } = await mountAt('/my-data')
    getByRole('button', 'Erase all that is kept about me').click()
    await settle()
    expect(server.requests.some(({ method }) => method === 'DELETE')).toBe(false)
    expect(document.activeElement).toBe(getByRole('group', 'Erase all that is kept about me'))
    expect(await listAxeViolations()).toEqual([])
    getByRole('button', 'Erase for ever').click()
    await settle()
    expect(server.requests.some(({ method }) => method === 'DELETE')).toBe(true)
    expect(shell.identity.value.kind).toBe('none')
    expect(document.activeElement?.textContent).toBe('Everything is erased, here and on the server.')
    expect(() => getByRole('button', 'Erase all that is kept about me')).toThrow()
  })

  it('says before that one’s places in webinars and adventures go too', async () => {
    await mountAt('/my-data')
    getByRole('button', 'Erase all that is kept about me').click()
    await settle()
    expect(getByRole('group', 'Erase all that is kept about me').textContent).toContain('your registrations for webinars with the places they hold, and your adventures')
  })

  it('changes nothing when one thinks better of it', async () => {
    const { shell } = await mountAt('/my-data')
    getByRole('button', 'Leave this computer').click()
    await settle()
    getByRole('button', 'Change nothing').click()
    await settle()
    expect(document.activeElement).toBe(getByRole('button', 'Leave this computer'))
    expect(shell.identity.value.kind).toBe('guest')
  })

  it('forgets this browser and says so', async () => {
    const { shell } = await mountAt('/my-data')
    getByRole('button', 'Leave this computer').click()
    await settle()
    getByRole('button', 'Forget everything here').click()
    await settle()
    expect(shell.identity.value.kind).toBe('none')
    expect(pageText()).toContain('This browser has forgotten everything.')
  })

  it('goes on with a phrase from another device', async () => {
    const { router } = await mountAt('/my-data')
    const input = getByRole('textbox', 'My recovery phrase') as HTMLInputElement
    input.value = 'zèbre yacht wagon volcan vivant visage'
    input.dispatchEvent(new Event('input'))
    document.querySelector('main form')?.dispatchEvent(new Event('submit'))
    await settle()
    expect(server.requests.findLast(({ path }) => path === '/guests/tokens')?.body).toEqual({ recoveryPhrase: 'zèbre yacht wagon volcan vivant visage' })
    // The view is loaded first.
    await vi.waitFor(() => { expect(router.currentRoute.value.path).toBe('/progress') })
  })
})
