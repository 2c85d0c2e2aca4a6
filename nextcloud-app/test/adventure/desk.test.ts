// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { checkAdventure, toPlayable } from '@parcours/courses'
import { beforeEach, describe, expect, it } from 'vitest'
import { starterStory } from '../../src/components/adventureDesk/starter.ts'
import StoryEditor from '../../src/components/adventureDesk/StoryEditor.vue'
import StoryMap from '../../src/components/adventureDesk/StoryMap.vue'
import { drawStory } from '../../src/storyMap.ts'
import { createFakeServer, type FakeServer } from '../support/fakeServer.ts'
import { getByRole, listAxeViolations, mountWith, pageText, settle } from '../support/mountApp.ts'

let server: FakeServer
beforeEach(() => { server = createFakeServer() })

function starter(language: 'fr' | 'en') {
  const [file] = starterStory('our-story', language)
  if (file === undefined) {
    throw new Error('no starter')
  }
  return { file, checked: checkAdventure(file.text, file.path) }
}

describe('the story one begins with', () => {
  it.each(['fr', 'en'] as const)('has no error and no warning in %s', (language) => {
    expect(starter(language).checked.issues).toEqual([])
  })
})

describe('the map', () => {
  const adventure = starter('en').checked.adventure
  const story = adventure === undefined ? undefined : toPlayable(adventure)

  it('places every passage once, those further away lower', () => {
    const { nodes, edges } = drawStory(story ?? { startPassageId: '', passages: [] })
    expect(nodes.map(({ passageId }) => passageId).sort()).toEqual(['advice', 'beginning', 'folder', 'later', 'together'])
    const heightOf = (id: string) => nodes.find(({ passageId }) => passageId === id)?.y ?? -1
    expect(heightOf('beginning')).toBe(0)
    expect(heightOf('folder')).toBeGreaterThan(heightOf('beginning'))
    expect(heightOf('together')).toBeGreaterThan(heightOf('folder'))
    expect(edges.map(({ fromId, toId }) => `${fromId}>${toId}`)).toContain('folder>together')
  })

  it('keeps in sight a passage that nothing leads to', () => {
    const lonely = { passageId: 'lonely', title: 'Lonely', isEnding: true, mission: null, choices: [] }
    const { nodes } = drawStory({ startPassageId: 'beginning', passages: [...story?.passages ?? [], lonely] })
    expect(nodes.some(({ passageId }) => passageId === 'lonely')).toBe(true)
  })

  it('is walked by keyboard: each passage is a button with its whole name', async () => {
    const { wrapper } = await mountWith(StoryMap, { story })
    const passages = [...document.querySelectorAll('[role=button]')]
    expect(passages.map((element) => element.getAttribute('aria-label'))).toContain('Passage “A real act”')
    passages[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
    expect(wrapper.emitted('show')).toEqual([['beginning']])
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })
})

describe('the author’s desk', () => {
  async function open() {
    const { file } = starter('en')
    server.on('PUT /desk', ({ body }) => ({ adventureId: 'our-story', files: (body as { files: unknown }).files, isDraft: true, revision: 2, audience: null, publications: [] }))
    return await mountWith(StoryEditor, { story: { adventureId: 'our-story', files: [file], isDraft: true, revision: 1, audience: null, publications: [] } })
  }

  function type(change: (text: string) => string): void {
    const area = document.querySelector('textarea')
    if (area !== null) {
      area.value = change(area.value)
      area.dispatchEvent(new Event('input'))
    }
  }

  it('plays the story beside its text, from its start', async () => {
    const { wrapper } = await open()
    expect(getByRole('heading', 'The beginning')).toBeTruthy()
    getByRole('button', 'Take the first step').click()
    await settle()
    expect(getByRole('heading', 'A real act')).toBeTruthy()
    expect(await listAxeViolations(wrapper.element as Element)).toEqual([])
  })

  it('says at each keystroke what is wrong, on which line, and keeps the last story that could be read', async () => {
    await open()
    type((text) => text.replace('(#folder)', '(#foldr)'))
    await settle()
    expect(pageText()).toContain('1 error to mend before publishing.')
    expect(pageText()).toContain('folder')
    expect(getByRole('heading', 'The beginning')).toBeTruthy()
    expect((getByRole('button', 'Publish this story') as HTMLButtonElement).disabled).toBe(true)
  })

  it('finds a passage from the list, in the text and in the preview', async () => {
    await open()
    getByRole('button', 'List').click()
    await settle()
    getByRole('button', 'Together').click()
    await settle()
    expect(getByRole('heading', 'Together')).toBeTruthy()
  })
})
