// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TrainerSeries } from '@parcours/courses'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiClient } from '../support/apiClient.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'
import { logInTrainer, openSeries, seriesFieldsOf } from '../support/webinarSeries.ts'

const TITLE = 'C’est quoi le problème avec les géants du web ?'
const ROOM = 'https://meet.example.org/1'

describe('people without an account take part in a webinar with one place', () => {
  let server: RunningServer
  let browser: Browser
  let seriesId: string
  beforeAll(async () => {
    server = await startServer()
    browser = await launchBrowser()
    const series = await openSeries(server, await logInTrainer(server), { title: TITLE, startsInMinutes: 10, sessionCount: 2, fields: { capacity: 1, summary: 'Deux rencontres.' } })
    seriesId = series.seriesId
  })
  afterAll(async () => {
    await browser.close()
    await server.dispose()
  })

  /** Somebody on a computer of their own, whose clock stands elsewhere. */
  async function enter(timezoneId: string): Promise<{ context: BrowserContext; page: Page; foreignRequests: readonly string[] }> {
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId, viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    const { foreignRequests } = watchPage(page, server.url)
    await page.goto(`${server.url}/fr/webinars/${seriesId}`)
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    return { context, page, foreignRequests }
  }

  it('registers the first, lets the second wait, and gives the place on when the first leaves', async () => {
    const rose = await enter('America/Montreal')
    await rose.page.getByRole('button', { name: 'S’inscrire à la série (2 séances)' }).click()
    await rose.page.getByRole('status').filter({ hasText: 'Vous êtes inscrit⋅e.' }).waitFor()
    expect(await rose.page.locator('main').innerText()).toContain('chez vous')

    const theo = await enter('Europe/Paris')
    await theo.page.getByRole('button', { name: 'S’inscrire sur la liste d’attente' }).click()
    await theo.page.getByRole('status').filter({ hasText: 'au rang 1' }).waitFor()
    expect(await theo.page.locator('main').innerText()).not.toContain('chez vous')

    // By keyboard alone: the question takes the focus, Escape changes nothing.
    await rose.page.getByRole('button', { name: 'Me désinscrire de la série' }).focus()
    await rose.page.keyboard.press('Enter')
    await rose.page.keyboard.press('Escape')
    await rose.page.getByRole('button', { name: 'Me désinscrire de la série' }).press('Enter')
    await rose.page.getByRole('button', { name: 'Oui, me désinscrire' }).press('Enter')
    await rose.page.getByRole('status').filter({ hasText: 'Vous n’êtes plus inscrit⋅e.' }).waitFor()

    await theo.page.reload()
    await theo.page.getByText('Vous êtes inscrit⋅e.').waitFor()
    expect([...rose.foreignRequests, ...theo.foreignRequests]).toEqual([])
    await theo.context.close()
    await rose.context.close()
  })

  it('opens the room near the hour, leads there in the same tab, and sends no name that was not typed', async () => {
    const { context, page } = await enter('Europe/Paris')
    await context.route(`${ROOM}*`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Salon</h1>' }))
    await page.getByRole('button', { name: 'S’inscrire sur la liste d’attente' }).click()
    await page.getByText('au rang 1').waitFor()
    await widen(server, await logInTrainer(server), seriesId)
    await page.goto(`${server.url}/fr/`)
    const way = page.getByRole('link', { name: /^Rejoindre/ })
    await way.waitFor()
    await way.click()
    const sent = page.waitForRequest((request) => request.url().endsWith('/join'))
    await page.getByRole('button', { name: 'Rejoindre la séance' }).click()
    expect((await sent).postDataJSON()).toEqual({ displayName: '', isListenOnly: false, mayRecordPresence: false })
    await page.waitForURL(`${ROOM}*`)
    await context.close()
  })
})

/** A second place: the first who waits has it. */
async function widen(server: RunningServer, token: string, seriesId: string): Promise<void> {
  const client = new ApiClient(server.url)
  const path = `/api/v1/desk/series/${seriesId}`
  const series = await client.ask<TrainerSeries>('GET', path, { token })
  await client.ask('PUT', path, { token, body: { ...seriesFieldsOf(series), capacity: 2 } })
}
