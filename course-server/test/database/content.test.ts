// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES, type TestDatabase } from '../support/databases.ts'
import { aPublishRequest, makeSpaces, NOW, TODAY } from '../support/learningBuilders.ts'

const activity = (partId: string, formerly: readonly string[] = []) => ({ kind: 'activity' as const, partId, formerly })
const module = (partId: string) => ({ kind: 'module' as const, partId, formerly: [] })
const picture = (text: string) => ({ path: 'media/picture.svg', contentType: 'image/svg+xml', bytes: new TextEncoder().encode(text) })

describe.each(DATABASES)('content on $name', ({ open }) => {
  let database: TestDatabase
  beforeAll(async () => { database = await open() })
  afterAll(() => database.destroy())
  beforeEach(async () => {
    await database.empty()
    await makeSpaces(database.repositories, 1)
  })
  const content = () => database.repositories.content
  const publish = (request: Parameters<typeof aPublishRequest>[0]) => content().publish(aPublishRequest(request))
  const current = async () => (await content().listCurrent())[0]

  it('publishes a course and gives it back whole', async () => {
    expect(await publish({})).toEqual({ kind: 'published', courseNumber: 1, isNew: true, removedPartIds: [] })
    expect(await current()).toEqual({
      courseNumber: 1, courseId: 'ethics', ownerSpaceNumber: 1, audience: 'public', contentHash: 'hash-1', publishedAt: NOW,
      publicJson: '{"public":true}', keyJson: '{"key":true}', partNumbers: expect.any(Map) as unknown,
    })
  })

  it('changes nothing when the same content comes again, and moves the version when it differs', async () => {
    await publish({})
    const version = await content().version()
    expect(await publish({})).toEqual({ kind: 'unchanged', courseNumber: 1 })
    expect(await content().version()).toBe(version)
    expect(await publish({ audience: 'spaces' })).toMatchObject({ kind: 'published', isNew: false })
    expect(await content().version()).toBe(version + 1)
    expect(await current()).toMatchObject({ audience: 'spaces' })
  })

  it('keeps a part’s number for ever: removed, back again, renamed', async () => {
    await publish({ parts: [module('m'), activity('a'), activity('b')] })
    const numbers = (await current())?.partNumbers
    expect(await publish({ contentHash: '2', parts: [module('m'), activity('b')] })).toMatchObject({ removedPartIds: ['a'] })
    expect(await publish({ contentHash: '3', parts: [module('m'), activity('new', ['b']), activity('a')] })).toMatchObject({ removedPartIds: [] })
    const now = (await current())?.partNumbers
    expect(now?.get('a')).toBe(numbers?.get('a'))
    expect([now?.get('new'), now?.get('b')]).toEqual([numbers?.get('b'), numbers?.get('b')])
  })

  it.each([
    { parts: [activity('m')], code: 'part-of-another-kind', why: 'a module became an activity' },
    { parts: [activity('x', ['m'])], code: 'part-of-another-kind', why: 'an activity was a module' },
    { parts: [activity('x', ['a']), activity('a')], code: 'former-id-in-use', why: 'the former id is still there' },
    { parts: [activity('x', ['a']), activity('y', ['a'])], code: 'former-id-in-use', why: 'two claim one past' },
    { parts: [activity('a', ['b'])], code: 'former-id-in-use', why: 'one claims two pasts' },
  ])('refuses parts when $why', async ({ parts, code }) => {
    await publish({ parts: [module('m'), activity('a'), activity('b')] })
    expect(await publish({ contentHash: '2', parts })).toEqual({ kind: 'refused', code })
    expect(await current()).toMatchObject({ contentHash: 'hash-1' })
  })

  it('keeps a course’s number when it is renamed, and refuses one of another space', async () => {
    await publish({})
    expect(await publish({ courseId: 'digital-ethics', formerly: ['ethics'], contentHash: '2' })).toMatchObject({ courseNumber: 1, isNew: false })
    expect(await content().listCurrent()).toHaveLength(1)
    expect(await content().findByHash('ethics', '2')).toMatchObject({ courseId: 'digital-ethics' })
    expect(await publish({ courseId: 'ethics', ownerSpaceNumber: 2, contentHash: '3' })).toEqual({ kind: 'refused', code: 'course-of-another-space' })
    await publish({ courseId: 'second' })
    expect(await publish({ courseId: 'second', formerly: ['ethics'], contentHash: '4' })).toEqual({ kind: 'refused', code: 'former-id-in-use' })
  })

  it('finds an earlier publication by its hash, and the newest with an activity', async () => {
    await publish({ contentHash: '1', parts: [activity('a'), activity('b')] })
    await publish({ contentHash: '2', parts: [activity('a')] })
    await publish({ contentHash: '3', parts: [activity('c')], now: new Date(NOW.getTime() + 86_400_000) })
    expect(await content().findByHash('ethics', '1')).toMatchObject({ contentHash: '1' })
    expect(await content().findByHash('ethics', 'none')).toBeUndefined()
    expect(await content().findLatestWith('ethics', 'a')).toMatchObject({ contentHash: '2' })
    expect(await content().findLatestWith('ethics', 'b')).toMatchObject({ contentHash: '1' })
    expect(await content().findLatestWith('ethics', 'z')).toBeUndefined()
    expect(await content().listPublicationDays(1)).toEqual([TODAY + 1, TODAY])
  })

  it('serves the file of the current publication only', async () => {
    await publish({ media: [picture('one')] })
    await publish({ contentHash: '2', media: [picture('two')] })
    const file = await content().findMedia('ethics', 'media/picture.svg')
    expect(file?.contentType).toBe('image/svg+xml')
    expect(new TextDecoder().decode(file?.bytes)).toBe('two')
    await publish({ contentHash: '3', media: [] })
    expect(await content().findMedia('ethics', 'media/picture.svg')).toBeUndefined()
  })
})
