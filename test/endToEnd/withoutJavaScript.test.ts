// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage } from '@parcours/courses'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/apiClient.ts'
import { launchBrowser } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

/** An activity page without JavaScript, HTML and CSS as transferred. */
const MOST_BYTES = 30_000

describe('without JavaScript', () => {
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.dispose()
  })

  it('one finds a course by searching and reads an activity', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
    const page = await context.newPage()
    await page.goto(`${server.url}/`)
    expect(page.url()).toContain('/fr/')
    await page.getByRole('navigation').getByRole('link', { name: 'Parcours', exact: true }).click()
    await page.getByRole('searchbox').fill('PREMIERS PAS')
    await page.getByRole('button', { name: 'Chercher' }).click()
    await page.getByRole('link', { name: /^Premiers pas/ }).click()
    await page.getByRole('link', { name: /^Se connecter/ }).click()
    expect(await page.locator('main').innerText()).toContain('double authentification')
    await context.close()
  })

  it('every activity of every course weighs less than 30 kB and shows its text', async () => {
    const client = new ApiClient(server.url)
    const { courses } = await client.ask<CataloguePage>('GET', '/api/v1/catalogue?language=fr')
    const stylesheet = new Map<string, number>()
    let heaviest = 0
    for (const { courseId } of courses) {
      const course = await client.course(courseId)
      for (const { activityId, title } of course.modules.flatMap((module) => module.activities)) {
        const answer = await fetch(`${server.url}/fr/courses/${courseId}/${activityId}`, { headers: { 'accept-encoding': 'br' } })
        const html = await answer.text()
        expect(html).toContain(title.replaceAll("'", '&#39;'))
        const css = await Promise.all([...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(async ([, href = '']) => {
          const known = stylesheet.get(href) ?? await transferredBytes(server.url + href)
          stylesheet.set(href, known)
          return known
        }))
        const bytes = await transferredBytes(answer.url) + css.reduce((sum, size) => sum + size, 0)
        heaviest = Math.max(heaviest, bytes)
      }
    }
    expect(heaviest).toBeGreaterThan(2000)
    expect(heaviest).toBeLessThan(MOST_BYTES)
  })
})

/** Bytes on the wire, compressed as a browser asks. */
async function transferredBytes(address: string): Promise<number> {
  const { request } = await import('node:http')
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => { bytes += chunk.length })
      answer.on('end', () => { resolve(bytes) })
    }).on('error', reject).end()
  })
}
