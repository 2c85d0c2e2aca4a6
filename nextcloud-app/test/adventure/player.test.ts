// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { compileAdventure, parseAdventureFiles, type PathEventBatch, type PublicActivity, type PublicAdventure } from '@parcours/courses'
import { beforeEach, describe, expect, it } from 'vitest'
import { decryptRun, encryptRun } from '../../src/savedRunCipher.ts'
import { createFakeServer, problem, type FakeServer } from '../support/fakeServer.ts'
import { anActivity } from '../support/messages.ts'
import { getByRole, listAxeViolations, mountAt, pageText, settle } from '../support/mountApp.ts'

const SOURCE = `---
id: key-ring
titre: The key ring
resume: A first folder, together.
langue: en
duree: 10 min
licence: CC BY-SA 4.0
auteurs: [Us]
depart: door
variables:
  role: [secretary, helper]
---

## The door {#door}

Maryam puts a key on the table.

- [I take it](#folder) {#take role=secretary}
- [I only help](#folder) {#help role=helper}

## One place {#folder}

::: si role=secretary
It is for you to decide.
:::

\`\`\`mission
a faire: Create a folder named AG.
verifier: dossier-existe
nom: AG*
ouvrir: /apps/files/
coup de pouce: The button is called New.
reussi: done
\`\`\`

- [Later](#later)

## It is there {#done}

Everybody finds it.

- FIN

## Later {#later}

There is time.

- FIN
`

function theAdventure(): PublicAdventure {
  const parsed = parseAdventureFiles([{ kind: 'text', path: 'adventure.en.md', text: SOURCE }])
  if (parsed.kind === 'issues') {
    throw new Error(JSON.stringify(parsed.issues))
  }
  const text = compileAdventure(parsed.story).public['en']
  if (text === undefined) {
    throw new Error('no English')
  }
  return { ...text.adventure, contentHash: 'a'.repeat(64), version: 'b'.repeat(64) }
}

let server: FakeServer
const told: PathEventBatch[] = []
beforeEach(() => {
  server = createFakeServer()
  told.length = 0
  server.on('GET /adventures/key-ring', () => theAdventure())
  server.on('POST /path-events', ({ body }) => {
    told.push(body as PathEventBatch)
    return { countedCount: 1, ignoredCount: 0 }
  })
})

async function press(name: string | RegExp): Promise<void> {
  getByRole('button', name).click()
  await settle()
}

const events = () => told.flatMap((batch) => batch.events)

describe('an adventure played on the campus', () => {
  it('says before it begins what will be real, and how it is played', async () => {
    const { page } = await mountAt('/adventures/key-ring')
    expect(pageText()).toContain('Create a folder named AG.')
    expect(pageText()).toContain('1 real mission')
    expect(getByRole('link', 'Begin the story').getAttribute('href')).toContain('/adventures/key-ring/play')
    expect(await listAxeViolations(page)).toEqual([])
  })

  it('shows one passage at a time, text first, and moves the focus to each heading', async () => {
    const { page } = await mountAt('/adventures/key-ring/play')
    expect(getByRole('heading', 'The door')).toBeTruthy()
    await press('I take it')
    expect(document.activeElement?.textContent).toBe('One place')
    expect(pageText()).toContain('It is for you to decide.')
    expect(document.title).toBe('One place – The key ring – Parcours')
    expect(await listAxeViolations(page)).toEqual([])
  })

  it('goes back by its button and by the browser’s, and forgets what was chosen', async () => {
    const { router } = await mountAt('/adventures/key-ring/play')
    await press('I take it')
    router.back()
    await settle()
    expect(getByRole('heading', 'The door')).toBeTruthy()
    await press('I only help')
    expect(pageText()).not.toContain('It is for you to decide.')
    await press('Go back')
    expect(getByRole('heading', 'The door')).toBeTruthy()
  })

  it('believes the person about a mission, offers help, and never holds anybody', async () => {
    await mountAt('/adventures/key-ring/play')
    await press('I only help')
    await press('A little help')
    expect(pageText()).toContain('The button is called New.')
    await press('I have done it')
    expect(getByRole('heading', 'It is there')).toBeTruthy()
    expect(pageText()).toContain('What stays, outside the story, is 1 mission:')
    await press('Start again, to choose otherwise')
    await press('I only help')
    await press('Later')
    expect(pageText()).toContain('none is a failure')
  })

  it('is resumed where it was left', async () => {
    const first = await mountAt('/adventures/key-ring/play')
    await press('I take it')
    first.wrapper.unmount()
    await mountAt('/adventures/key-ring')
    expect(getByRole('link', 'Resume the story')).toBeTruthy()
    document.body.innerHTML = ''
    await mountAt('/adventures/key-ring/play')
    expect(getByRole('heading', 'One place')).toBeTruthy()
    expect(pageText()).toContain('It is for you to decide.')
  })
})

describe('an adventure begun in a course', () => {
  const reachEnd = async (activity: Partial<PublicActivity>) => {
    server.on('GET /courses/vie-privee/activities/story', () => anActivity({ activityId: 'story', ...activity }))
    await mountAt('/adventures/key-ring/play?course=vie-privee&activity=story')
    await press('I only help')
    await press('I have done it')
    return [...server.recorded.values()]
  }

  it('completes the activity that led to it, at an ending', async () => {
    expect(await reachEnd({ kind: 'adventure', ref: 'key-ring' })).toMatchObject([{ kind: 'way', courseId: 'vie-privee', activityId: 'story', way: 'text' }])
  })

  it.each([
    { name: 'a page', activity: { kind: 'page' as const } },
    { name: 'another story', activity: { kind: 'adventure' as const, ref: 'another' } },
  ])('completes nothing when the link names $name', async ({ activity }) => {
    expect(await reachEnd(activity)).toEqual([])
  })
})

describe('what is told of a way', () => {
  it('is ids, a result and a day, in nobody’s name', async () => {
    await mountAt('/adventures/key-ring/play')
    await press('I take it')
    await press('I have done it')
    expect(events().map(({ kind, passageId, step }) => [step, kind, passageId])).toEqual([[0, 'start', 'door'], [1, 'choice', 'door'], [2, 'mission', 'folder'], [3, 'ending', 'done']])
    expect(events()[2]).toMatchObject({ result: 'declared', role: 'secretary' })
    expect(JSON.stringify(events())).not.toContain('AG')
    expect(server.requests.filter(({ path }) => path === '/path-events').every(({ token }) => token === undefined)).toBe(true)
    expect(new Set(told.map(({ runId }) => runId)).size).toBe(1)
  })

  it('is nothing for whoever does not want to be counted, and the story is the same', async () => {
    await mountAt('/adventures/key-ring/play')
    await press('See what is sent')
    expect(pageText()).toContain('"kind": "start"')
    const box = getByRole('checkbox', /Play without being counted/) as HTMLInputElement
    box.checked = true
    box.dispatchEvent(new Event('change'))
    const before = events().length
    await press('I take it')
    await press('I have done it')
    expect(getByRole('heading', 'It is there')).toBeTruthy()
    expect(events()).toHaveLength(before)
  })

  it('waits for the network and is then told once', async () => {
    await mountAt('/adventures/key-ring/play')
    server.state.isReachable = false
    await press('I take it')
    expect(getByRole('heading', 'One place')).toBeTruthy()
    server.state.isReachable = true
    await press('Later')
    expect(events().map(({ step }) => step).sort()).toEqual([0, 1, 2, 3])
  })

  it('does not disturb the story when it is refused', async () => {
    server.on('POST /path-events', () => problem(400, 'invalid-request'))
    await mountAt('/adventures/key-ring/play')
    await press('I take it')
    expect(getByRole('heading', 'One place')).toBeTruthy()
  })
})

describe('a run kept by the server', () => {
  it('opens with the phrase that sealed it, and with no other', async () => {
    const sealed = await encryptRun('{"at":"folder"}', 'six words of mine', 'key-ring')
    expect(sealed).not.toContain('folder')
    expect(await decryptRun(sealed, 'Six words of mine ', 'key-ring')).toBe('{"at":"folder"}')
    expect(await decryptRun(sealed, 'six words of hers', 'key-ring')).toBeUndefined()
    expect(await decryptRun(sealed, 'six words of mine', 'other-story')).toBeUndefined()
  })
})
