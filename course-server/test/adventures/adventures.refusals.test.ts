// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { makeSubject } from '../support/testSpace.ts'
import { TODAY, makeAdventureWorld, storyFiles, type AdventureWorld } from './adventureWorld.ts'

type Ask = ['GET' | 'POST' | 'PUT' | 'DELETE', string, object?]

describe('adventures refuse', () => {
  let test: TestApp
  let world: AdventureWorld
  let stranger: AdventureWorld
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    world = await makeAdventureWorld(test)
    stranger = await makeAdventureWorld(test)
    await world.publish()
  })
  afterAll(() => test.close())
  const refusal = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, token: string | undefined, payload?: object) => {
    const answer = await world.ask(method, path, token, payload)
    return `${answer.statusCode} ${answer.json<{ code: string }>().code}`
  }
  const run = { savedRun: 'x', revision: 0 }
  const files = { files: storyFiles(), revision: 0 }
  const event = { kind: 'start', step: 0, passageId: 'cave', day: TODAY }
  const batch = { runId: '00000000-0000-4000-8000-000000000000', version: 'A'.repeat(43), language: 'fr', events: [event] }

  it.each<Ask>([
    ['GET', '/me/runs'], ['GET', '/me/runs/tri'], ['PUT', '/me/runs/tri', run], ['DELETE', '/me/runs/tri'], ['GET', '/adventure-figures'], ['GET', '/adventures/tri/figures'],
    ['GET', '/adventures/tri/figures.csv'], ['GET', '/desk/adventures'], ['GET', '/desk/adventures/tri'], ['PUT', '/desk/adventures/tri/draft', files],
    ['DELETE', '/desk/adventures/tri/draft'], ['POST', '/desk/adventure-checks', { files: storyFiles() }], ['POST', '/desk/adventures/tri/publications', { revision: 2, audience: 'space' }],
  ])('%s %s without a token', async (method, path, payload) => {
    expect(await refusal(method, path, undefined, payload)).toBe('401 token-required')
  })

  it.each<Ask>([
    ['GET', '/adventure-figures'], ['GET', '/adventures/tri/figures'], ['GET', '/desk/adventures'], ['GET', '/desk/adventures/tri'], ['PUT', '/desk/adventures/tri/draft', files],
    ['DELETE', '/desk/adventures/tri/draft'], ['POST', '/desk/adventure-checks', { files: storyFiles() }], ['POST', '/desk/adventures/tri/publications', { revision: 2, audience: 'space' }],
  ])('%s %s to a learner', async (method, path, payload) => {
    expect(await refusal(method, path, await world.token(), payload)).toBe('403 role-required')
  })

  it.each<Ask>([
    ['GET', '/adventures/tri'], ['GET', '/adventures/tri/figures'], ['GET', '/adventures/tri/figures.csv'], ['GET', '/desk/adventures/tri'],
    ['DELETE', '/desk/adventures/tri/draft'], ['POST', '/desk/adventures/tri/publications', { revision: 2, audience: 'space' }], ['PUT', '/me/runs/tri', run],
  ])('%s %s to another space, as if it were not there', async (method, path, payload) => {
    expect(await refusal(method, path, await stranger.token(['trainer']), payload)).toBe('404 unknown-adventure')
  })

  it('an audience beyond the space to those who are neither campus nor host', async () => {
    const publish = (audience: string) => world.token(['trainer']).then((token) => refusal('POST', '/desk/adventures/tri/publications', token, { revision: 2, audience }))
    expect([await publish('spaces'), await publish('public')]).toEqual(['403 audience-refused', '403 audience-refused'])
  })

  it('a story under another’s name', async () => {
    await world.ask('PUT', '/desk/adventures/autre/draft', await world.token(['trainer']), files)
    expect(await refusal('POST', '/desk/adventures/autre/publications', await world.token(['trainer']), { revision: 1, audience: 'space' })).toBe('422 adventure-id-differs')
  })

  it('path events with an identity, of a learner as of a trainer', async () => {
    for (const roles of [['learner'], ['trainer']]) expect(await refusal('POST', '/path-events', await world.token(roles), batch)).toBe('400 identity-not-wanted')
  })

  it.each([
    ['no event', { ...batch, events: [] }], ['too many events', { ...batch, events: Array.from({ length: 201 }, () => event) }], ['a run that is no UUID', { ...batch, runId: 'ada' }],
    ['words instead of a result', { ...batch, events: [{ ...event, kind: 'mission', result: 'presque' }] }], ['a reason of one’s own', { ...batch, events: [{ ...event, kind: 'mission', result: 'no', reason: 'Samir' }] }],
    ['a mission without result', { ...batch, events: [{ ...event, kind: 'mission' }] }], ['an hour', { ...batch, events: [{ ...event, day: `${TODAY}T10:00` }] }],
    ['a subject', { ...batch, subject: 'ada' }], ['a place that is a sentence', { ...batch, events: [{ ...event, passageId: 'mon dossier AG' }] }],
  ])('path events with %s', async (_, payload) => {
    expect(await refusal('POST', '/path-events', undefined, payload)).toBe('400 invalid-request')
  })

  it('a saved run that is too long, too many runs, and a draft that is no text', async () => {
    const mine = await world.token(['learner'], makeSubject())
    expect(await refusal('PUT', '/me/runs/tri', mine, { ...run, savedRun: 'x'.repeat(32_769) })).toBe('400 invalid-request')
    expect(await refusal('PUT', '/me/runs/tri', mine, { ...run, savedRun: 'a\u0000b' })).toBe('400 invalid-request')
    expect(await refusal('PUT', '/me/runs/nulle-part', mine, run)).toBe('404 unknown-adventure')
    const trainer = await world.token(['trainer'])
    expect(await refusal('PUT', '/desk/adventures/tri/draft', trainer, { files: [{ path: '../x.md', text: '' }], revision: 0 })).toBe('400 invalid-request')
    expect(await refusal('PUT', '/desk/adventures/tri/draft', trainer, { files: [{ path: 'a.fr.md', text: 'x'.repeat(3_000_000) }], revision: 0 })).toBe('413 body-too-large')
  })

  it('more batches from one address than a class could send', async () => {
    const limited = await openTestApp(openTestSqlite, { limits: { pathEvents: 2 } })
    const send = async () => (await limited.app.inject({ method: 'POST', url: '/api/v1/path-events', payload: batch })).statusCode
    expect([await send(), await send(), await send()]).toEqual([200, 200, 429])
    await limited.close()
  })
})

describe('pages without scripts', () => {
  it('list the stories, present one, and print it as a book with no way out of it but its own', async () => {
    const test = await openTestApp(openTestSqlite)
    const host = await makeAdventureWorld(test, { isHost: true })
    const coordinator = await host.token(['coordinator'])
    await host.ask('PUT', '/desk/adventures/tri/draft', coordinator, files('<b>gras</b>'))
    await host.ask('POST', '/desk/adventures/tri/publications', coordinator, { revision: 1, audience: 'public' })
    const page = async (path: string) => (await test.app.inject({ method: 'GET', url: path })).body
    expect(await page('/fr/adventures')).toContain('<a href="/fr/adventures/tri">Le tri</a>')
    expect(await page('/en/adventures/tri')).toMatch(/<h1 lang="fr">Le tri<\/h1>/)
    const book = await page('/fr/adventures/tri/book')
    expect(book).toContain('allez au\u00a0')
    expect(book).toContain('class="book-mission"')
    expect(book).toContain('&lt;b&gt;gras')
    expect(book).not.toContain('<b>gras')
    expect(book).not.toMatch(/<script type="module"/)
    expect(await page('/fr/adventures/tri/play')).toContain('/fr/adventures/tri/book')
    expect((await test.app.inject({ method: 'GET', url: '/fr/adventures/nulle-part' })).statusCode).toBe(404)
    await test.close()
  })
})

function files(words: string): object {
  return { files: storyFiles().map(({ path, text }) => ({ path, text: text.replace('Un carton, deux lampes.', words) })), revision: 0 }
}
