// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureCheckMessage, AdventurePage, AdventurePublicationMessage, DeskAdventure, DeskAdventurePage, RunSaved } from '@parcours/courses'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backupTo } from '../../src/database/backup.ts'
import { restoreFrom } from '../../src/database/restore.ts'
import { erasureHash } from '../../src/services/myData.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { DATABASES } from '../support/databases.ts'
import { makeSubject, mintToken, pairSpace } from '../support/testSpace.ts'
import { STORY, makeAdventureWorld, storyFiles, type AdventureWorld } from './adventureWorld.ts'

describe.each(DATABASES)('adventures on $name', ({ open }) => {
  let test: TestApp
  let world: AdventureWorld
  beforeAll(async () => { test = await openTestApp(open) })
  afterAll(() => test.close())
  beforeEach(async () => {
    await test.database.empty()
    await test.database.repositories.spaces.ensureCampus(test.clock.now())
    world = await makeAdventureWorld(test)
  })

  describe('the desk', () => {
    it('keeps a draft that nobody else sees, then publishes it', async () => {
      const draft = await world.run<DeskAdventure>('PUT', '/desk/adventures/tri/draft', { files: storyFiles(), revision: 0 })
      expect(draft).toMatchObject({ adventureId: 'tri', isDraft: true, revision: 1, audience: null, publications: [] })
      expect((await world.ask('GET', '/adventures/tri', await world.token())).json()).toMatchObject({ code: 'unknown-adventure' })
      const message = await world.run<AdventurePublicationMessage>('POST', '/desk/adventures/tri/publications', { revision: 1, audience: 'space' })
      expect(message).toMatchObject({ kind: 'published', isStructural: true, adventure: { isDraft: false, audience: 'space', revision: 2 } })
      expect(await world.get()).toMatchObject({ adventureId: 'tri', title: 'Le tri', adventure: { startPassageId: 'cave' } })
      expect(await world.run<DeskAdventurePage>('GET', '/desk/adventures')).toMatchObject({ adventures: [{ adventureId: 'tri', title: 'Le tri', hasDraft: false, audience: 'space' }] })
    })

    it('does not let one author overwrite another', async () => {
      await world.run('PUT', '/desk/adventures/tri/draft', { files: storyFiles(), revision: 0 })
      const answer = await world.ask('PUT', '/desk/adventures/tri/draft', await world.token(['trainer']), { files: storyFiles(), revision: 0 })
      expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'draft-changed-elsewhere', detail: { revision: 1 } }])
      const late = await world.ask('POST', '/desk/adventures/tri/publications', await world.token(['trainer']), { revision: 0, audience: 'space' })
      expect(late.json()).toMatchObject({ code: 'draft-changed-elsewhere' })
    })

    it('publishes nothing that has an error, and says what', async () => {
      await world.run('PUT', '/desk/adventures/tri/draft', { files: storyFiles(STORY.replace('](#rue)', '](#ruelle)')), revision: 0 })
      const message = await world.run<AdventurePublicationMessage>('POST', '/desk/adventures/tri/publications', { revision: 1, audience: 'space' })
      expect(message).toMatchObject({ kind: 'issues', issues: [{ code: 'unknown-target', line: 32 }] })
      const check = await world.run<AdventureCheckMessage>('POST', '/desk/adventure-checks', { files: storyFiles() })
      expect(check).toEqual({ mayBePublished: true, issues: [], stories: [{ language: 'fr', passageCount: 4, states: 9, endings: 4, isExhaustive: true }] })
    })

    it('throws a draft away, and the whole story when it was nothing else', async () => {
      await world.publish()
      await world.run('PUT', '/desk/adventures/tri/draft', { files: storyFiles('rien'), revision: 2 })
      await world.run('DELETE', '/desk/adventures/tri/draft')
      expect(await world.run<DeskAdventure>('GET', '/desk/adventures/tri')).toMatchObject({ isDraft: false, files: storyFiles() })
      await world.run('PUT', '/desk/adventures/autre/draft', { files: storyFiles(), revision: 0 })
      await world.run('DELETE', '/desk/adventures/autre/draft')
      expect((await world.ask('GET', '/desk/adventures/autre', await world.token(['trainer']))).statusCode).toBe(404)
    })

    it('marks a change of shape, and no rewording nor renaming', async () => {
      await world.publish()
      const { version } = await world.get()
      await world.publish(STORY.replace('deux lampes', 'trois lampes'))
      await world.publish(STORY.replace('## La rue {#rue}', '## La rue {#ruelle}\nancien: rue').replace('](#rue)', '](#ruelle)'))
      expect((await world.get()).version).toBe(version)
      const changed = await world.publish(STORY.replace('- [Rentrer](#cave)\n', ''))
      expect((await world.get()).version).not.toBe(version)
      expect(changed.publications.map(({ isStructural }) => isStructural)).toEqual([true, false, false, true])
    })
  })

  describe('the list', () => {
    it('shows each what they may play: their space’s, every space’s, everybody’s', async () => {
      await world.publish()
      const other = await pairSpace(test)
      const titles = async (token?: string) => (await world.ask('GET', '/adventures', token)).json<AdventurePage>().adventures.map(({ title }) => title)
      expect([await titles(), await titles(await world.token()), await titles(await mintToken(test, other))]).toEqual([[], ['Le tri'], []])
      expect((await world.ask('GET', '/adventures/tri', await mintToken(test, other))).statusCode).toBe(404)
    })

    it('lets a space’s own story stand before a shared one of the same name', async () => {
      const host = await makeAdventureWorld(test, { isHost: true })
      await host.ask('PUT', '/desk/adventures/tri/draft', await host.token(['coordinator']), { files: storyFiles(STORY.replace('titre: Le tri', 'titre: Pour tous')), revision: 0 })
      const published = await host.ask('POST', '/desk/adventures/tri/publications', await host.token(['coordinator']), { revision: 1, audience: 'public' })
      expect(published.json()).toMatchObject({ kind: 'published' })
      expect((await world.get()).title).toBe('Pour tous')
      await world.publish()
      expect((await world.get()).title).toBe('Le tri')
      expect((await world.ask('GET', '/adventures', await world.token())).json<AdventurePage>()).toMatchObject({ adventureCount: 1, adventures: [{ title: 'Le tri' }] })
      expect((await world.ask('GET', '/adventures?query=cArton', undefined)).json<AdventurePage>()).toMatchObject({ adventureCount: 1, adventures: [{ title: 'Pour tous' }] })
    })

    it('gives the player nothing of the source', async () => {
      await world.publish()
      expect(JSON.stringify(await world.get())).not.toMatch(/markdown|"line"|story\.fr\.md/)
    })
  })

  describe('a saved run', () => {
    it('is kept as it was written, for its person alone', async () => {
      await world.publish()
      const [ada, bob] = [makeSubject(), makeSubject()]
      const mine = await world.token(['learner'], ada)
      expect((await world.ask('GET', '/me/runs/tri', mine)).json()).toMatchObject({ code: 'unknown-run' })
      const saved = await world.ask('PUT', '/me/runs/tri', mine, { savedRun: 'opaque ⋅ é', revision: 0 })
      expect(saved.json()).toEqual({ adventureId: 'tri', savedRun: 'opaque ⋅ é', revision: 1 })
      expect((await world.ask('GET', '/me/runs/tri', mine)).json<RunSaved>().savedRun).toBe('opaque ⋅ é')
      expect((await world.ask('GET', '/me/runs', mine)).json()).toEqual([{ adventureId: 'tri', revision: 1 }])
      expect((await world.ask('GET', '/me/runs/tri', await world.token(['learner'], bob))).statusCode).toBe(404)
      const sameSubject = await mintToken(test, await pairSpace(test), { subject: ada })
      expect((await world.ask('GET', '/me/runs/tri', sameSubject)).statusCode).toBe(404)
    })

    it('is not lost to another device, and an answer lost on the way does no harm', async () => {
      await world.publish()
      const mine = await world.token(['learner'], makeSubject())
      const put = (savedRun: string, revision: number) => world.ask('PUT', '/me/runs/tri', mine, { savedRun, revision })
      await put('a', 0)
      expect((await put('a', 0)).json()).toMatchObject({ revision: 1 })
      const late = await put('b', 0)
      expect([late.statusCode, late.json()]).toMatchObject([409, { code: 'run-changed-elsewhere', detail: { revision: 1 } }])
      expect((await put('b', 1)).json()).toMatchObject({ revision: 2 })
      await world.ask('DELETE', '/me/runs/tri', mine)
      expect((await world.ask('GET', '/me/runs/tri', mine)).statusCode).toBe(404)
    })

    it('follows its story to a new id', async () => {
      await world.publish()
      const mine = await world.token(['learner'], makeSubject())
      await world.ask('PUT', '/me/runs/tri', mine, { savedRun: 'a', revision: 0 })
      await world.publish(STORY.replace('id: tri', 'id: grand-tri\nancien: tri'))
      expect((await world.ask('GET', '/me/runs/grand-tri', mine)).json()).toMatchObject({ savedRun: 'a', revision: 1 })
      expect((await world.ask('PUT', '/me/runs/tri', mine, { savedRun: 'b', revision: 1 })).json()).toEqual({ adventureId: 'grand-tri', savedRun: 'b', revision: 2 })
      expect((await world.get('tri')).adventureId).toBe('grand-tri')
    })

    it('stays erased when an older backup comes back, like everything of its person', async () => {
      await world.publish()
      const [ada, bob] = [makeSubject(), makeSubject()]
      for (const subject of [ada, bob]) await world.ask('PUT', '/me/runs/tri', await world.token(['learner'], subject), { savedRun: 'a', revision: 0 })
      const chunks: Buffer[] = []
      await backupTo(test.database.database, new Writable({ write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk)
        done()
      } }), test.clock.now())
      test.clock.advance(1000)
      await world.ask('DELETE', '/me', await world.token(['learner'], ada))
      const { erasedAgainCount } = await restoreFrom(test.database.database, () => Readable.from([Buffer.concat(chunks)]), {
        erasureHashOf: (spaceId, subject) => erasureHash(test.all.secrets, spaceId, subject), mayReplace: true,
      })
      expect(erasedAgainCount).toBe(1)
      const runsOf = async (subject: string) => (await world.ask('GET', '/me/runs', await world.token(['learner'], subject))).json<unknown[]>()
      expect([await runsOf(ada), await runsOf(bob)]).toEqual([[], [{ adventureId: 'tri', revision: 1 }]])
      expect((await world.get()).title).toBe('Le tri')
    })

    it('is in one’s export, and goes with one’s erasure', async () => {
      await world.publish()
      const mine = await world.token(['learner'], makeSubject())
      await world.ask('PUT', '/me/runs/tri', mine, { savedRun: 'a', revision: 0 })
      expect((await world.ask('GET', '/me/export', mine)).json()).toMatchObject({ adventures: [{ adventureId: 'tri', savedRun: 'a' }] })
      await world.ask('DELETE', '/me', mine)
      expect((await world.ask('GET', '/me/runs', mine)).json()).toEqual([])
    })
  })
})
