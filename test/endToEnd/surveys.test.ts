// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnswerableEdition, SubmissionRequest, SubmissionTokenMessage } from '@parcours/surveys'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blindToken, unblindToken } from '../../nextcloud-app/src/submissionToken.ts'
import { ApiClient } from '../support/apiClient.ts'
import { listViolations } from '../support/axeInPage.ts'
import { launchBrowser, watchPage } from '../support/browser.ts'
import { pairSpace, type PairedSpace } from '../support/pairedSpace.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

/** Eight people: what six of them answered is enough to be shown, one alone never is. */
const POINTS = ['5', '5', '5', '4', '4', '5', '5', '4']
/** Of the eight: without account, with one on the campus, with one in a Nextcloud that is paired. */
const WHO = ['nobody', 'nobody', 'nobody', 'campus', 'campus', 'nobody', 'nextcloud', 'nextcloud'] as const
const TOLD = 'Le tableau partagé'

describe('a survey, from its author to its figures', () => {
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

  it('is asked of everybody, answered by eight people with and without account, and shows what it may', async () => {
    const author = await logIn('coordinator')
    await author.goto(`${server.url}/fr/lead/surveys/a-chaud/editions`, { waitUntil: 'networkidle' })
    await author.getByLabel('Tout le monde, avec ou sans compte').check()
    await author.getByRole('button', { name: 'L’ouvrir aux réponses' }).click()
    await author.getByText('Elle est ouverte.').waitFor()
    const address = await author.getByLabel('Son adresse').inputValue()
    expect(address).not.toContain('#')
    const space = await pairSpace(server)

    for (const [index, point] of POINTS.entries()) {
      const words = index < 5 ? TOLD : ''
      if (WHO[index] === 'nextcloud') await answerFromNextcloud(space, address.split('/').at(-1) ?? '', Number(point))
      else await answer(WHO[index] === 'campus' ? await logIn('trainer') : await anybody(index === 0), address, point, words, index === 0)
    }

    await author.reload({ waitUntil: 'networkidle' })
    await author.getByRole('button', { name: 'Clore l’enquête' }).click()
    await author.getByRole('button', { name: 'La clore définitivement' }).click()
    await author.getByText('close', { exact: false }).first().waitFor()
    await author.getByRole('link', { name: 'Voir les résultats' }).click()
    await author.getByText('personnes ont répondu').first().waitFor()
    const text = await author.locator('main').innerText()
    expect(text).toContain('8 personnes ont répondu')
    expect(text).toMatch(/8 sur 8 \(100.%\)/)
    // Five against three: the three are nobody's business, so the points are shown together.
    expect(text).not.toMatch(/\b3 sur 8\b/)
    expect(await listViolations(author)).toEqual([])

    await author.getByRole('link', { name: 'Les lire' }).click()
    await author.getByText(TOLD).first().waitFor()
    expect(await author.locator('main .words').count()).toBe(5)
    expect(server.log()).not.toContain(TOLD)
    await author.context().close()
  })

  it('can be answered with the keyboard alone, and refused as easily', async () => {
    const author = await logIn('coordinator')
    await author.goto(`${server.url}/fr/lead/surveys/votre-arrivee/editions`, { waitUntil: 'networkidle' })
    await author.getByLabel('Qui a le lien').check()
    await author.getByRole('button', { name: 'L’ouvrir aux réponses' }).click()
    const address = await author.getByLabel('Son adresse').inputValue()
    const page = await (await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 740 } })).newPage()
    await page.goto(address, { waitUntil: 'networkidle' })
    await press(page, 'Répondre')
    await page.locator('.survey').waitFor()
    await tabTo(page, (element) => element.matches('input[type=radio]'))
    await page.keyboard.press('Space')
    await tabTo(page, (element) => element.matches('input[type=checkbox]'))
    await page.keyboard.press('Space')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await press(page, 'Envoyer mes réponses définitivement')
    await page.getByText('Vos réponses sont bien arrivées').waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Vos réponses sont bien arrivées')

    const other = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
    await other.goto(address, { waitUntil: 'networkidle' })
    await press(other, 'Non merci')
    await other.getByText('Vous avez choisi de ne pas répondre.').waitFor()
    await other.context().close()
    await page.context().close()
    await author.context().close()
  })

  async function logIn(role: string): Promise<Page> {
    const link = /http\S+/.exec(await server.cli('role', 'invite', '--space', 'campus', '--role', role))?.[0] ?? ''
    const page = await (await browser.newContext({ locale: 'fr-FR', bypassCSP: true })).newPage()
    await page.goto(link.replace('/en/', '/fr/'), { waitUntil: 'networkidle' })
    const enter = page.getByRole('main').getByRole('button').first()
    if (await enter.count() > 0) await enter.click()
    await page.waitForURL(/\/(coordinate|lead)/)
    return page
  }

  /** The policy of the page forbids the audit's own script; it is on for all the others. */
  async function anybody(isAudited: boolean): Promise<Page> {
    return (await browser.newContext({ locale: 'fr-FR', bypassCSP: isAudited })).newPage()
  }

  /** What the app does inside a Nextcloud: the right to answer in the account's name, the answers in nobody's. */
  async function answerFromNextcloud(space: PairedSpace, editionId: string, point: number): Promise<void> {
    const client = new ApiClient(server.url)
    const token = await space.mintToken()
    const { key, survey, contractHash } = await client.ask<AnswerableEdition>('GET', `/api/v1/editions/${editionId}`, { token })
    const blinded = await blindToken(key)
    const signed = await client.ask<SubmissionTokenMessage>('POST', `/api/v1/editions/${editionId}/tokens`, { token, body: { blindedMessage: blinded.blindedMessage } })
    const scale = survey.sections.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'scale')
    const body = {
      contractHash, token: await unblindToken(key, blinded, signed),
      submission: { surveyId: survey.surveyId, version: survey.version, responses: { [scale?.questionId ?? '']: point } },
    } satisfies SubmissionRequest
    expect((await client.send('POST', '/api/v1/submissions', { token, body })).status).toBe(400)
    await client.ask('POST', '/api/v1/submissions', { body })
    expect((await client.send('POST', '/api/v1/submissions', { body })).status).toBe(409)
  }

  async function answer(page: Page, address: string, point: string, words: string, isAudited: boolean): Promise<void> {
    const watch = watchPage(page, server.url)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/submissions')) sent.push(JSON.stringify(request.headers()))
    })
    await page.goto(address, { waitUntil: 'networkidle' })
    if (isAudited) expect(await listViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Répondre' }).click()
    await page.locator('.survey').waitFor()
    if (isAudited) expect(await listViolations(page)).toEqual([])
    await page.locator(`input[type=radio][value="${point}"]`).check()
    if (words !== '') await page.locator('.survey input[type=text], .survey textarea').first().fill(words)
    await page.getByRole('button', { name: 'Envoyer mes réponses définitivement' }).click()
    await page.getByText('Vos réponses sont bien arrivées').waitFor()
    expect(sent).toHaveLength(1)
    expect(sent.join()).not.toMatch(/authorization|cookie/i)
    expect(watch).toEqual({ problems: [], foreignRequests: [] })
    // Coming back, one finds a receipt and no form.
    await page.reload({ waitUntil: 'networkidle' })
    expect(await page.locator('.survey').count()).toBe(0)
    await page.context().close()
  }
})

const MOST_TABS = 60

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, (element, wanted) => element.matches('button, a') && element.textContent.trim() === wanted, name)
  await page.keyboard.press('Enter')
}

async function tabTo(page: Page, isIt: (element: Element, wanted: string) => boolean, wanted = ''): Promise<void> {
  for (let index = 0; index < MOST_TABS; index += 1) {
    const isThere = await page.evaluate(`(${isIt.toString()})(document.activeElement, ${JSON.stringify(wanted)})`)
    if (isThere === true) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Not reached with ${MOST_TABS} tabs: ${wanted}`)
}
