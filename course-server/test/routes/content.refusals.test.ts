// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage, PublicActivity } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { mintToken, pairSpace } from '../support/testSpace.ts'

describe.each(DATABASES)('content by audience, on $name', ({ open }) => {
  let test: TestApp
  let ours: string
  let stranger: string
  let guest: string
  beforeAll(async () => {
    test = await openTestApp(open)
    const space = await pairSpace(test)
    await test.publish({ courseId: 'pour-tous' })
    await test.publish({ courseId: 'pour-espaces', audience: 'spaces' })
    await test.publish({ courseId: 'pour-nous', audience: 'space', spaceId: space.spaceId })
    ours = await mintToken(test, space)
    stranger = await mintToken(test, await pairSpace(test))
    guest = (await test.createGuest()).token
  })
  afterAll(() => test.close())

  const seenBy = async (token?: string) => (await test.get('/api/v1/catalogue', token)).json<CataloguePage>().courses.map((card) => card.courseId).sort()

  it('lists for each what their audience allows', async () => {
    expect(await seenBy()).toEqual(['pour-tous'])
    expect(await seenBy(guest)).toEqual(['pour-tous'])
    expect(await seenBy(stranger)).toEqual(['pour-espaces', 'pour-tous'])
    expect(await seenBy(ours)).toEqual(['pour-espaces', 'pour-nous', 'pour-tous'])
  })

  it.each(['', '/activities/read', '/sheets/memo', '/media/01-one/media/plan.svg'])('404 on …%s outside the audience, 200 inside', async (rest) => {
    const url = `/api/v1/courses/pour-nous${rest}`
    for (const token of [undefined, guest, stranger]) expect(codeOf(await test.get(url, token))).toBe('404 unknown-course')
    expect((await test.get(url, ours)).statusCode).toBe(200)
  })

  it('serves the pictures of a course that is not public by the ticket its reader received, and no other', async () => {
    const { html, materials } = (await test.get('/api/v1/courses/pour-nous/activities/read', ours)).json<PublicActivity>()
    const picture = /src="([^"]+)"/.exec(html)?.[1] ?? ''
    expect(picture).toMatch(/^\/api\/v1\/courses\/pour-nous\/media\/~[\w-]{22}\/01-one\/media\/plan\.svg$/)
    const answer = await test.get(picture)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' })
    expect(answer.headers['content-security-policy']).toContain('sandbox')
    expect(answer.headers['cache-control']).toContain('private')
    const file = materials.find((material) => material.kind === 'file')
    expect((await test.get(`/api/v1/courses/pour-nous/media/${file?.path ?? ''}`)).statusCode).toBe(200)
    expect(codeOf(await test.get(picture.replace('pour-nous', 'pour-espaces')))).toBe('404 unknown-course')
    expect(codeOf(await test.get(picture.replace(/~./, (start) => (start === '~0' ? '~1' : '~0'))))).toBe('404 unknown-course')
    test.clock.advance(61 * 86_400_000)
    expect(codeOf(await test.get(picture))).toBe('404 unknown-course')
  })

  it('gives other origins the whole address of pictures', async () => {
    const answer = await test.app.inject({ url: '/api/v1/courses/pour-tous/activities/read', headers: { origin: 'https://nuage.example.org' } })
    expect(answer.json<PublicActivity>().html).toContain(`src="${test.publicUrl}/api/v1/courses/pour-tous/media/01-one/media/plan.svg"`)
  })

  it.each([
    ['/api/v1/courses/nowhere', '404 unknown-course'],
    ['/api/v1/courses/pour-tous/activities/nowhere', '404 unknown-activity'],
    ['/api/v1/courses/pour-tous/sheets/nowhere', '404 unknown-sheet'],
    ['/api/v1/courses/pour-tous/media/nowhere.svg', '404 unknown-file'],
    ['/api/v1/courses/pour-tous/media/..%2f..%2fcourse.yml', '404 unknown-file'],
    ['/api/v1/courses/pour-tous/media/01-one/01-read.fr.md', '404 unknown-file'],
    ['/api/v1/courses/POUR_TOUS', '400 invalid-request'],
    ['/api/v1/catalogue?theme=nonsense', '400 invalid-request'],
    ['/api/v1/catalogue?page=0', '400 invalid-request'],
    ['/api/v1/catalogue?surplus=1', '400 invalid-request'],
  ])('%s is %s', async (url, code) => {
    expect(codeOf(await test.get(url))).toBe(code)
  })

  it('answers 304 to a reader who has it, and compresses for one who takes it', async () => {
    const url = '/api/v1/courses/pour-tous'
    const first = await test.get(url)
    const etag = String(first.headers.etag)
    expect((await test.app.inject({ url, headers: { 'if-none-match': etag } })).statusCode).toBe(304)
    const brotli = await test.app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(brotli.rawPayload.length).toBeLessThan(first.rawPayload.length)
    expect((await test.app.inject({ url, headers: { 'accept-encoding': 'gzip;q=0.5, br;q=0' } })).headers['content-encoding']).toBe('gzip')
  })
})
