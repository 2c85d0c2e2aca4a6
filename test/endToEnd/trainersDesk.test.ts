// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { instantOf, wallTimeAt } from '@parcours/courses'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const ZONE = 'Europe/Paris'
const DAY_MS = 86_400_000
const TITLE = 'Découverte des services numériques éthiques'

describe('a trainer leads a series from its first date to its figures', () => {
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

  async function enterAsTrainer(): Promise<Page> {
    const link = /https?:\S+/.exec(await server.cli('role', 'invite', '--space', 'campus', '--role', 'trainer'))?.[0] ?? ''
    const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: ZONE })).newPage()
    await page.goto(link.replace('/en/', '/fr/'))
    await page.getByRole('button', { name: 'Entrer' }).click()
    await page.getByRole('heading', { level: 1, name: 'Animer' }).waitFor()
    return page
  }

  async function registerAsGuest(seriesId: string): Promise<void> {
    const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/fr/webinars/${seriesId}`)
    await page.getByLabel('Votre nom ou un pseudonyme (facultatif)').fill('Rose')
    await page.getByRole('button', { name: 'S’inscrire à la série (8 séances)' }).click()
    await page.getByRole('status').filter({ hasText: 'Vous êtes inscrit⋅e.' }).waitFor()
    await context.close()
  }

  const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words }).waitFor()

  it('moves it whole across a change of clocks, with its registrations, and keeps what is ticked', async () => {
    const page = await enterAsTrainer()
    const watch = watchPage(page, server.url)
    const shift = nextClockChange(new Date(Date.now() + 30 * DAY_MS))

    await page.getByRole('link', { name: 'Créer une série' }).click()
    await page.getByLabel('Première séance : jour et heure').fill(`${dayOf(new Date(Date.now() + 10 * DAY_MS))}T14:00`)
    await page.getByRole('heading', { name: '8 dates' }).waitFor()
    await page.getByRole('button', { name: 'Créer le brouillon' }).click()
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    const seriesId = page.url().split('/').at(-1) ?? ''
    expect((await fetch(`${server.url}/api/v1/series/${seriesId}`)).status).toBe(404)

    await page.getByRole('link', { name: 'Réglages de la série' }).click()
    await page.getByLabel('Tout le monde, avec ou sans compte').check()
    await page.getByLabel('Places').fill('12')
    await page.getByRole('button', { name: 'Enregistrer les réglages' }).click()
    await status(page, 'Enregistré.')
    await page.getByRole('link', { name: 'Séances' }).click()
    await page.getByRole('button', { name: 'Publier et ouvrir les inscriptions' }).click()
    await status(page, 'La série est publiée')
    await registerAsGuest(seriesId)

    await page.getByRole('link', { name: 'Tout déplacer' }).click()
    await page.getByLabel('Nouveaux jour et heure de la séance 1').fill(`${dayOf(new Date(shift - 10 * DAY_MS))}T14:00`)
    await page.getByText('Les horloges auront changé').waitFor()
    expect(await page.locator('tbody tr').count()).toBe(8)
    await page.getByRole('button', { name: 'Déplacer 8 séances' }).click()
    await status(page, '8 séances sont déplacées. Les inscriptions sont gardées.')
    const { sessions } = await (await fetch(`${server.url}/api/v1/series/${seriesId}`)).json() as { sessions: readonly { localStart: string; startsAt: string }[] }
    expect(new Set(sessions.map(({ localStart }) => localStart.slice(11)))).toEqual(new Set(['14:00']))
    expect(sessions.slice(0, 2).map(({ startsAt }) => startsAt.slice(11, 16)).sort()).toEqual(['12:00', '13:00'])

    await page.getByRole('link', { name: 'Annonces' }).click()
    await page.getByLabel('Objet').fill('Nouvelles dates')
    await page.getByLabel('Texte').fill('La série est déplacée.')
    await page.getByRole('button', { name: 'Compter qui la recevra, avant l’envoi' }).click()
    await page.getByRole('button', { name: 'Envoyer à 1 personne' }).click()
    await status(page, 'L’annonce est partie à 1 personne.')

    await beginNow(page)
    await page.getByRole('heading', { name: 'Présences' }).waitFor()
    await page.getByRole('group', { name: 'Rose était là' }).getByRole('button', { name: 'Était là', exact: true }).click()
    await status(page, 'Rose : présence notée.')
    await page.reload()
    await page.getByRole('button', { name: '✓ Était là' }).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(watch).toEqual({ problems: [], foreignRequests: [] })
    await page.context().close()
  })

  /** Session 1 began an hour ago: its attendance list is open. */
  async function beginNow(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Séances' }).click()
    const first = page.locator('.desk-card').filter({ hasText: 'C’est quoi le problème' })
    await first.getByRole('button', { name: /^Changer/ }).click()
    await first.getByLabel('Jour et heure, à l’horloge du lieu').fill(wallTimeAt(new Date(Date.now() - 3_600_000), ZONE))
    await first.getByRole('button', { name: 'Enregistrer la séance 1' }).click()
    await status(page, 'La séance 1 est enregistrée.')
    await page.getByRole('link', { name: /C’est quoi le problème/ }).click()
  }
})

/** The first day from then on whose noon is at another hour in UTC than the day before. */
function nextClockChange(from: Date): number {
  const noon = (at: number) => instantOf(`${dayOf(new Date(at))}T12:00`, ZONE).instant
  for (let at = from.getTime(); ; at += DAY_MS) {
    if (noon(at) - noon(at - DAY_MS) !== DAY_MS) return at
  }
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 'YYYY-MM-DD'.length)
}
