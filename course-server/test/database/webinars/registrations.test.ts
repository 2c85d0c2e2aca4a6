// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterOutcome, RegisterWrite } from '../../../src/services/webinars/registrationRepository.ts'
import type { StoredSeries } from '../../../src/services/webinars/seriesRepository.ts'
import { DATABASES, type TestDatabase } from '../../support/databases.ts'
import { aRegistration, aSeries, NOW, storeSeries } from '../../support/webinars/webinarBuilders.ts'

const LATER = new Date(NOW.getTime() + 3_600_000)

const A_CROWDED = { capacity: 20, registrationScope: 'either' } as const

/** People of two spaces, some twice, by form with and without an address, to one session or to all, and requests sent again. */
function crowdOf(otherSpace: number): readonly (Partial<RegisterWrite> & { readonly id: string; readonly subject: string | undefined })[] {
  const mail = (name: string) => ({ contact: { name: null, address: `${name}@example.org`, addressHash: name, language: 'fr' as const }, channel: 'mail' as const, sendsMail: true })
  return Array.from({ length: 70 }, (_, index) => {
    const id = `r${index}`
    switch (index % 7) {
      case 0: return { id, subject: `person-${index}` }
      case 1: return { id, subject: `person-${index - 1}` }
      case 2: return { id, subject: undefined, learner: { spaceNumber: otherSpace, subject: `other-${index % 3}-${index}` } }
      case 3: return { id, subject: `alone-${index}`, sessionNumber: 1 }
      case 4: return { id: `r${index - 1}`, subject: index % 2 === 0 ? `alone-${index - 1}` : `thief-${index}`, sessionNumber: 1 }
      case 5: return { id, subject: undefined, needsAddress: true, ...mail(`ada-${index % 4}`) }
      default: return index % 2 === 0 ? { id, subject: 'known' } : { id, subject: `alone-${index - 3}` }
    }
  })
}

describe.each(DATABASES)('registrations on $name', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  beforeEach(() => database.empty())
  const registrations = () => database.repositories.webinars.registrations
  const idOf = (outcome: RegisterOutcome) => (outcome.kind === 'registered' ? outcome.registration.registrationId : '')
  const statusOf = async (registrationId: string) => {
    const found = await registrations().find(registrationId)
    return found === undefined ? 'gone' : found.status === 'waitlisted' ? `waitlisted ${found.waitingRank ?? 0}` : found.status
  }
  const withdraw = (registrationId: string) => registrations().act({ registrationId, action: 'withdraw', by: 'person', sendsMail: false, now: LATER })

  it('gives 50 places to the first of 500 who come at once, and a place in line to the others', async () => {
    const series = await storeSeries(database.repositories, { capacity: 50 })
    const outcomes = await Promise.all(Array.from({ length: 500 }, (_, index) => registrations().register(aRegistration(series, `person-${index}`))))
    const shown = outcomes.map((outcome) => (outcome.kind === 'registered' ? outcome.registration.waitingRank ?? outcome.registration.status : outcome.kind))
    expect(shown).toEqual([...Array.from({ length: 50 }, () => 'confirmed'), ...Array.from({ length: 450 }, (_, index) => index + 1)])
    expect((await registrations().counts(series)).get(0)).toMatchObject({ confirmed: 50, waitlisted: 450 })
  })

  it('registers nobody twice: neither a request sent again nor a second one', async () => {
    const series = await storeSeries(database.repositories, { capacity: 1 })
    const request = aRegistration(series, 'ada')
    const outcomes = await Promise.all([registrations().register(request), registrations().register(request), registrations().register(aRegistration(series, 'ada'))])
    expect(outcomes.map((outcome) => outcome.kind === 'registered' && [outcome.isNew, outcome.registration.registrationId === request.registrationId])).toEqual([[true, true], [false, true], [false, true]])
    expect((await registrations().counts(series)).get(0)).toMatchObject({ confirmed: 1, waitlisted: 0 })
  })

  it('gives a crowd of all kinds what it gives them one by one', async () => {
    const { guests, spaces } = database.repositories
    const [crowd, line] = [await storeSeries(database.repositories, A_CROWDED), await storeSeries(database.repositories, A_CROWDED)]
    await spaces.invite([{ spaceId: 'tilleuls', label: null, isHost: false, codeHash: 'c', expiresAt: LATER }], NOW)
    const otherSpace = (await spaces.find('tilleuls'))?.spaceNumber ?? 0
    await guests.create({ spaceNumber: crowd.spaceNumber, subject: 'known', phraseHash: 'p', day: 0 })
    const wishes = crowdOf(otherSpace)
    const writesOf = (series: StoredSeries) => wishes.map(({ id, subject, ...wish }) => aRegistration(series, subject, { registrationId: `${series.series.seriesId} ${id}`, ...wish }))
    const shown = (series: StoredSeries, outcome: RegisterOutcome) => (outcome.kind === 'registered'
      ? { isNew: outcome.isNew, id: outcome.registration.registrationId.replace(series.series.seriesId, ''), status: outcome.registration.status, rank: outcome.registration.waitingRank, number: outcome.registration.registrantNumber }
      : outcome)
    for (const series of [crowd, line]) await registrations().register(aRegistration(series, 'known', { registrationId: `${series.series.seriesId} known` }))
    const together = (await Promise.all(writesOf(crowd).map((write) => registrations().register(write)))).map((outcome) => shown(crowd, outcome))
    const oneByOne = []
    for (const write of writesOf(line)) oneByOne.push(shown(line, await registrations().register(write)))
    expect(together).toEqual(oneByOne)
    expect(await registrations().counts(crowd)).toEqual(await registrations().counts(line))
    expect(new Set(together.map((one) => ('code' in one ? one.code : 'status' in one ? `${one.status} ${String(one.isNew)}` : one.kind)))).toEqual(new Set([
      'confirmed true', 'confirmed false', 'waitlisted true', 'waitlisted false', 'pending true', 'address-known', 'registration-id-in-use',
    ]))
    const learners = await database.database.read<{ learner_number: number }>('SELECT learner_number FROM learners WHERE space_number = ?', otherSpace)
    expect(new Set(learners.map((row) => row.learner_number)).size).toBe(learners.length)
  })

  it('counts somebody registered to the series and to one session of it once, also in a crowd', async () => {
    const series = await storeSeries(database.repositories, { registrationScope: 'either' })
    const sessions = series.sessions.map((session) => ({ ...session, capacity: 2, revision: 2 }))
    for (const session of sessions) {
      await database.repositories.webinars.series.editSession(series, { expectedRevision: 1, session, changed: ['capacity'], isAnnounced: false, sendsMail: false, now: NOW })
    }
    const toSession = { sessionNumber: 1 }
    const writes = [aRegistration(series, 'ada'), aRegistration(series, 'ada', toSession), aRegistration(series, 'bob', toSession), aRegistration(series, 'eve', toSession)]
    const ids = (await Promise.all(writes.map((write) => registrations().register(write)))).map(idOf)
    expect(await Promise.all(ids.map(statusOf))).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted 1'])
  })

  it('refuses the one of a crowd whose space is unknown, and numbers the others as if they had never come', async () => {
    const series = await storeSeries(database.repositories, { capacity: 2 })
    const writes = ['ada', 'bob', 'nobody', 'eve', 'dan'].map((subject) =>
      aRegistration(series, subject, subject === 'nobody' ? { learner: { spaceNumber: 999, subject } } : {}))
    const outcomes = await Promise.allSettled(writes.map((write) => registrations().register(write)))
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' && outcome.value.kind === 'registered'
      ? [outcome.value.registration.registrantNumber, outcome.value.registration.registrationNumber, outcome.value.registration.waitingRank]
      : outcome.status))).toEqual([[1, 1, null], [2, 2, null], 'rejected', [3, 3, 1], [4, 4, 2]])
    expect(await database.database.read('SELECT next_learner_number AS next, (SELECT count(*) FROM learners) AS held FROM space_rollups WHERE space_number = ?', series.spaceNumber))
      .toEqual([{ next: 5, held: 4 }])
  })

  it('keeps nothing of a guest who is erased, or joined to an account, while their registration waits for others', async () => {
    const { guests, learning } = database.repositories
    const series = await storeSeries(database.repositories)
    const { spaceNumber } = series
    for (const subject of ['erased', 'joined', 'stays']) await guests.create({ spaceNumber, subject, phraseHash: subject, day: 0 })
    const outcomes = ['erased', 'joined', 'stays'].map((subject) => registrations().register(aRegistration(series, subject, { isGuest: true })))
    await Promise.all([learning.eraseLearner(spaceNumber, 'erased', 'hash', NOW), learning.joinGuest(spaceNumber, 'joined', 'account', NOW)])
    expect((await Promise.all(outcomes)).map((outcome) => (outcome.kind === 'refused' ? outcome.code : outcome.kind))).toEqual(['invalid-token', 'invalid-token', 'registered'])
    expect(await database.database.read('SELECT subject FROM learners')).toEqual([{ subject: 'stays' }])
  })

  it('knows of somebody new all that is stored of them', async () => {
    const series = await storeSeries(database.repositories, { capacity: 1 })
    const contact = { name: 'Ada', address: null, addressHash: null, language: 'en' as const }
    for (const [subject, wish] of [['ada', { contact }], ['bob', {}]] as const) {
      const outcome = await registrations().register(aRegistration(series, subject, wish))
      const newcomer = outcome.kind === 'registered' ? outcome.newcomer : undefined
      const learner = { spaceNumber: series.spaceNumber, subject }
      expect(newcomer?.registrant).toEqual(await registrations().findOfLearner(series, learner))
      expect(newcomer?.language).toBe((await registrations().findContact(series, newcomer?.registrant.registrantNumber ?? 0))?.language)
      const again = await registrations().register(aRegistration(series, subject))
      expect(again).not.toHaveProperty('newcomer')
    }
  })

  it('refuses an id that somebody else has', async () => {
    const series = await storeSeries(database.repositories)
    const request = aRegistration(series, 'ada')
    await registrations().register(request)
    expect(await registrations().register({ ...aRegistration(series, 'bob'), registrationId: request.registrationId })).toEqual({ kind: 'refused', code: 'registration-id-in-use' })
  })

  it('gives a place that is left to the first who waits, and a new registration to whoever comes back', async () => {
    const series = await storeSeries(database.repositories, { capacity: 1 })
    const [ada, bob, eve] = [await registrations().register(aRegistration(series, 'ada')), await registrations().register(aRegistration(series, 'bob')), await registrations().register(aRegistration(series, 'eve'))].map(idOf)
    expect([await statusOf(bob ?? ''), await statusOf(eve ?? '')]).toEqual(['waitlisted 1', 'waitlisted 2'])
    await withdraw(ada ?? '')
    expect([await statusOf(ada ?? ''), await statusOf(bob ?? ''), await statusOf(eve ?? '')]).toEqual(['withdrawn', 'confirmed', 'waitlisted 1'])
    const again = idOf(await registrations().register(aRegistration(series, 'ada')))
    expect(again).not.toBe(ada)
    expect(await statusOf(again)).toBe('waitlisted 2')
  })

  it('shares a reading of a series among those who ask together, and none that an edit has made old', async () => {
    const { series: { seriesId, ...series }, sessions, ...key } = await storeSeries(database.repositories)
    const { series: repository } = database.repositories.webinars
    const titles = (found: readonly (StoredSeries | undefined)[]) => found.map((one) => one?.series.title)
    expect(titles(await Promise.all([repository.find(seriesId), repository.find(seriesId)]))).toEqual(['Services libres', 'Services libres'])
    const before = repository.find(seriesId)
    await repository.edit({ ...key }, { expectedRevision: 1, series: { ...series, seriesId, title: 'Autrement', revision: 2 }, changed: ['title'], sessions, sendsMail: false, now: LATER })
    expect(titles([await before, await repository.find(seriesId)])).toEqual(['Services libres', 'Autrement'])
    const unknown = aSeries()
    expect(await repository.find(unknown.seriesId)).toBeUndefined()
    await repository.create(key.spaceNumber, unknown, [], NOW)
    expect(titles([await repository.find(unknown.seriesId)])).toEqual([unknown.title])
  })

  it('promotes when the capacity grows, and takes nothing back when it shrinks', async () => {
    const series = await storeSeries(database.repositories, { capacity: 2 })
    const ids = []
    for (const subject of ['ada', 'bob', 'eve', 'mia']) ids.push(idOf(await registrations().register(aRegistration(series, subject))))
    const edit = (capacity: number, revision: number) => database.repositories.webinars.series.edit(series, {
      expectedRevision: revision, series: { ...series.series, capacity, revision: revision + 1 }, changed: ['capacity'], sessions: [], sendsMail: false, now: LATER,
    })
    expect(await edit(1, 1)).toEqual({ kind: 'edited' })
    expect(await Promise.all(ids.map(statusOf))).toEqual(['confirmed', 'confirmed', 'waitlisted 1', 'waitlisted 2'])
    expect(await edit(3, 2)).toEqual({ kind: 'edited' })
    expect(await Promise.all(ids.map(statusOf))).toEqual(['confirmed', 'confirmed', 'confirmed', 'waitlisted 1'])
    expect(await edit(9, 1)).toEqual({ kind: 'conflict', revision: 3, changed: ['capacity'] })
  })

  it('counts the places of a session with those of the whole series, less those who leave it', async () => {
    const series = await storeSeries(database.repositories, { registrationScope: 'either' })
    const [first] = series.sessions
    if (first === undefined) throw new Error('No session.')
    await database.repositories.webinars.series.editSession(series, {
      expectedRevision: 1, session: { ...first, capacity: 2, revision: 2 }, changed: ['capacity'], isAnnounced: false, sendsMail: false, now: LATER,
    })
    const standing = idOf(await registrations().register(aRegistration(series, 'ada')))
    const alone = idOf(await registrations().register(aRegistration(series, 'bob', { sessionNumber: 1 })))
    const late = idOf(await registrations().register(aRegistration(series, 'eve', { sessionNumber: 1 })))
    expect([await statusOf(alone), await statusOf(late)]).toEqual(['confirmed', 'waitlisted 1'])
    expect(await registrations().leaveSession(standing, 1, LATER)).toBe(true)
    expect(await statusOf(late)).toBe('confirmed')
    expect(await registrations().rejoinSession(standing, 1, 'come-back', LATER)).toMatchObject({ status: 'waitlisted', sessionNumber: 1 })
  })

  it('forgets an erased learner with all they left, and gives their place on', async () => {
    const series = await storeSeries(database.repositories, { capacity: 1 })
    const contact = { name: 'Ada', address: 'ada@example.org', addressHash: 'h', language: 'fr' as const }
    const ada = idOf(await registrations().register(aRegistration(series, 'ada', { contact, sendsMail: true })))
    const bob = idOf(await registrations().register(aRegistration(series, 'bob')))
    const { attendance } = database.repositories.webinars
    await attendance.takeParticipantId({ ...series, sessionNumber: 1 }, 1, 'opaque', true)
    await attendance.putWord({ ...series, sessionNumber: 1 }, 1, 'selfDeclared', true, LATER)
    expect((await database.database.read('SELECT kind FROM mails')).length).toBe(1)
    await database.repositories.learning.eraseLearner(series.spaceNumber, 'ada', 'hash', LATER)
    expect([await statusOf(ada), await statusOf(bob)]).toEqual(['gone', 'confirmed'])
    for (const table of ['contacts', 'mails', 'session_people', 'attendance_marks']) expect(await database.database.read(`SELECT * FROM ${table}`), table).toEqual([])
  })

  it('gives a guest’s registration to the account that joins it, one place for both', async () => {
    const series = await storeSeries(database.repositories, { capacity: 2 })
    const { guests, learning } = database.repositories
    await guests.create({ spaceNumber: series.spaceNumber, subject: 'guest', phraseHash: 'p', day: 0 })
    const own = idOf(await registrations().register(aRegistration(series, 'account')))
    const other = idOf(await registrations().register(aRegistration(series, 'guest')))
    const waiting = idOf(await registrations().register(aRegistration(series, 'eve')))
    expect(await learning.joinGuest(series.spaceNumber, 'guest', 'account', LATER)).toBe(true)
    expect([await statusOf(own), await statusOf(other), await statusOf(waiting)]).toEqual(['confirmed', 'withdrawn', 'confirmed'])
    expect((await registrations().findOfLearner(series, { spaceNumber: series.spaceNumber, subject: 'account' }))?.registrations.length).toBe(2)
  })
})
