// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from 'vitest'
import { wayBack } from '../../src/wayBack.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { mountAt, pageText } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

const EDITION = 'dec0de00-0000-4000-8000-000000000001'

describe('a page that cannot be shown', () => {
  it.each([
    ['/webinars/none', '/webinars', 'See all webinars'],
    ['/adventures/none/play', '/adventures', 'See all adventures'],
    ['/courses/none', '/courses', 'See all courses'],
    ['/surveys/none', '/', 'Back to the home page'],
    ['/lead/series/none', '/', 'Back to the home page'],
  ])('leads from %s to what it was part of', (path, to, words) => {
    expect(wayBack(path)).toEqual({ to, words })
  })

  it('of a series offers the webinars, and not the courses', async () => {
    server.on('GET /series/none', () => problem(404, 'unknown-series'))
    const { page } = await mountAt('/webinars/none')
    const links = [...page.querySelectorAll('main .button-row a')].map((link) => link.textContent.trim())
    expect(links).toEqual(['See all webinars'])
  })

  it('that is only empty says so, and asks nobody to call for help', async () => {
    server.on('GET /attestations/none', () => problem(404, 'unknown-attestation'))
    await mountAt('/attestations/none')
    expect(pageText()).toContain('This code is not known')
    expect(pageText()).not.toContain('r-1')
  })

  it('with the results of a survey says whose they are, to somebody who did not answer', async () => {
    server.on(`GET /editions/${EDITION}`, () => ({ survey: { title: 'The end' } }))
    server.on(`GET /editions/${EDITION}/dashboard`, () => problem(401, 'unauthorised'))
    await mountAt(`/surveys/${EDITION}/results`)
    expect(pageText()).toContain('These results are not open to you')
    expect(pageText()).not.toContain('Your access has ended')
  })
})
