// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTlsServer, type Server } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { freePort } from '../support/freePort.ts'
import { mustBe, mustSay } from './checks.ts'
import { APP, invite, OUR_OCS, saveChoices, type World } from './world.ts'

const SETTINGS = '/index.php/settings/admin/parcours'

interface Answer {
  readonly code?: string
  readonly message?: string
}

/** Before the space has courses: what each person reads, what a wrong address or code says, then the pairing. */
export async function pairSpace(world: World): Promise<void> {
  const { admin, server, checks: { check, skip }, enter, people } = world
  const pair = async (address: string, code: string) => (await admin.ocs<Answer>('POST', `${OUR_OCS}/settings/pairing`, { address, code })).data
  console.log('Pairing')

  await check('an unpaired space tells an administrator where to connect it', async () => {
    const page = await admin.open(`${APP}/`)
    await page.getByRole('heading', { name: 'The courses are not connected yet' }).waitFor()
    await page.getByRole('link', { name: 'Connect this space' }).click()
    await page.waitForURL(`**${SETTINGS}`)
    await page.close()
  })
  await check('an unpaired space tells everybody else whom to tell', async () => {
    const learner = await enter(people.learner)
    const page = await learner.open(`${APP}/courses`)
    await page.getByText('The person who looks after this Nextcloud has not connected it').waitFor()
    mustBe(await page.getByRole('link', { name: 'Connect this space' }).count(), 0)
    mustBe((await learner.ocs<Answer>('POST', `${OUR_OCS}/token`)).data.code, 'not-paired')
    await learner.close()
  })
  await check('an address with a path is refused, in words', async () => {
    mustSay((await pair(`${server.url}/api`, 'x')).message ?? '', 'must stop after the name of the server')
  })
  await check('a server that is not there is said so', async () => {
    mustBe((await pair(`http://127.0.0.1:${await freePort()}`, 'x')).code, 'server-unreachable')
  })
  await check('a clock that is two hours late is named as the cause', async () => {
    const late = createServer((_, answer) => {
      answer.writeHead(401, { 'content-type': 'application/problem+json', date: new Date(Date.now() - 7_200_000).toUTCString() })
      answer.end('{"status":401,"code":"invalid-token"}')
    })
    const port = await freePort()
    await new Promise<void>((ready) => { late.listen(port, '127.0.0.1', ready) })
    mustSay((await pair(`http://127.0.0.1:${port}`, 'x')).message ?? '', /clocks .* differ by 7\d\d\d seconds/)
    late.close()
  })
  const tls = await openSelfSigned()
  if (tls === undefined) {
    skip('an invalid certificate is refused', 'there is no openssl command')
  } else {
    await check('an invalid certificate is refused', async () => {
      mustBe((await pair(tls.url, 'x')).code, 'certificate-invalid')
    })
    tls.close()
  }

  await check('a code that was used before is refused, in words', async () => {
    const spent = await invite(server)
    const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x
    const body = JSON.stringify({ code: spent, publicKey, origin: 'https://another-cloud.example' })
    mustBe((await fetch(`${server.url}/api/v1/pairings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status, 201)
    mustSay((await pair(server.url, spent)).message ?? '', 'This pairing code was already used')
  })
  const code = await invite(server, '--host')
  await check('the settings page refuses a wrong code and pairs with a good one', async () => {
    const page = await admin.open(SETTINGS)
    await showSettings(page)
    await page.getByLabel('Address of the course server').fill(server.url)
    await page.getByLabel('Pairing code').fill('wrong-code-0000')
    await page.getByRole('button', { name: 'Pair this space' }).press('Enter')
    await page.getByText('does not know this pairing code').waitFor()
    await page.getByLabel('Pairing code').fill(code)
    await page.getByRole('button', { name: 'Pair this space' }).press('Enter')
    await page.waitForFunction(() => document.querySelector('#parcours-code') === null)
    await showSettings(page)
    await page.getByText(/This space is paired with/).waitFor()
    await page.getByRole('button', { name: 'Test the connection' }).press('Enter')
    await page.getByText('The course server answers and knows this space').waitFor()
    await page.close()
  })
  await check('a space that is paired is not paired over', async () => {
    mustBe((await pair(server.url, await invite(server))).code, 'already-paired')
  })
  await check('the choices of the admin are kept', () => saveChoices(admin))
}

/** Since Nextcloud 34 its own script brings what PHP wrote into sight; where that script was not built, this does. */
async function showSettings(page: Page): Promise<void> {
  await page.evaluate(() => { document.getElementById('original-settings-content')?.classList.remove('hidden-visually') })
}

/** A server whose certificate nobody vouches for. */
async function openSelfSigned(): Promise<{ url: string; close: () => void } | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'parcours-tls-'))
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert, '-days', '1', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], { stdio: 'ignore' })
    const server: Server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) => { answer.end('{}') })
    const port = await freePort()
    await new Promise<void>((ready) => { server.listen(port, '127.0.0.1', ready) })
    return { url: `https://127.0.0.1:${port}`, close: () => { server.close() } }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
