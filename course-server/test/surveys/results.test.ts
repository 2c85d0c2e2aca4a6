// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CrossingResults, EditionDashboard, EditionsComparison, NamedCrossing, SharedTexts, SurveyFiguresPage, SurveyResults, TextsMessage } from '@parcours/surveys'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject } from '../support/testSpace.ts'
import { makeWorld, people, QUESTIONS, type SurveyWorld } from './surveyWorld.ts'

const PAIRED = '- { id: able, kind: scale, title: Vous sentez-vous capable, points: 5, favourableFrom: 4 }\n'

describe.each(DATABASES)('what a survey shows on $name', ({ open }) => {
  let test: TestApp
  let world: SurveyWorld
  beforeAll(async () => {
    test = await openTestApp(open)
    world = await makeWorld(test, { isHost: true })
    await world.publish()
    await world.publish({ surveyId: 'en-direct', head: 'results: batches\n' })
  })
  afterAll(() => test.close())

  const tableOf = ({ questions }: SurveyResults, questionId: string): unknown => {
    const question = questions.find((one) => one.questionId === questionId)
    return question?.kind === 'counted' ? question.tables[0] : question
  }
  const refusal = async (path: string, payload: object): Promise<string> => {
    const answer = await world.ask('POST', path, await world.token(['learner', 'coordinator']), payload)
    return `${codeOf(answer)} ${answer.json<{ detail?: { reason?: string } }>().detail?.reason ?? ''}`.trim()
  }

  it('is nothing while it is open, then everything that may be shown, for good', async () => {
    const { editionId } = await world.open()
    await world.issueAll(editionId, 20)
    await world.answerAll(editionId, [...people(9, { useful: 'yes', again: 4 }), ...people(8, { useful: 'no', again: 2 })])
    await world.night()
    expect(await world.dashboard(editionId)).toMatchObject({ publishedOn: null, rate: null, results: { submissions: 0, isFinal: false } })
    await world.run('POST', `/editions/${editionId}/closing`)
    const shown = await world.dashboard(editionId)
    expect(shown).toMatchObject({ publishedOn: '2026-11-23', results: { submissions: 17, isFinal: true } })
    expect(shown.rate).toEqual({ kind: 'shown', submissions: 17, of: 20, denominator: 'tokens-issued', percent: 85, rounding: 'half-up' })
    expect(tableOf(shown.results, 'useful')).toMatchObject({ kind: 'shown', base: 17, favourable: { count: 9, percent: 53 } })
    await world.run('POST', `/editions/${editionId}/closing`)
    expect(await world.dashboard(editionId)).toEqual(shown)
    expect(JSON.stringify(shown).length).toBeLessThan(10_000)
  })

  it('says nothing of one answer, nor of none', async () => {
    const [none, one] = [await world.open(), await world.open()]
    await world.answerAll(one.editionId, [{ useful: 'yes' }])
    for (const { editionId } of [none, one]) await world.run('POST', `/editions/${editionId}/closing`)
    expect((await world.dashboard(none.editionId)).results).toMatchObject({ submissions: 0, questions: [{ tables: [{ kind: 'shown', base: 0 }] }, {}, {}] })
    const few = await world.dashboard(one.editionId)
    expect(few.results).toMatchObject({ submissions: null, questions: [{ tables: [{ kind: 'hidden' }] }, {}, {}] })
    expect(few.rate).toMatchObject({ kind: 'hidden' })
    expect(JSON.stringify(few.results.questions)).not.toMatch(/"(count|base|percent)":[1-9]/)
  })

  it('says one line of each survey of one’s own space, newest first, and hides as its page does', async () => {
    const own = await makeWorld(test)
    await own.publish()
    const [answered, few, open] = [await own.open(), await own.open(), await own.open()]
    await own.issueAll(answered.editionId, 12)
    await own.answerAll(answered.editionId, people(9, { useful: 'yes' }))
    await own.answerAll(few.editionId, people(4, { useful: 'no' }))
    await own.answerAll(open.editionId, people(7, { useful: 'no' }))
    for (const { editionId } of [answered, few]) await own.run('POST', `/editions/${editionId}/closing`)
    const { editions, pageCount } = await own.run<SurveyFiguresPage>('GET', '/survey-figures')
    expect(pageCount).toBe(1)
    expect(editions).toMatchObject([
      { editionId: open.editionId, state: 'open', submissions: 0, rate: null, publishedOn: null },
      { editionId: few.editionId, state: 'closed', submissions: null, rate: { kind: 'hidden' } },
      { editionId: answered.editionId, title: 'La séance', submissions: 9, smallestGroup: 5, rate: { kind: 'shown', submissions: 9, of: 12, percent: 75 } },
    ])
    expect(codeOf(await own.ask('GET', '/survey-figures', await own.token()))).toBe('403 role-required')
    expect(JSON.stringify(await world.run('GET', '/survey-figures'))).not.toContain(answered.editionId)
  })

  it('moves in batches of five or more, and keeps what would tell too much', async () => {
    const { editionId } = await world.open('en-direct')
    await world.answerAll(editionId, people(4, { useful: 'yes' }))
    await world.night()
    expect((await world.dashboard(editionId)).results.submissions).toBe(0)
    await world.answerAll(editionId, [...people(8, { useful: 'yes' }), ...people(5, { useful: 'no' })])
    await world.run('POST', `/editions/${editionId}/publications`)
    const first = (await world.dashboard(editionId)).results
    expect(first.submissions).toBe(17)
    await world.answerAll(editionId, people(4, { useful: 'no' }))
    await world.run('POST', `/editions/${editionId}/publications`)
    await world.night()
    expect((await world.dashboard(editionId)).results).toEqual(first)
    await world.answerAll(editionId, people(1, { useful: 'yes' }))
    await world.night()
    // Five new people of whom one said yes: the figures stay those of seventeen.
    expect(tableOf((await world.dashboard(editionId)).results, 'useful')).toMatchObject({ submissions: 17, favourable: { count: 12 } })
  })

  it('closes by itself at its day, at night or when somebody looks', async () => {
    const closesAt = new Date(test.clock.now().getTime() + DAY_MS).toISOString()
    const [one, other] = [await world.open('seance', { closesAt }), await world.open('seance', { closesAt })]
    for (const { editionId } of [one, other]) await world.answerAll(editionId, people(6, { useful: 'yes' }))
    test.clock.advance(DAY_MS)
    expect((await world.dashboard(one.editionId)).results).toMatchObject({ isFinal: true, submissions: 6 })
    await world.night()
    const { surveys } = test.database.repositories
    const closed = await surveys.editions.find(other.editionId)
    expect(closed?.closedAt).toEqual(test.clock.now())
    expect(await surveys.editions.findPrivateKey(closed?.editionNumber ?? 0)).toBeNull()
  })

  it('by cohort joins small groups, once and for all; crossings close no loop', async () => {
    const cohorts = [{ cohortId: 'all-eight', label: 'Les huit séances' }, { cohortId: 'partly', label: 'Une partie' }]
    const { editionId } = await world.open('seance', { groupedBy: 'cohort', cohorts })
    expect(await refusal(`/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'useful' })).toBe('409 crossing-refused still-open')
    await world.answerAll(editionId, [
      ...people(10, { useful: 'yes', again: 4, groupId: 'all-eight' }), ...people(7, { useful: 'no', again: 1, groupId: 'all-eight' }),
      ...people(5, { useful: 'yes', again: 4, groupId: 'partly' }), ...people(6, { useful: 'no', again: 1 }),
    ])
    await world.run('POST', `/editions/${editionId}/closing`)
    const named = await world.run<NamedCrossing>('POST', `/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'useful' })
    expect(countsOf(named.crossing)).toEqual({ 'all-eight': [10, 7], 'partly': [5, 0], 'other-groups': [0, 6] })
    expect(named.groupNames).toEqual({ 'all-eight': 'Les huit séances', 'partly': 'Une partie' })
    await world.run<NamedCrossing>('POST', `/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'again' })
    expect(await refusal(`/editions/${editionId}/crossings`, { kind: 'tables', rowTableId: 'useful', columnTableId: 'again' })).toBe('409 crossing-refused closes-loop')
    expect((await world.dashboard(editionId)).crossings).toHaveLength(2)
  })

  it('crosses two questions from answers that never leave the server', async () => {
    const { editionId } = await world.open()
    await world.answerAll(editionId, [...people(9, { useful: 'yes', again: 4 }), ...people(6, { useful: 'no', again: 1 }), ...people(5, { useful: 'no', again: 4 })])
    await world.run('POST', `/editions/${editionId}/closing`)
    expect(await refusal(`/editions/${editionId}/crossings`, { kind: 'tables', rowTableId: 'useful', columnTableId: 'nothing' })).toBe('409 crossing-refused unknown-table')
    expect(await refusal(`/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'useful' })).toBe('409 crossing-refused not-grouped')
    const { crossing } = await world.run<NamedCrossing>('POST', `/editions/${editionId}/crossings`, { kind: 'tables', rowTableId: 'useful', columnTableId: 'again' })
    expect(crossing.rows.map(({ cells }) => cells.map(({ count }) => count))).toEqual([[0, 0, 0, 9], [0, 0, 0, 0], [6, 0, 0, 5]])
  })

  it('names only spaces that agreed', async () => {
    const other = await makeWorld(test)
    const third = await makeWorld(test)
    await world.run('PUT', '/survey-consent', { mayBeNamed: true })
    await other.run('PUT', '/survey-consent', { mayBeNamed: true })
    const { editionId } = await world.open('seance', { audience: 'spaces', groupedBy: 'space' })
    await world.answerAll(editionId, [...people(6, { useful: 'yes', groupId: world.space.spaceId }), ...people(5, { useful: 'no', groupId: world.space.spaceId }),
      ...people(5, { useful: 'yes', groupId: other.space.spaceId }), ...people(5, { useful: 'no', groupId: other.space.spaceId }),
      ...people(6, { useful: 'yes', groupId: third.space.spaceId })])
    await world.run('POST', `/editions/${editionId}/closing`)
    const { crossing, groupNames } = await world.run<NamedCrossing>('POST', `/editions/${editionId}/crossings`, { kind: 'groups', tableId: 'useful' })
    expect(crossing.rows.map(({ rowId }) => rowId).sort()).toEqual([world.space.spaceId, other.space.spaceId, 'other-groups'].sort())
    expect(JSON.stringify({ crossing, groupNames })).not.toContain(third.space.spaceId)
  })

  it('compares before and after once both are closed, then forgets who was who', async () => {
    await world.publish({ surveyId: 'avant-apres', head: 'paired: true\n', questions: PAIRED })
    const before = await world.open('avant-apres')
    expect(before.moment).toBe('before')
    const after = await world.open('avant-apres', { moment: 'after', beforeEditionId: before.editionId })
    expect(after.pairId).toBe(before.pairId)
    const code = (index: number): string => `code-of-a-person-${String(index).padStart(4, '0')}`
    await world.answerAll(before.editionId, Array.from({ length: 12 }, (_, index) => ({ able: 2, pairCode: code(index) })))
    await world.answerAll(after.editionId, Array.from({ length: 12 }, (_, index) => ({ able: index < 7 ? 4 : 2, pairCode: code(index) })))
    await world.run('POST', `/editions/${before.editionId}/closing`)
    expect((await world.dashboard(before.editionId)).changes).toBeNull()
    await world.run('POST', `/editions/${after.editionId}/closing`)
    for (const { editionId } of [before, after]) {
      expect((await world.dashboard(editionId)).changes).toEqual([expect.objectContaining({ kind: 'full', base: 12, higher: expect.objectContaining({ count: 7 }) as unknown })])
    }
    const codes = await test.database.database.read('SELECT 1 AS found FROM survey_submissions WHERE pair_code IS NOT NULL')
    expect(codes).toEqual([])
    expect(codeOf(await world.ask('POST', '/surveys/avant-apres/editions', await world.token(['coordinator']), { audience: 'space', moment: 'after', beforeEditionId: before.editionId })))
      .toBe('422 survey-not-paired')
  })

  it('puts editions beside each other, also across a renamed option and a new version', async () => {
    await world.publish({ surveyId: 'annuelle' })
    const first = await world.open('annuelle')
    await world.answerAll(first.editionId, [...people(5, { useful: 'yes' }), ...people(5, { useful: 'no' })])
    await world.run('POST', `/editions/${first.editionId}/closing`)
    await world.publish({ surveyId: 'annuelle', version: 2, questions: `${QUESTIONS.replace('- id: useful', '- id: helpful\n  formerly: [useful]')}- { id: new-one, kind: zero-ten, title: Nouvelle }\n` })
    const second = await world.open('annuelle')
    await world.answerAll(second.editionId, [...people(9, { helpful: 'yes' }), ...people(6, { helpful: 'no' })])
    await world.run('POST', `/editions/${second.editionId}/closing`)
    const { tables } = await world.run<EditionsComparison>('GET', '/surveys/annuelle/comparison')
    const line = tables.find(({ tableId }) => tableId === 'helpful')
    expect(line?.points.map(({ favourable }) => favourable?.percent)).toEqual([50, 60])
    expect(line?.differencePoints).toBe(10)
    // In words, not in ids: those of today's survey, in the language asked for.
    expect(tables.map(({ title, part, language }) => [title, part, language])).toContainEqual(['Cette séance vous a-t-elle été utile\u00a0?', null, 'fr'])
  })

  it('lets coordinators read, search, code, redact and share words, from five on', async () => {
    const { editionId } = await world.open()
    const texts = (query = '', page = 1) => world.run<TextsMessage>('GET', `/editions/${editionId}/texts/why?page=${page}&query=${encodeURIComponent(query)}`)
    const write = (text: string, mayQuote = false) => ({ useful: 'yes', why: { text, mayQuote } })
    await world.answerAll(editionId, [1, 2, 3, 4].map((index) => write(`Texte ${index}`)))
    await world.run('POST', `/editions/${editionId}/publications`)
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/texts/why`, await world.token(['coordinator'])))).toBe('404 no-results-yet')
    await world.answerAll(editionId, [...Array.from({ length: 22 }, (_, index) => write(`Les ateliers étaient clairs, ${index}`)), write('Appelez Mme Durand au 06 12 34 56 78', true)])
    await world.run('POST', `/editions/${editionId}/closing`)
    expect(await texts()).toMatchObject({ textCount: 27, pageCount: 2, codedCount: 0, isShared: false })
    expect((await texts('', 2)).texts).toHaveLength(7)
    expect((await texts('ATELIERS etaient')).textCount).toBe(22)
    await world.run('PUT', `/editions/${editionId}/themes/why`, { themes: [{ themeId: 'clear', label: 'Clarté' }, { themeId: 'rare', label: 'Rare' }] })
    const [durand] = (await texts('durand')).texts
    expect(durand?.suggestions.map(({ start, end }) => durand.text.slice(start, end))).toEqual(['Mme Durand', '06 12 34 56 78'])
    await world.run('PUT', `/editions/${editionId}/texts/why/${durand?.textId ?? ''}`, { themeIds: ['rare', 'unknown'], spans: durand?.suggestions })
    for (const { textId } of [...(await texts('ateliers')).texts, ...(await texts('ateliers', 2)).texts]) {
      await world.run('PUT', `/editions/${editionId}/texts/why/${textId}`, { themeIds: ['clear'] })
    }
    const shared = await world.run<SharedTexts>('POST', `/editions/${editionId}/shares/why`)
    // One text has the rare theme: neither it nor its complement is shown.
    expect(shared).toMatchObject({ quotes: ['Appelez […] au […]'], themes: [{ kind: 'hidden', label: 'Clarté' }, { kind: 'hidden', label: 'Rare' }] })
    expect(codeOf(await world.ask('POST', `/editions/${editionId}/shares/why`, await world.token(['coordinator'])))).toBe('409 texts-already-shared')
    expect((await world.dashboard(editionId)).shared).toEqual([shared])
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/texts/why`, await world.token(['trainer'])))).toBe('403 role-required')
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/texts/useful`, await world.token(['coordinator'])))).toBe('404 unknown-question')
  })

  it('is for those who had a token after closing, and says what their answers changed', async () => {
    const { editionId } = await world.open()
    const subject = makeSubject()
    const ada = () => world.token(['learner'], subject)
    await world.getToken(await world.see(editionId, await ada()), await ada())
    await world.answerAll(editionId, people(7, { useful: 'yes' }))
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/dashboard`, await ada()))).toBe('404 no-results-yet')
    expect(codeOf(await world.ask('GET', `/editions/${editionId}/dashboard`, await world.token()))).toBe('404 unknown-edition')
    await world.run('POST', `/editions/${editionId}/closing`)
    await world.run('PUT', `/editions/${editionId}`, { note: { text: 'Les séances durent une heure de moins.', language: 'fr' } })
    const seen = (await world.ask('GET', `/editions/${editionId}/dashboard`, await ada())).json<EditionDashboard>()
    expect(seen).toMatchObject({ results: { submissions: 7 }, note: { text: 'Les séances durent une heure de moins.', writtenOn: '2026-11-24' } })
  })

  it('is the same in CSV and ODS, and hides the same', async () => {
    const { editionId } = await world.open()
    await world.answerAll(editionId, [...people(16, { useful: 'yes', again: 4 }), ...people(1, { useful: 'no', again: 4 })])
    await world.run('POST', `/editions/${editionId}/closing`)
    const staff = await world.token(['trainer'])
    const csv = await world.ask('GET', `/editions/${editionId}/dashboard.csv?language=fr`, staff)
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body).toContain('"again","Reviendrez-vous ?","","4","17","17","100","half-up","17","shown"')
    expect(csv.body).toContain('"useful","Cette séance vous a-t-elle été utile ?","","","","","","","","hidden"')
    expect(csv.body).not.toContain('"16"')
    const ods = await world.ask('GET', `/editions/${editionId}/dashboard.ods?language=fr`, staff)
    expect(ods.rawPayload.subarray(30, 38).toString()).toBe('mimetype')
    const content = strFromU8(unzipSync(ods.rawPayload)['content.xml'] ?? new Uint8Array())
    expect(content).toContain('office:value="17"')
    expect(content).not.toContain('office:value="16"')
  })

  it('may be announced twice to everybody, a week apart', async () => {
    const { editionId, reminder } = await world.open()
    expect(reminder.kind).toBe('wait')
    const remind = async (): Promise<string> => refusal(`/editions/${editionId}/reminders`, {})
    expect(await remind()).toBe('409 reminder-refused wait')
    for (const sent of [1, 2]) {
      test.clock.advance(7 * DAY_MS)
      await world.run('POST', `/editions/${editionId}/reminders`)
      expect((await world.see(editionId, await world.token())).reminderCount).toBe(sent)
    }
    test.clock.advance(7 * DAY_MS)
    expect(await remind()).toBe('409 reminder-refused two-sent')
  })

  it('keeps answers as long as was promised, and figures after that', async () => {
    await world.publish({ surveyId: 'courte', head: 'privacy: { retentionMonths: 1 }\n' })
    const { editionId } = await world.open('courte')
    await world.answerAll(editionId, people(6, { useful: 'yes', why: { text: 'Passager', mayQuote: false } }))
    await world.run('POST', `/editions/${editionId}/closing`)
    const held = async () => (await test.database.database.read<{ words: string }>("SELECT words FROM survey_texts WHERE words = 'Passager'")).length
    test.clock.advance(29 * DAY_MS)
    await world.night()
    expect(await held()).toBe(6)
    test.clock.advance(3 * DAY_MS)
    await world.night()
    expect(await held()).toBe(0)
    expect((await world.dashboard(editionId)).results.submissions).toBe(6)
  })
})

function countsOf({ rows }: CrossingResults): Record<string, number[]> {
  return Object.fromEntries(rows.map(({ rowId, cells }) => [rowId, cells.map(({ count }) => count)]))
}
