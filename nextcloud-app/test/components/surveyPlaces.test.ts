// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionLine, Occasion, OpenEditionRequest } from '@parcours/surveys'
import { beforeEach, describe, expect, it } from 'vitest'
import WaitingSurvey from '../../src/components/survey/WaitingSurvey.vue'
import OpenEdition from '../../src/components/surveyDesk/OpenEdition.vue'
import { createFakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountWith, pageText, settle } from '../support/mountApp.ts'

let server: ReturnType<typeof createFakeServer>
beforeEach(() => { server = createFakeServer() })

function anEdition(editionId: string, occasion: Occasion): EditionLine {
  return {
    editionId, occasion, surveyId: editionId, title: `About ${editionId}`, language: 'en', questionCount: 2, state: 'open', moment: null,
    opensAt: '2026-11-01T00:00:00Z', closesAt: null, reminderCount: 0, hasResults: false, hasNote: false,
  }
}

const ADVENTURE = anEdition('adventure', { kind: 'adventure', adventureId: 'premiers-pas' })
const SESSION = anEdition('session', { kind: 'session', sessionId: 's1', needs: 'attended' })

describe('a survey waits where it belongs', () => {
  it.each([
    { place: { kind: 'session', id: 's1' }, asked: /\/editions\?.*sessionId=s1/ }, { place: { kind: 'course', id: 'vie-privee' }, asked: /\/editions\?.*courseId=vie-privee/ },
    { place: { kind: 'adventure', id: 'premiers-pas' }, asked: /\/editions\?.*adventureId=premiers-pas/ },
  ])('asks the server for those of $place.kind', async ({ place, asked }) => {
    const addresses: string[] = []
    server.on('GET /editions', () => ({ editions: [ADVENTURE], page: 1, pageCount: 1 }))
    const inner = globalThis.fetch
    globalThis.fetch = async (address, options) => {
      addresses.push(address as string)
      return await inner(address, options)
    }
    await mountWith(WaitingSurvey, { place })
    await settle()
    globalThis.fetch = inner
    expect(addresses.some((address) => asked.test(address))).toBe(true)
    expect(pageText()).toContain('About adventure')
  })

  it('leaves those of adventures to their endings, and shows one at a time', async () => {
    server.on('GET /editions', () => ({ editions: [ADVENTURE, SESSION], page: 1, pageCount: 1 }))
    await mountWith(WaitingSurvey)
    await settle()
    expect(pageText()).toContain('About session')
    expect(pageText()).not.toContain('About adventure')
  })
})

describe('the desk', () => {
  it('asks a survey after a session of a series', async () => {
    const opened: OpenEditionRequest[] = []
    server.on('GET /series', () => ({ series: [{ seriesId: 'serie', title: 'Eight webinars' }], page: 1, pageCount: 1 }))
    server.on('GET /series/serie', () => ({ sessions: [{ sessionId: 's1', title: 'The first', startsAt: '2026-11-20T09:00:00Z' }] }))
    server.on('POST /surveys/a-chaud/editions', ({ body }) => {
      opened.push(body as OpenEditionRequest)
      return {}
    })
    const { shell } = await mountWith(OpenEdition, { surveyId: 'a-chaud', earlier: [] })
    shell.createIdentity()
    choose(getByRole('radio', /A webinar session/) as HTMLInputElement)
    await settle()
    await pick('Which series?', 'serie')
    await pick('Which session?', 's1')
    expect(await listAxeViolations(document.querySelector('form') ?? document.body)).toEqual([])
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await settle()
    expect(opened).toEqual([{ audience: 'space', hasLink: false, occasion: { kind: 'session', sessionId: 's1', needs: 'attended' } }])
  })
})

function choose(input: HTMLInputElement): void {
  input.checked = true
  input.dispatchEvent(new Event('change'))
}

async function pick(name: string, value: string): Promise<void> {
  const select = getByRole('combobox', name) as HTMLSelectElement
  select.value = value
  select.dispatchEvent(new Event('change'))
  await settle()
}
