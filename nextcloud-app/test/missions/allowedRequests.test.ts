// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it, vi } from 'vitest'
import { AppIsAbsent, CannotKnow, createAsk, MAX_ANSWER_BYTES } from '../../src/missions/allowedRequests.ts'

const ask = createAsk({ userId: 'rose', root: '/cloud', requestToken: () => 'the-token' })
const USER = { method: 'GET', address: '/ocs/v2.php/cloud/user' } as const
const ocs = (statuscode: number) => `{"ocs":{"meta":{"status":"failure","statuscode":${statuscode},"message":"x"},"data":[]}}`

function answer(response: () => Response | Promise<Response>) {
  const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>(() => Promise.resolve(response()))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

describe('a mission’s request', () => {
  it('carries the session and the token of this page, and nothing is cached or followed', async () => {
    const fetched = answer(() => new Response('{}'))
    await ask(USER)
    const [url, options] = fetched.mock.calls[0] ?? []
    expect(url).toBe('/cloud/ocs/v2.php/cloud/user')
    expect(options).toMatchObject({ method: 'GET', credentials: 'same-origin', cache: 'no-store', redirect: 'manual' })
    expect(new Headers(options?.headers).get('requesttoken')).toBe('the-token')
  })

  it('is never sent when no rule allows it', async () => {
    const fetched = answer(() => new Response('{}'))
    await expect(ask({ method: 'GET', address: '/ocs/v2.php/core/getapppassword' })).rejects.toThrow('no rule allows')
    await expect(ask({ method: 'PROPFIND', address: '/remote.php/dav/files/samir/' })).rejects.toThrow('no rule allows')
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('what an answer means for every check', () => {
  it.each([
    { status: 401, text: ocs(997), reason: 'signed-out' }, { status: 200, text: ocs(997), reason: 'signed-out' }, { status: 401, text: '<s:message>CSRF check not passed.</s:message>', reason: 'token-expired' },
    { status: 412, text: '{"message":"CSRF check failed"}', reason: 'token-expired' }, { status: 403, text: '', reason: 'not-allowed' }, { status: 429, text: '', reason: 'too-many-requests' },
    { status: 500, text: '<html>', reason: 'server-error' }, { status: 502, text: '', reason: 'server-error' }, { status: 503, text: 'maintenance', reason: 'server-error' }, { status: 507, text: '', reason: 'server-error' },
    { status: 302, text: '', reason: 'signed-out' }, { status: 400, text: '', reason: 'unreadable' }, { status: 423, text: '', reason: 'unreadable' },
  ])('$status is $reason', async ({ status, text, reason }) => {
    answer(() => new Response(text, { status }))
    await expect(ask(USER)).rejects.toEqual(new CannotKnow(reason as CannotKnow['reason']))
  })

  it('an OCS route that does not exist is an app that is not there', async () => {
    answer(() => new Response(ocs(998), { status: 404 }))
    await expect(ask(USER)).rejects.toBeInstanceOf(AppIsAbsent)
  })

  it('any other 404 is for the check to read', async () => {
    answer(() => new Response(ocs(404), { status: 404 }))
    expect((await ask(USER)).status).toBe(404)
  })

  it.each([
    { error: new TypeError('Failed to fetch'), reason: 'offline' }, { error: new DOMException('late', 'TimeoutError'), reason: 'timeout' }, { error: new DOMException('late', 'AbortError'), reason: 'timeout' },
  ])('no answer is $reason', async ({ error, reason }) => {
    answer(() => Promise.reject(error))
    await expect(ask(USER)).rejects.toMatchObject({ reason })
  })

  it('stops reading an answer without end', async () => {
    let sentBytes = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sentBytes += 1_000_000
        controller.enqueue(new Uint8Array(1_000_000))
      },
    })
    answer(() => new Response(endless))
    await expect(ask(USER)).rejects.toMatchObject({ reason: 'unreadable' })
    expect(sentBytes).toBeLessThanOrEqual(MAX_ANSWER_BYTES + 3_000_000)
  })
})
