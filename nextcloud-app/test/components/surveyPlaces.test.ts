// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnswerableEdition, DeskEdition, EditionLine, Occasion, OpenEditionRequest } from '@parcours/surveys'
import { beforeEach, describe, expect, it } from 'vitest'
import SurveyPage from '../../src/components/survey/SurveyPage.vue'
import WaitingSurvey from '../../src/components/survey/WaitingSurvey.vue'
import OpenEdition from '../../src/components/surveyDesk/OpenEdition.vue'
import { createBrowserStorage } from '../../src/shell/browserStorage.ts'
import { writeIdentities } from '../../src/shell/keptIdentities.ts'
import SurveyEditionsView from '../../src/views/SurveyEditionsView.vue'
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

describe('a survey declined', () => {
  it('says so where the keyboard is, and can be answered after all', async () => {
    const survey = { surveyId: 'after', title: 'After', intro: '', language: 'en', sections: [], smallestGroup: 5, results: 'closing', privacy: { retentionMonths: 24, textReaders: 'coordinators', respondentsSeeResults: true } }
    const edition = { editionId: 'e1', survey, state: 'open', hasResults: false, note: null } as unknown as AnswerableEdition
    await mountWith(SurveyPage, { edition, linkCode: 'code' })
    getByRole('button', 'No, thank you').click()
    await settle()
    expect(document.activeElement?.textContent).toContain('You chose not to answer.')
    expect(getByRole('button', 'Answer after all')).toBeTruthy()
  })
})

describe('the desk', () => {
  it('leads whoever opened a survey to its address', async () => {
    const edition: DeskEdition = {
      editionId: 'e1', surveyId: 'a-chaud', version: 1, title: 'Right after', state: 'open', audience: 'space', occasion: { kind: 'anytime' }, moment: null, pairId: null, groupedBy: null, cohorts: [],
      opensAt: '2026-11-23T09:00:00Z', closesAt: null, isImported: false, linkCode: null, isContractFrozen: false, remindersSent: [], reminder: { kind: 'none' }, note: null,
    } as unknown as DeskEdition
    const editions: DeskEdition[] = []
    server.on('GET /surveys/a-chaud', () => ({ surveyId: 'a-chaud', title: 'Right after', isOwn: true, publishedVersion: 1 }))
    server.on('GET /surveys/a-chaud/editions', () => editions)
    server.on('POST /surveys/a-chaud/editions', () => {
      editions.push(edition)
      return edition
    })
    writeIdentities(createBrowserStorage(localStorage), { currentId: 'me', identities: [{ kind: 'role', identityId: 'me', rights: { roles: ['learner', 'coordinator'], isHost: false } }] })
    await mountWith(SurveyEditionsView, { surveyId: 'a-chaud' })
    await settle()
    document.querySelector('form')?.dispatchEvent(new Event('submit'))
    await settle()
    expect(document.activeElement?.textContent).toBe('Asked on Monday 23 November 2026')
  })

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
