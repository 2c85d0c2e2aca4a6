// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAppAssets } from '../../src/http/campus/appAssets.ts'
import { html, jsonBlock } from '../../src/http/campus/html.ts'
import { preferredLanguage } from '../../src/http/campus/languageOf.ts'
import { APP_PAGES } from '../../src/http/campus/messages/campusMessages.ts'
import { MESSAGES } from '../../src/http/campus/messages/messages.ts'
import { pagePolicy } from '../../src/http/campus/pagePolicy.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'

const PAGES = ['/', '/courses', '/courses?query=zzz', '/courses/petit-cours', '/courses/petit-cours/read', '/courses/petit-cours/quiz', '/courses/petit-cours/try',
  '/courses/petit-cours/sheets/memo', '/about', ...APP_PAGES.map((page) => `/${page}`), '/coordinate/petit-cours']
const ALL_PAGES = (['fr', 'en'] as const).flatMap((language) => PAGES.map((path) => ({ language, url: `/${language}${path}` })))

describe('pages of the campus', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    await test.publish({ title: 'Un <b>petit</b> cours & "plus"' })
  })
  afterAll(() => test.close())

  it.each(ALL_PAGES)('$url says its language, title, heading and places', async ({ language, url }) => {
    const { statusCode, body, headers } = await test.get(url)
    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`))
    expect(body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body).toMatch(/<title>[^<]+<\/title>/)
    expect(body).toMatch(/<meta name="description" content="[^"]+">/)
    expect(body).toContain('<a class="skip-link" href="#main">')
    expect(body).toContain('<main id="main"')
    for (const place of ['', 'courses', 'webinars', 'adventures']) expect(body).toContain(`<li><a href="/${language}/${place}"`)
    expect(body).not.toMatch(/<script(?! type="(module|application\/json)")/)
    expect(body).not.toMatch(/ style="| on[a-z]+="|undefined|\[object|NaN/)
  })

  it.each(ALL_PAGES)('$url closes what it opens and repeats no id', async ({ url }) => {
    const body = (await test.get(url)).body.replace(/<script[^>]*>.*?<\/script>/gs, '')
    expect(unclosed(body)).toEqual([])
    const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target = ''] of body.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(target)
  })

  it('escapes what authors wrote', async () => {
    const { body } = await test.get('/fr/courses/petit-cours')
    expect(body).toContain('<h1>Un &lt;b&gt;petit&lt;/b&gt; cours &amp; &quot;plus&quot;</h1>')
    expect(body).not.toContain('<b>petit')
  })

  it('says the language of a text that is not the page’s', async () => {
    expect((await test.get('/en/courses/petit-cours/read')).body).toContain('<h1 lang="fr">Activité read</h1>')
    expect((await test.get('/fr/courses/petit-cours/read')).body).toContain('<h1>Activité read</h1>')
  })

  it('shows questions to read and says that answering needs JavaScript', async () => {
    const { body } = await test.get('/fr/courses/petit-cours/quiz')
    expect(body).toContain('Laquelle')
    expect(body).toContain('JavaScript')
  })

  it('gives the app what its first view needs', async () => {
    const { body } = await test.get('/fr/courses/petit-cours/read')
    const state = JSON.parse(/id="parcours-state">(.+)<\/script>/.exec(body)?.[1] ?? '') as object
    expect(state).toMatchObject({ apiUrl: '/api/v1', language: 'fr', languages: ['fr', 'en'], course: { courseId: 'petit-cours' }, activity: { activityId: 'read' } })
    expect((await test.get('/api/v1/courses/petit-cours/activities/read')).json()).toEqual((state as { activity: unknown }).activity)
  })

  it('sends a browser to its language', async () => {
    expect((await test.get('/')).headers.location).toBe('/fr/')
    expect((await test.app.inject({ url: '/', headers: { 'accept-language': 'de, en;q=0.8, fr;q=0.5' } })).headers.location).toBe('/en/')
  })

  it.each([['fr', '/fr/nowhere'], ['en', '/en/courses/nowhere'], ['fr', '/fr/courses/petit-cours/nowhere'], ['en', '/en/courses?theme=nonsense']])('says in %s that %s does not exist', async (language, url) => {
    const answer = await test.get(url)
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain(MESSAGES[language as 'fr' | 'en'].notFoundTitle)
  })

  it('lets nothing from elsewhere onto a page', async () => {
    for (const { url } of ALL_PAGES) {
      const { headers, body } = await test.get(url)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*/)
      for (const [, source = ''] of body.matchAll(/ src="([^"]+)"/g)) expect(source).toMatch(/^\//)
    }
    expect(pagePolicy(['tube.example.org', "x; script-src 'unsafe-inline'"])).toContain('frame-src https://tube.example.org; base-uri')
  })

  it('weighs at most 30 kB with its style, compressed', async () => {
    const page = await test.app.inject({ url: '/fr/courses/petit-cours/quiz', headers: { 'accept-encoding': 'br' } })
    const css = /href="(\/campus-[^"]+)"/.exec((await test.get('/fr/')).body)?.[1] ?? ''
    const style = await test.app.inject({ url: css, headers: { 'accept-encoding': 'gzip' } })
    expect(style.headers['cache-control']).toContain('immutable')
    expect(style.rawPayload.length).toBeLessThan(6000)
    expect(page.rawPayload.length + style.rawPayload.length).toBeLessThan(30_000)
  })
})

describe('templates', () => {
  it('escape every value but markup', () => {
    expect(html`<p title="${'"><script>'}">${['<a>', html`<b>`, null, false, 3]}</p>`.markup).toBe('<p title="&quot;&gt;&lt;script&gt;">&lt;a&gt;<b>3</p>')
  })

  it('write JSON that cannot end its script', () => {
    const value = { text: '</script><!--\u2028&' }
    expect(jsonBlock(value).markup).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(jsonBlock(value).markup)).toEqual(value)
  })

  it.each([['', 'fr'], ['fr-CA', 'fr'], ['en-GB,en;q=0.9', 'en'], ['de', 'en'], ['fr;q=0, en', 'en'], ['nonsense;q=x', 'fr'], [undefined, 'fr']])('take %j as %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })

  it('find the script and styles of the built app in its manifest', () => {
    const manifest = { 'src/campus.ts': { file: 'assets/campus-1.js', isEntry: true, css: ['assets/a.css'], imports: ['_x.js'] }, '_x.js': { file: 'assets/x.js', css: ['assets/b.css'], imports: ['_x.js'] } }
    expect(readAppAssets(JSON.stringify(manifest), '/srv')).toEqual({ folder: '/srv', scriptPath: '/app/assets/campus-1.js', stylePaths: ['/app/assets/a.css', '/app/assets/b.css'] })
    expect(() => readAppAssets('{}', '/srv')).toThrow()
  })
})

const VOID = new Set(['meta', 'link', 'input', 'img', 'br', 'hr', '!doctype'])

/** Names of elements opened and not closed in order. */
function unclosed(body: string): readonly string[] {
  const open: string[] = []
  for (const [, slash, name = ''] of body.matchAll(/<(\/?)([a-z!][a-z0-9]*)[^>]*>/gi)) {
    if (VOID.has(name.toLowerCase())) continue
    if (slash === '') open.push(name)
    else if (open.at(-1) === name) open.pop()
    else return [...open, `/${name}`]
  }
  return open
}
