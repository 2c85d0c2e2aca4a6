// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Browser } from 'playwright-core'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { listTexts, spyOnNetwork } from '../support/networkSpy.ts'

/** Stands for both servers: a page with one script of ours and one of Nextcloud's. */
const OURS = `
const post = (body) => fetch('http://localhost:' + location.port + '/api/v1/runs', { method: 'POST', mode: 'no-cors', body: JSON.stringify(body) })
const answer = await (await fetch('/ocs/v2.php/cloud/user')).json()
await fetch('/ocs/v2.php/apps/parcours/api/v1/token', { method: 'POST' })
await fetch('/ocs/v2.php/core/getapppassword')
await fetch('/remote.php/dav/files/samir/', { method: 'PROPFIND' })
await post({ result: 'yes' })
if (location.hash === '#leak') await post({ hint: answer.ocs.data.displayname })
document.title = 'done'
`
const THEIRS = "await fetch('/ocs/v2.php/apps/notifications/api/v2/notifications'); await fetch('/index.php/csrftoken')"
const USER = JSON.stringify({ ocs: { data: { id: 'rose', displayname: 'Rose « la secrétaire »', email: 'rose@example.org' } } })

describe('the spy of the network', () => {
  let server: Server
  let browser: Browser
  let port: number
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url = '' } = request
      const isScript = url.endsWith('.mjs')
      response.setHeader('content-type', isScript ? 'text/javascript' : url === '/' ? 'text/html' : 'application/json')
      response.end(url === '/' ? '<script type="module" src="/custom_apps/parcours/js/a.mjs"></script><script type="module" src="/core/js/b.mjs"></script>' : isScript ? (url.includes('parcours') ? OURS : THEIRS) : USER)
    })
    await new Promise<void>((ready) => { server.listen(0, '127.0.0.1', ready) })
    // A listening server has an address with a port.
    port = (server.address() as AddressInfo).port
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  async function play(hash: string) {
    const page = await browser.newPage()
    const nextcloudUrl = `http://127.0.0.1:${port}`
    const spy = await spyOnNetwork(page, { nextcloudUrl, courseServerUrl: `http://localhost:${port}`, userId: 'rose' })
    await page.goto(`${nextcloudUrl}/${hash}`)
    await page.waitForFunction(() => document.title === 'done')
    const leaks = await spy.listLeaks()
    await page.close()
    return { ...spy, leaks }
  }

  it('tells missions from what is refused, and our scripts from Nextcloud’s', async () => {
    const { missionRequests, refused, foreign, leaks, sentToCourseServer } = await play('')
    expect(missionRequests).toEqual(['GET /ocs/v2.php/cloud/user'])
    expect(refused).toEqual(['GET /ocs/v2.php/core/getapppassword', 'PROPFIND /remote.php/dav/files/samir/'])
    expect([foreign, leaks, sentToCourseServer.length]).toEqual([[], [], 1])
  })

  it('finds a name of Nextcloud’s answer in what went to the course server', async () => {
    expect((await play('#leak')).leaks).toEqual(['Rose « la secrétaire »'])
  })
})

describe('texts of an answer', () => {
  it('are values of JSON, names of files, and lines of calendars', () => {
    expect(listTexts('{"id":"rose","path":"\\/AG 2026\\/Compte rendu.md","name":"\\u00c9lodie D."}')).toEqual(expect.arrayContaining(['AG 2026', 'Compte rendu.md', 'Élodie D.']))
    expect(listTexts('<d:href>/remote.php/dav/files/rose/AG%202026/</d:href><c:calendar-data>SUMMARY:Assemblée\nUID:0b7a-1</c:calendar-data>')).toEqual(expect.arrayContaining(['AG 2026', 'Assemblée']))
  })
})
