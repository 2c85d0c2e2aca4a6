// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DeskEdition, DeskPage, DeskSurvey, ImportResult, ParityMessage, PublicSurvey, PublishedSurvey, SurveyCheck } from '@parcours/surveys'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HUBIKOOP } from '../../../surveys/test/hubikoop.ts'
import { backupTo } from '../../src/database/backup.ts'
import { exportSubmissions } from '../../src/database/surveys/exportSubmissions.ts'
import { restoreFrom } from '../../src/database/restore.ts'
import { findProjectFolders } from '../../src/files/projectFolders.ts'
import { publishSurveyFolders } from '../../src/publishSurveyFolders.ts'
import { erasureHash } from '../../src/services/myData.ts'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace } from '../support/testSpace.ts'
import { makeWorld, people, QUESTIONS, surveyFiles, type SurveyWorld } from './surveyWorld.ts'

describe.each(DATABASES)('the author’s desk on $name', ({ open }) => {
  let test: TestApp
  let world: SurveyWorld
  beforeAll(async () => {
    test = await openTestApp(open)
    world = await makeWorld(test)
    await world.publish()
    await publishSurveyFolders(test.all.surveys.publish, test.database.repositories.spaces, [findProjectFolders().shippedSurveys])
  })
  afterAll(() => test.close())

  const publishFiles = async (wish: Parameters<typeof surveyFiles>[0]): Promise<string> => {
    const { surveyId = 'seance' } = wish ?? {}
    await world.run('PUT', `/surveys/${surveyId}/draft`, { files: surveyFiles(wish) })
    const answer = await world.ask('POST', `/surveys/${surveyId}/publications`, await world.token(['trainer']))
    return answer.statusCode === 200 ? answer.json<PublishedSurvey>().change : `${codeOf(answer)} ${JSON.stringify(answer.json<{ detail?: object }>().detail ?? {})}`
  }

  it('offers what ships with Parcours, to be asked and duplicated but not changed', async () => {
    const again = await publishSurveyFolders(test.all.surveys.publish, test.database.repositories.spaces, [findProjectFolders().shippedSurveys])
    expect(again.length).toBeGreaterThan(4)
    expect(again.map(({ outcome }) => outcome.kind === 'published' && outcome.published.change)).toEqual(again.map(() => 'same'))
    const page = await world.run<DeskPage>('GET', '/surveys?language=en')
    expect(page.surveys.find(({ surveyId }) => surveyId === 'a-chaud')).toMatchObject({ isOwn: false, publishedVersion: 1, questionCount: 2, hasDraft: false })
    const edition = await world.open('a-chaud')
    expect(edition).toMatchObject({ surveyId: 'a-chaud', state: 'open' })
    expect(codeOf(await world.ask('POST', '/surveys/a-chaud/publications', await world.token(['trainer'])))).toBe('404 unknown-survey')
    const copy = await world.run<DeskSurvey>('POST', '/surveys/bilan-de-parcours/copies', { surveyId: 'notre-bilan' })
    expect(copy).toMatchObject({ surveyId: 'notre-bilan', isOwn: true, hasDraft: true, publishedVersion: null, check: { canPublish: true } })
    expect(codeOf(await world.ask('POST', '/surveys/a-chaud/copies', await world.token(['trainer']), { surveyId: 'notre-bilan' }))).toBe('409 survey-id-taken')
  })

  it('saves what cannot be published yet, says why, and previews what can', async () => {
    const broken = [{ path: 'survey.yml', text: 'id: brouillon\ntitle: Sans questions\n' }]
    const saved = await world.run<DeskSurvey>('PUT', '/surveys/brouillon/draft', { files: broken })
    expect(saved.check.canPublish).toBe(false)
    expect(saved.check.issues.length).toBeGreaterThan(2)
    expect(codeOf(await world.ask('POST', '/surveys/brouillon/publications', await world.token(['trainer'])))).toBe('422 survey-has-errors')
    expect(codeOf(await world.ask('PUT', '/surveys/autre-nom/draft', await world.token(['trainer']), { files: surveyFiles() }))).toBe('422 survey-id-differs')
    await world.run('DELETE', '/surveys/brouillon/draft')
    expect(codeOf(await world.ask('GET', '/surveys/brouillon', await world.token(['trainer'])))).toBe('404 unknown-survey')
    const check = await world.run<SurveyCheck>('POST', '/survey-checks', { files: surveyFiles({ questions: `${QUESTIONS}- { id: lead, kind: short-text, title: "Êtes-vous d’accord que c’était bien ?" }\n` }) })
    expect(check.canPublish).toBe(true)
    expect((await world.run<PublicSurvey>('POST', '/survey-previews', { files: surveyFiles() })).sections[0]?.questions).toHaveLength(3)
  })

  it('keeps versions apart: words follow, structure waits for the next edition, and a rename keeps its answers', async () => {
    expect(await publishFiles({ surveyId: 'versions' })).toBe('first')
    const { editionId } = await world.open('versions')
    await world.answerAll(editionId, people(6, { useful: 'yes' }))
    expect(await publishFiles({ surveyId: 'versions', questions: QUESTIONS.replace('utile ?', 'profitable ?') })).toBe('wording')
    const seen = await world.see(editionId, await world.token())
    expect(seen.survey.sections[0]?.questions[0]?.title).toContain('profitable')
    const renamed = QUESTIONS.replace('id: yes, title: Oui,', 'id: really, formerly: [yes], title: Vraiment,')
    expect(await publishFiles({ surveyId: 'versions', questions: renamed })).toBe('wording')
    const kept = await world.see(editionId, await world.token())
    expect(kept.survey.sections[0]?.questions[0]?.options[0]).toMatchObject({ optionId: 'yes', label: 'Vraiment' })
    expect(await publishFiles({ surveyId: 'versions', questions: `${renamed}- { id: more, kind: zero-ten, title: Encore }\n` })).toBe('409 version-needed {"version":2}')
    expect(await publishFiles({ surveyId: 'versions', version: 2, questions: `${renamed}- { id: more, kind: zero-ten, title: Encore }\n` })).toBe('structure')
    await world.answerAll(editionId, people(6, { useful: 'no' }))
    await world.run('POST', `/editions/${editionId}/closing`)
    expect((await world.dashboard(editionId)).results).toMatchObject({ version: 1, submissions: 12, questions: [
      { tables: [{ cells: [{ cellId: 'yes', count: 6 }, {}, { count: 6 }] }] }, {}, {},
    ] })
    const next = await world.open('versions')
    expect(next.version).toBe(2)
    await world.answerAll(next.editionId, people(5, { useful: 'really', more: 9 }))
  })

  it('refuses to loosen what people were promised, once one has answered', async () => {
    expect(await publishFiles({ surveyId: 'promesse', head: 'privacy: { retentionMonths: 12, textReaders: coordinators, respondentsSeeResults: false }\n' })).toBe('first')
    const { editionId } = await world.open('promesse')
    const longer = { surveyId: 'promesse', head: 'privacy: { retentionMonths: 24, textReaders: coordinators, respondentsSeeResults: false }\n' }
    expect(await publishFiles(longer)).toBe('wording')
    const before = await world.see(editionId, await world.token())
    expect(before.contract.retentionMonths).toBe(24)
    await world.answerAll(editionId, people(1, {}))
    const looser = { surveyId: 'promesse', head: 'privacy: { retentionMonths: 60, textReaders: coordinators, respondentsSeeResults: true }\n' }
    expect(await publishFiles(looser)).toBe('409 contract-loosened {"fields":"retentionMonths, respondentsSeeResults"}')
    expect(await publishFiles({ ...looser, version: 2 })).toBe('409 contract-loosened {"fields":"retentionMonths, respondentsSeeResults"}')
    await world.run('POST', `/editions/${editionId}/closing`)
    expect(await publishFiles(looser)).toBe('wording')
    expect((await world.see(editionId, await world.token())).contractHash).toBe(before.contractHash)
  })

  it('asks everybody only from the campus or a host, and keeps dates in order', async () => {
    const ask = async (payload: object) => codeOf(await world.ask('POST', '/surveys/seance/editions', await world.token(['coordinator']), payload))
    expect(await ask({ audience: 'public' })).toBe('403 audience-refused')
    expect(await ask({ audience: 'space', closesAt: '2020-01-01T00:00:00Z' })).toBe('422 invalid-dates')
    expect(await ask({ audience: 'space', moment: 'before' })).toBe('422 survey-not-paired')
    expect(await ask({ audience: 'everybody' })).toBe('400 invalid-request')
    await world.run('PUT', '/surveys/jamais/draft', { files: surveyFiles({ surveyId: 'jamais' }) })
    expect(codeOf(await world.ask('POST', '/surveys/jamais/editions', await world.token(['coordinator']), { audience: 'space' }))).toBe('409 survey-not-published')
    const { editionId } = await world.open()
    expect((await world.run<readonly DeskEdition[]>('GET', '/surveys/seance/editions'))[0]).toMatchObject({ editionId, state: 'open' })
  })

  it('is closed to learners, guests, and trainers of other spaces', async () => {
    const { editionId } = await world.open()
    const stranger = await mintToken(test, await pairSpace(test), { roles: ['learner', 'trainer', 'coordinator'] })
    const { token: guest } = await test.createGuest()
    const routes = [
      ['GET', '/surveys/seance', undefined], ['GET', '/surveys/seance/editions', undefined], ['POST', '/survey-checks', { files: surveyFiles() }],
      ['POST', '/surveys/seance/publications', undefined], ['POST', '/surveys/seance/editions', { audience: 'space' }], ['PUT', `/editions/${editionId}`, { hasLink: true }],
      ['POST', `/editions/${editionId}/closing`, undefined], ['POST', `/editions/${editionId}/publications`, undefined], ['POST', `/editions/${editionId}/reminders`, undefined],
      ['POST', `/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'useful' }], ['GET', `/editions/${editionId}/texts/why`, undefined],
      ['POST', `/editions/${editionId}/shares/why`, undefined], ['GET', '/survey-consent', undefined], ['GET', '/surveys/seance/comparison', undefined],
    ] as const
    for (const [method, path, payload] of routes) {
      expect(codeOf(await world.ask(method, path, undefined, payload)), path).toBe('401 token-required')
      expect(codeOf(await world.ask(method, path, await world.token(), payload)), path).toBe('403 role-required')
      expect(codeOf(await world.ask(method, path, guest, payload)), path).toBe('403 role-required')
      if (path.startsWith('/editions')) expect(codeOf(await world.ask(method, path, stranger, payload)), path).toBe('404 unknown-edition')
      if (path.startsWith('/surveys/')) expect(codeOf(await world.ask(method, path, stranger, payload)), path).toBe('404 unknown-survey')
    }
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/dashboard`, stranger))).toBe('404 unknown-edition')
  })

  it('brings in answers collected elsewhere, flagged, with what a report says of them', async () => {
    await publishFiles({ surveyId: 'importee' })
    const line = (useful: string, words: string) => `"ada@example.org","2024-01-01T10:00:00","${useful}","4","${words}"`
    const csv = ['"User ID","Timestamp","useful","again","why"', ...Array.from({ length: 11 }, (_, index) => line('Oui', `Bien ${index}`)), ...Array.from({ length: 6 }, () => line('Non', ''))].join('\n')
    const result = await world.run<ImportResult>('POST', '/surveys/importee/imports', { source: 'nextcloud-forms', csv, published: [{ tableId: 'useful', percent: 64 }, { tableId: 'again', percent: 99 }] })
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.issues))
    expect(result.submissionCount).toBe(17)
    expect(result.comparisons.map(({ rounding, figures }) => [rounding, figures[0]?.agrees])).toEqual([['half-up', false], ['truncated', true], ['ceiling', false]])
    expect(result.parity?.isDeclaredBasePossible).toBe(false)
    expect((await world.dashboard(result.editionId)).results).toMatchObject({ isImported: true, submissions: 17, questions: [{ tables: [{ favourable: { count: 11 } }] }, {}, { readable: 11 }] })
    expect(JSON.stringify(await test.database.database.read('SELECT * FROM survey_texts'))).not.toContain('ada@example.org')
    expect((await world.run<ImportResult>('POST', '/surveys/importee/imports', { source: 'nextcloud-forms', csv: 'a,b\n1,2' })).kind).toBe('refused')
  })

  it('says which numbers of respondents make a report possible', async () => {
    const report = '13 personnes ont répondu : 94 % des attentes, 82 % pour la durée.'
    const message = await world.run<ParityMessage>('POST', '/parity-checks', { report })
    expect(message).toMatchObject({ declaredBase: 13, figures: [{ percent: 94 }, { percent: 82 }], report: { isDeclaredBasePossible: false } })
  })

  it('serves of the Hubikoop answers exactly two questions at k = 5, the second collapsed', async () => {
    const ids = ['satisfaction', 'attentes', 'duree', 'niveau', 'pratiques', 'ateliers']
    const stored = await test.database.repositories.surveys.desk.findShared('bilan-de-parcours')
    const known = new Set((stored?.published?.survey.sections ?? []).flatMap(({ questions }) => questions.map(({ questionId }) => questionId)))
    expect(ids.filter((id) => !known.has(id))).toEqual([])
    const { editionId } = await world.open('bilan-de-parcours')
    await world.answerAll(editionId, HUBIKOOP.map((responses) => Object.fromEntries(Object.entries(responses).map(([id, answer]) => [id, answer.replaceAll('_', '-')]))))
    await world.run('POST', `/editions/${editionId}/closing`)
    const { results } = await world.dashboard(editionId)
    const shown = results.questions.flatMap((question) => (question.kind === 'counted' && ids.includes(question.questionId) && question.tables[0]?.kind === 'shown' ? [question] : []))
    expect(shown.map(({ questionId, tables }) => [questionId, tables[0]?.kind === 'shown' && tables[0].cells.map(({ count }) => count)])).toEqual([
      ['satisfaction', [9, 8, 0, 0]], ['pratiques', [11, 6]],
    ])
  })

  it('survives a backup, with tokens spent and erasures kept', async () => {
    const { editionId } = await world.open()
    const [ada, bob] = [makeSubject(), makeSubject()]
    const seen = await world.see(editionId, await world.token())
    const token = await world.getToken(seen, await world.token(['learner'], ada))
    await world.getToken(seen, await world.token(['learner'], bob))
    await world.answerAll(editionId, people(5, { useful: 'yes' }))
    await world.send(seen, token, { useful: 'yes' })
    let text = ''
    await backupTo(test.database.database, new Writable({ write(chunk: Buffer, _encoding, done) { text += chunk.toString(); done() } }), test.clock.now())
    await world.ask('DELETE', '/me', await world.token(['learner'], bob))
    const { erasedAgainCount } = await restoreFrom(test.database.database, () => Readable.from([Buffer.from(text)]), {
      erasureHashOf: (spaceId, subject) => erasureHash(test.all.secrets, spaceId, subject), mayReplace: true,
    })
    expect(erasedAgainCount).toBe(1)
    expect(codeOf(await world.send(seen, token, {}))).toBe('409 token-spent')
    await expect(world.getToken(seen, await world.token(['learner'], bob))).rejects.toThrow('token-already-issued')
    await world.run('POST', `/editions/${editionId}/closing`)
    expect((await world.dashboard(editionId)).results.submissions).toBe(6)
  })

  it('gives answers one by one to the operator alone, of a closed edition, without words', async () => {
    const { editionId } = await world.open()
    const read = async (): Promise<string> => {
      let csv = ''
      const output = new Writable({ write(chunk: Buffer, _encoding, done) { csv += chunk.toString(); done() } })
      return await exportSubmissions(test.database.database, editionId, output) ?? csv
    }
    await world.answerAll(editionId, [...people(5, { useful: 'yes', again: 2, why: { text: 'Secret', mayQuote: true } }), { useful: 'no' }])
    expect(await read()).toBe('survey-not-closed')
    await world.run('POST', `/editions/${editionId}/closing`)
    const [head, ...lines] = (await read()).trimEnd().split('\n')
    expect(head).toBe('\uFEFFuseful,again')
    expect(lines.sort()).toEqual(['no,', ...Array.from({ length: 5 }, () => 'yes,2')])
  })
})
