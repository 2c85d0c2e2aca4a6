// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DeskEdition, EditionPage } from '@parcours/surveys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { DAY_MS } from '../support/clock.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace } from '../support/testSpace.ts'
import { makeWorld, people, type SurveyWorld } from './surveyWorld.ts'

describe.each(DATABASES)('answering a survey on $name', ({ open }) => {
  let test: TestApp
  let world: SurveyWorld
  let edition: DeskEdition
  beforeAll(async () => {
    test = await openTestApp(open)
    world = await makeWorld(test)
    await world.publish()
    edition = await world.open()
  })
  afterAll(() => test.close())

  it('goes from the list to a receipt, without identity at the end', async () => {
    const ada = await world.token()
    const list = (await world.ask('GET', '/editions?surveyId=seance', ada)).json<EditionPage>()
    expect(list.editions).toMatchObject([{ editionId: edition.editionId, title: 'La séance', questionCount: 3, state: 'open', hasResults: false }])
    const seen = await world.see(edition.editionId, ada)
    const answer = await world.send(seen, await world.getToken(seen, ada), { useful: 'yes', why: { text: 'Parce que.', mayQuote: true } })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ editionId: edition.editionId, surveyId: 'seance', version: 1 })
  })

  it('signs the same blinded message again, and no second one', async () => {
    const ada = await world.token(['learner'])
    const seen = await world.see(edition.editionId, ada)
    const payload = { blindedMessage: Buffer.alloc(256, 7).toString('base64url') }
    const first = await world.ask('POST', `/editions/${edition.editionId}/tokens`, ada, payload)
    expect((await world.ask('POST', `/editions/${edition.editionId}/tokens`, ada, payload)).json()).toEqual(first.json())
    const other = await world.ask('POST', `/editions/${edition.editionId}/tokens`, ada, { blindedMessage: Buffer.alloc(256, 8).toString('base64url') })
    expect(codeOf(other)).toBe('409 token-already-issued')
    expect(seen.key.variant).toBe('RSABSSA-SHA384-PSS-Randomized')
  })

  it('orders what came anew each night, also where as many have gone as came', async () => {
    const tidied = () => test.database.database.read<{ name: string }>("SELECT name FROM settings WHERE name IN ('survey_issuances-tidied', 'survey_spent_tokens-tidied') ORDER BY name")
    const ada = await world.token()
    const seen = await world.see(edition.editionId, ada)
    await world.night()
    expect(await tidied()).toHaveLength(2)
    const token = await world.getToken(seen, ada)
    expect((await tidied()).map(({ name }) => name)).toEqual(['survey_spent_tokens-tidied'])
    await world.send(seen, token, { useful: 'no' })
    expect(await tidied()).toEqual([])
    await world.night()
    expect(await tidied()).toHaveLength(2)
  })

  it('spends a token once, whatever comes at the same time', async () => {
    const ada = await world.token()
    const seen = await world.see(edition.editionId, ada)
    const token = await world.getToken(seen, ada)
    const answers = await Promise.all(Array.from({ length: 200 }, () => world.send(seen, token, { useful: 'no' })))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(new Set(answers.filter(({ statusCode }) => statusCode !== 201).map(codeOf))).toEqual(new Set(['409 token-spent']))
  })

  it('refuses an identity, a forged token, one of another edition, and answers that are not the survey’s', async () => {
    const ada = await world.token()
    const seen = await world.see(edition.editionId, ada)
    const other = await world.see((await world.open()).editionId, ada)
    const token = await world.getToken(seen, ada)
    const request = { token, contractHash: seen.contractHash, submission: { surveyId: 'seance', version: 1, responses: {} } }
    expect(codeOf(await world.ask('POST', '/submissions', ada, request))).toBe('400 identity-not-wanted')
    expect(codeOf(await world.send(seen, { ...token, signature: Buffer.alloc(256, 1).toString('base64url') }, {}))).toBe('403 token-forged')
    expect(codeOf(await world.send(seen, { ...token, message: Buffer.alloc(64, 1).toString('base64url') }, {}))).toBe('403 token-forged')
    expect(codeOf(await world.send(other, { ...token, keyId: other.key.keyId }, {}))).toBe('403 token-forged')
    expect(codeOf(await world.send(seen, { ...token, keyId: 'unknown' }, {}))).toBe('403 token-forged')
    expect(codeOf(await world.send({ ...seen, survey: { ...seen.survey, surveyId: 'autre' } }, token, {}))).toBe('403 token-of-another-survey')
    expect(codeOf(await world.send({ ...seen, contractHash: 'x'.repeat(43) }, token, {}))).toBe('409 contract-changed')
    const wrong = await world.send({ ...seen, survey: { ...seen.survey, version: 2 } }, token, {})
    expect([codeOf(wrong), wrong.json<{ detail: object }>().detail]).toEqual(['422 invalid-submission', { issues: 'other-version' }])
    const invalid = await world.send(seen, token, { useful: 'secret answer', unknown: 'secret answer' })
    expect(invalid.json<{ detail: object }>().detail).toEqual({ issues: 'unknown-question; unknown-option useful' })
    expect(invalid.body).not.toContain('secret')
    expect(codeOf(await world.send(seen, token, { why: { text: 'x'.repeat(1_000_000), mayQuote: false } }))).toBe('413 body-too-large')
    // Nothing of this spent the token.
    expect((await world.send(seen, token, {})).statusCode).toBe(201)
  })

  it('is for the audience: another space, guests and strangers see nothing', async () => {
    const path = `/editions/${edition.editionId}`
    const stranger = await mintToken(test, await pairSpace(test))
    const { token: guest } = await test.createGuest()
    for (const who of [stranger, guest, undefined]) {
      expect(codeOf(await world.ask('GET', path, who))).toBe('404 unknown-edition')
      expect(codeOf(await world.ask('POST', `${path}/tokens`, who, { blindedMessage: 'AAAA' }))).toBe('404 unknown-edition')
    }
    expect(codeOf(await world.ask('POST', `${path}/tokens`, await world.token(), { blindedMessage: 'AAAA' }))).toBe('400 invalid-request')
  })

  it('notes no token under the name of a guest who has erased everything', async () => {
    const { editionId, linkCode } = await world.open('seance', { audience: 'link' })
    const { token: guest } = await test.createGuest()
    expect((await world.ask('DELETE', '/me', guest)).statusCode).toBe(204)
    expect(codeOf(await world.ask('POST', `/editions/${editionId}/tokens`, guest, { blindedMessage: 'AAAA', linkCode }))).toBe('401 invalid-token')
  })

  it('by a link needs no account, once per browser, and a wrong code opens nothing', async () => {
    const { editionId, linkCode } = await world.open('seance', { audience: 'link' })
    const code = linkCode ?? ''
    expect(codeOf(await world.ask('GET', `/editions/${editionId}`, await world.token()))).toBe('404 unknown-edition')
    expect(codeOf(await world.ask('GET', `/editions/${editionId}?link=${'x'.repeat(code.length)}`, undefined))).toBe('404 unknown-edition')
    const seen = await world.see(editionId, undefined, code)
    const token = await world.getToken(seen, undefined, code)
    expect((await world.send(seen, token, { again: 4 })).statusCode).toBe(201)
    expect(codeOf(await world.send(seen, token, { again: 4 }))).toBe('409 token-spent')
    await world.run('PUT', `/editions/${editionId}`, { hasLink: false })
    expect(codeOf(await world.ask('GET', `/editions/${editionId}?link=${code}`, undefined))).toBe('404 unknown-edition')
  })

  it('after a course is for those who follow it', async () => {
    await test.publish({ audience: 'spaces' })
    const { editionId } = await world.open('seance', { occasion: { kind: 'course', courseId: 'petit-cours', needs: 'enrolled' } })
    const [ada, bob] = [await world.token(), await world.token()]
    await test.record(ada, { kind: 'enrol', courseId: 'petit-cours', occurredAt: test.clock.now().toISOString() })
    const seen = await world.see(editionId, ada)
    await expect(world.getToken(seen, ada)).resolves.toMatchObject({ keyId: seen.key.keyId })
    await expect(world.getToken(seen, bob)).rejects.toThrow('not-invited')
  })

  it('after a session is for those who came, or had a place', async () => {
    const sessionId = 'session-of-thursday'
    const subjects = { registered: makeSubject(), present: makeSubject(), waiting: makeSubject(), excluded: makeSubject() }
    const own = await test.database.repositories.spaces.find(world.space.spaceId)
    const number = own?.spaceNumber ?? 0
    await test.database.database.transact(function* () {
      const run = (sql: string, ...parameters: (string | number | null)[]) => ({ sql, parameters })
      yield run("INSERT INTO sessions (space_number, series_number, session_number, session_id, status, starts_at, ends_at, capacity, sequence, details_json, revision, changed_at) VALUES (?, 1, 2, ?, 'confirmed', 0, 1, NULL, 0, '{}', 0, 0)", number, sessionId)
      for (const [index, [name, subject]] of Object.entries(subjects).entries()) {
        yield run('INSERT INTO learners (space_number, subject, learner_number) VALUES (?, ?, ?)', number, subject, 900 + index)
        yield run('INSERT INTO registrants (space_number, series_number, registrant_number, learner_space_number, learner_number, is_excluded) VALUES (?, 1, ?, ?, ?, ?)', number, index, number, 900 + index, name === 'excluded' ? 1 : 0)
        yield run("INSERT INTO registrations (space_number, series_number, registration_number, registration_id, registrant_number, session_number, status, awaits, arrival, sequence, channel, answers_json, registered_at, confirmed_at, left_at) VALUES (?, 1, ?, ?, ?, ?, ?, NULL, 0, 0, 'none', '{}', 0, NULL, NULL)",
          number, index, `registration-${index}`, index, index === 0 ? 0 : 2, name === 'waiting' ? 'waitlisted' : 'confirmed')
      }
      yield run("INSERT INTO attendance_marks (space_number, series_number, session_number, registrant_number, source, is_present, marked_at) VALUES (?, 1, 2, 1, 'ticked', 1, 0)", number)
    })
    const mayAnswer = async (needs: 'registered' | 'attended', subject: string): Promise<boolean> => {
      const { editionId } = await world.open('seance', { occasion: { kind: 'session', sessionId, needs } })
      const answer = await world.ask('POST', `/editions/${editionId}/tokens`, await world.token(['learner'], subject), { blindedMessage: Buffer.alloc(256, 7).toString('base64url') })
      return answer.statusCode === 200
    }
    const { registered, present, waiting, excluded } = subjects
    expect([await mayAnswer('registered', registered), await mayAnswer('registered', waiting), await mayAnswer('registered', excluded)]).toEqual([true, false, false])
    expect([await mayAnswer('attended', present), await mayAnswer('attended', registered), await mayAnswer('attended', makeSubject())]).toEqual([true, false, false])

    // It is offered on the page of its session, and to those who may answer alone.
    const { editionId } = await world.open('seance', { occasion: { kind: 'session', sessionId, needs: 'attended' } })
    const offered = async (subject: string, place: string): Promise<readonly string[]> =>
      (await world.ask('GET', `/editions?${place}`, await world.token(['learner'], subject))).json<EditionPage>().editions.map((line) => line.editionId)
    expect(await offered(present, `sessionId=${sessionId}`)).toContain(editionId)
    expect(await offered(present, 'page=1')).toContain(editionId)
    expect(await offered(registered, `sessionId=${sessionId}`)).not.toContain(editionId)
    expect(await offered(present, 'sessionId=%25')).toEqual([])
    expect(await offered(present, 'courseId=petit-cours')).toEqual([])
    // Moved to later, or cancelled, it is over no more: nobody is asked what did not take place.
    const change = (sql: string) => test.database.database.transact(function* () { yield { sql: `UPDATE sessions SET ${sql} WHERE session_id = ?`, parameters: [sessionId] } })
    await change(`ends_at = ${test.clock.now().getTime() + DAY_MS}`)
    expect([await mayAnswer('attended', present), await offered(present, `sessionId=${sessionId}`)]).toEqual([false, []])
    await change("ends_at = 1, status = 'cancelled'")
    expect(await mayAnswer('registered', registered)).toBe(false)
  })

  it('is not possible before its first day, nor after its last, even at the very moment', async () => {
    const now = test.clock.now().getTime()
    const [opensAt, closesAt] = [new Date(now + DAY_MS).toISOString(), new Date(now + 2 * DAY_MS).toISOString()]
    const { editionId } = await world.open('seance', { opensAt, closesAt })
    const subject = makeSubject()
    const seen = await world.see(editionId, await world.token(['learner'], subject))
    expect(seen.state).toBe('scheduled')
    await expect(world.getToken(seen, await world.token(['learner'], subject))).rejects.toThrow('survey-not-open')
    test.clock.advance(DAY_MS)
    const token = await world.getToken(seen, await world.token(['learner'], subject))
    test.clock.advance(DAY_MS)
    expect(codeOf(await world.send(seen, token, {}))).toBe('409 survey-closed')
    test.clock.advance(-2 * DAY_MS)
  })

  it('is refused in the transaction itself when it closes meanwhile', async () => {
    const { editionId } = await world.open()
    const stored = await test.database.repositories.surveys.editions.find(editionId)
    const seen = await world.see(editionId, await world.token())
    const token = await world.getToken(seen, await world.token())
    const [first] = await Promise.all([world.send(seen, token, {}), test.database.repositories.surveys.editions.close(stored?.editionNumber ?? 0, test.clock.now())])
    expect(['201', '409']).toContain(String(first.statusCode))
    await expect(world.getToken(seen, await world.token())).rejects.toThrow('survey-closed')
  })

  it('keeps one token per person through erasure and the joining of a guest', async () => {
    const { editionId } = await world.open()
    const subject = makeSubject()
    const seen = await world.see(editionId, await world.token(['learner'], subject))
    await world.getToken(seen, await world.token(['learner'], subject))
    const exported = (await world.ask('GET', '/me/export', await world.token(['learner'], subject))).json<{ surveys: unknown }>()
    expect(exported.surveys).toEqual([{ editionId, surveyId: 'seance', what: 'token-issued' }])
    await world.ask('DELETE', '/me', await world.token(['learner'], subject))
    const after = (await world.ask('GET', '/me/export', await world.token(['learner'], subject))).json<{ surveys: unknown }>()
    expect(after.surveys).toEqual([])
    await expect(world.getToken(seen, await world.token(['learner'], subject))).rejects.toThrow('token-already-issued')
  })

  it('counts what was answered, once each', async () => {
    const { editionId } = await world.open()
    await world.answerAll(editionId, [...people(6, { useful: 'yes', again: 4 }), ...people(5, { useful: 'no', again: 1 })])
    await world.run('POST', `/editions/${editionId}/closing`)
    const { results } = await world.dashboard(editionId)
    expect(results).toMatchObject({ submissions: 11, isFinal: true, questions: [
      { tables: [{ kind: 'shown', cells: [{ cellId: 'yes', count: 6 }, { cellId: 'rather', count: 0 }, { cellId: 'no', count: 5 }] }] },
      { tables: [{ kind: 'shown', meanTenths: 26 }] }, { kind: 'texts', readable: null },
    ] })
  })
})
