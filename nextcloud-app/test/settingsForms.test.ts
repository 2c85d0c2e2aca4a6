// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { wireSettingsForms } from '../src/settingsForms.ts'

const FORM = `
  <form data-method="PUT" data-url="/choices">
    <input name="leadContact" value="aide@example.org">
    <textarea name="videoServers">https://framatube.org</textarea>
    <input type="checkbox" name="trainerGroups" data-kind="list" value="animation" checked>
    <input type="checkbox" name="trainerGroups" data-kind="list" value="ca">
    <input type="checkbox" name="noticeGroups" data-kind="list" value="ca">
    <input type="checkbox" name="isProxied" data-kind="switch">
    <button type="submit">Save</button>
    <p role="status"></p>
  </form>`

function answer(status: number, data: unknown): Response {
  return new Response(JSON.stringify({ ocs: { meta: {}, data } }), { status })
}

/** Shows a form, sends it, and waits until it said something or asked for a new page. */
async function send(html: string, reply: () => Promise<Response>) {
  document.body.innerHTML = `<div id="root" data-no-answer="No answer.">${html}</div>`
  const request = vi.spyOn(globalThis, 'fetch').mockImplementation(reply)
  const reload = vi.fn()
  wireSettingsForms(document.getElementById('root') as HTMLElement, reload)
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await new Promise((resolve) => { setTimeout(resolve, 10) })
  return { request, reload, said: document.querySelector('[role="status"]')?.textContent }
}

describe('the forms of the settings', () => {
  beforeEach(() => { document.head.dataset['requesttoken'] = 'csrf' })
  afterEach(() => { vi.restoreAllMocks() })

  it('send texts, switches and lists as what they are, with the CSRF token', async () => {
    const { request } = await send(FORM, () => Promise.resolve(answer(200, {})))
    const [url, options] = request.mock.calls[0] ?? []
    expect(url).toBe('/choices')
    expect(options?.method).toBe('PUT')
    expect(new Headers(options?.headers).has('requesttoken')).toBe(true)
    expect(JSON.parse(options?.body as string)).toEqual({
      leadContact: 'aide@example.org', videoServers: 'https://framatube.org', trainerGroups: ['animation'], noticeGroups: [], isProxied: false,
    })
  })

  it.each([
    { status: 200, data: { message: 'Saved.' }, said: 'Saved.' },
    { status: 422, data: { code: 'unknown-group', message: 'There is no such group.' }, said: 'There is no such group.' },
    { status: 502, data: [], said: 'No answer.' },
  ])('say "$said" after $status', async ({ status, data, said }) => {
    expect((await send(FORM, () => Promise.resolve(answer(status, data)))).said).toBe(said)
  })

  it('say so when no answer comes', async () => {
    expect((await send(FORM, () => Promise.reject(new TypeError('Failed to fetch')))).said).toBe('No answer.')
  })

  it('ask for a new page only after success', async () => {
    const form = FORM.replace('data-url', 'data-reloads data-url')
    expect((await send(form, () => Promise.resolve(answer(409, { message: 'Already paired.' })))).reload).not.toHaveBeenCalled()
    expect((await send(form, () => Promise.resolve(answer(200, {})))).reload).toHaveBeenCalledOnce()
  })

  it('send a DELETE without body, switches as 1 and 0', async () => {
    const { request } = await send('<form data-method="DELETE" data-url="/pairing"><input type="checkbox" name="isForced" data-kind="switch" checked></form>', () => Promise.resolve(answer(200, {})))
    const [url, options] = request.mock.calls[0] ?? []
    expect(url).toBe('/pairing?isForced=1')
    expect(options?.body).toBeUndefined()
  })

  it('send nothing when the person says no', async () => {
    vi.stubGlobal('confirm', () => false)
    const { request } = await send(FORM.replace('data-url', 'data-confirm="Sure?" data-url'), () => Promise.resolve(answer(200, {})))
    expect(request).not.toHaveBeenCalled()
    vi.unstubAllGlobals()
  })
})
