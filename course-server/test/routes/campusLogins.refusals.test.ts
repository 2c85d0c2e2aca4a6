// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenMessage } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'

describe.each(DATABASES)('roles of the campus, on $name', ({ open }) => {
  let test: TestApp
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())

  const aLink = async (wish: { readonly role?: 'trainer' | 'coordinator'; readonly isReusable?: boolean } = {}) =>
    (await test.all.services.roleLinks.invite({ spaceId: 'campus', role: wish.role ?? 'coordinator', isReusable: wish.isReusable ?? false })).link
  const logIn = (secret: string, headers: Readonly<Record<string, string>> = {}) =>
    test.app.inject({ method: 'POST', url: '/api/v1/campus/logins', payload: { secret }, headers })
  const mint = (cookie?: string, headers: Readonly<Record<string, string>> = {}) =>
    test.app.inject({ method: 'POST', url: '/api/v1/campus/tokens', headers, ...(cookie === undefined ? {} : { cookies: { 'parcours-role': cookie } }) })
  const cookieOf = async (secret: string) => (await logIn(secret)).cookies[0]

  it('exchange a link for a cookie that scripts and other sites cannot use', async () => {
    expect(await cookieOf(await aLink())).toMatchObject({ name: 'parcours-role', httpOnly: true, sameSite: 'Strict', secure: true, path: '/' })
  })

  it('get short tokens that carry the role', async () => {
    const cookie = await cookieOf(await aLink())
    const token = (await mint(cookie?.value)).json<TokenMessage>()
    expect(token).toMatchObject({ roles: ['learner', 'coordinator'], isHost: false })
    expect((await test.get('/api/v1/figures/courses', token.token)).statusCode).toBe(200)
  })

  it('spend a link once; a reusable one stays', async () => {
    const link = await aLink()
    expect((await logIn(link)).statusCode).toBe(204)
    expect(codeOf(await logIn(link))).toBe('409 used-role-link')
    const demo = await aLink({ isReusable: true })
    expect((await logIn(demo)).statusCode).toBe(204)
    expect((await logIn(demo)).statusCode).toBe(204)
  })

  it('refuse an unknown link, an old one, and a request from another site', async () => {
    expect(codeOf(await logIn('x'.repeat(43)))).toBe('404 unknown-role-link')
    expect(codeOf(await logIn('short'))).toBe('400 invalid-request')
    const link = await aLink()
    expect(codeOf(await logIn(link, { 'sec-fetch-site': 'cross-site' }))).toBe('403 cross-site-request')
    test.clock.advance(DAY_MS + 1)
    expect(codeOf(await logIn(link))).toBe('410 expired-role-link')
  })

  it('refuse a token without the cookie, with a wrong one, or from another site', async () => {
    expect(codeOf(await mint())).toBe('401 login-required')
    expect(codeOf(await mint('x'.repeat(43)))).toBe('401 login-required')
    const cookie = await cookieOf(await aLink())
    expect(codeOf(await mint(cookie?.value, { 'sec-fetch-site': 'same-site' }))).toBe('403 cross-site-request')
  })

  it('end by signing out, or when the operator withdraws the role', async () => {
    const cookie = await cookieOf(await aLink())
    const out = await test.app.inject({ method: 'DELETE', url: '/api/v1/campus/logins', cookies: { 'parcours-role': cookie?.value ?? '' } })
    expect(out.statusCode).toBe(204)
    expect(codeOf(await mint(cookie?.value))).toBe('401 login-required')
    const second = await cookieOf(await aLink({ role: 'trainer' }))
    expect(await test.all.services.roleLinks.revokeRole('campus', 'trainer')).toBe(1)
    expect(codeOf(await mint(second?.value))).toBe('401 login-required')
  })
})
