// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { FOLLOWED_MILLISECONDS, isOwnPath, openMissionKey, readOpenMission } from '../../src/missions/companion/openMission.ts'
import { showCompanion } from '../../src/missions/companion/showCompanion.ts'
import { openMissionElsewhere, takeReturnedMission } from '../../src/missions/missionElsewhere.ts'
import { speakFrench } from '../setup.ts'

const open = (openPath: string | null, todoHtml = '<p>Créez un <strong>dossier</strong>.</p><p>Puis partagez-le.</p>') =>
  ({ adventureId: 'ag', passageId: 'dossier', title: 'L’AG', mission: { todoHtml, openPath } })

/** The space of the panel needs an observer that happy-dom lacks a layout for. */
beforeEach(() => {
  vi.stubGlobal('_oc_webroot', '')
  vi.stubGlobal('ResizeObserver', class { observe() {} disconnect() {} })
  document.cookie = 'parcours_mission=; max-age=0'
})

describe('leaving for a mission', () => {
  it.each([null, 'https://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'javascript:alert(1)', ''])('does nothing for %s', (openPath) => {
    const goTo = vi.fn()
    openMissionElsewhere('rose', open(openPath), goTo)
    expect([goTo.mock.calls.length, readOpenMission(localStorage, 'rose', Date.now())]).toEqual([0, undefined])
  })

  it('is over after half a day, for somebody else, and when it was taken back', () => {
    openMissionElsewhere('rose', open('/apps/files/'), () => {})
    expect(readOpenMission(localStorage, 'rose', Date.now() + FOLLOWED_MILLISECONDS)).toBeUndefined()
    expect(readOpenMission(localStorage, 'samir', Date.now())).toBeUndefined()
    expect(takeReturnedMission('rose')).toEqual({ adventureId: 'ag', passageId: 'dossier', isSaidDone: false })
    expect(takeReturnedMission('rose')).toBeUndefined()
    expect(document.cookie).not.toContain('parcours_mission=1')
  })

  it.each(['null', '{', '[]', '{"returnPath":1}', '{"returnPath":"//x","words":{},"leftAt":9e15}', '{"returnPath":"javascript:1","words":{},"leftAt":9e15}'])('survives what else is kept under its name: %s', (text) => {
    localStorage.setItem(openMissionKey('rose'), text)
    expect(readOpenMission(localStorage, 'rose', Date.now())).toBeUndefined()
  })

  it.each([['/index.php/apps/parcours/x', true], ['//x', false], ['/\\x', false], ['x', false], ['javascript:x', false]])('%s is a path of this server: %s', (path, isOwn) => {
    expect(isOwnPath(path)).toBe(isOwn)
  })
})

describe('the panel', () => {
  function mount() {
    document.body.innerHTML = '<header></header><div id="content"></div>'
    openMissionElsewhere('rose', open('/apps/files/'), () => {})
    const mission = readOpenMission(localStorage, 'rose', Date.now())
    if (mission === undefined) throw new Error('No mission was kept.')
    const needs = { storage: localStorage, userId: 'rose', goTo: vi.fn(), refuseForever: vi.fn() }
    const panel = showCompanion(mission, needs)
    return { panel, ...needs, press: (label: string) => { [...panel.querySelectorAll('button')].find((button) => button.textContent === label)?.click() } }
  }

  it('stands before the page, as a region with its name, and takes no focus', () => {
    const { panel } = mount()
    expect([panel.nextElementSibling?.id, panel.getAttribute('aria-label'), document.activeElement]).toEqual(['content', 'Mission of the adventure', document.body])
    expect(panel.textContent).toContain('Créez un dossier. Puis partagez-le.')
  })

  it('brings back, and says when it was done', () => {
    const { press, goTo } = mount()
    press('Back to the adventure')
    expect(goTo).toHaveBeenCalledWith(location.pathname + location.search)
    press('It is done')
    expect(takeReturnedMission('rose')).toMatchObject({ isSaidDone: true })
  })

  it('asks for how long before it hides, and gives the focus back', () => {
    const { panel, press, refuseForever } = mount()
    press('Hide')
    expect(document.activeElement?.textContent).toBe('For this mission')
    press('Keep it')
    expect(document.activeElement?.textContent).toBe('Hide')
    press('Hide')
    press('For this mission')
    expect([panel.isConnected, refuseForever.mock.calls.length, takeReturnedMission('rose')]).toEqual([false, 0, undefined])
  })

  it('can be refused for good', () => {
    const { panel, press, refuseForever } = mount()
    press('Hide')
    press('For good')
    expect([panel.isConnected, refuseForever.mock.calls.length]).toEqual([false, 1])
  })

  it('shows words of the story as words, never as tags', () => {
    document.body.innerHTML = '<div id="content"></div>'
    openMissionElsewhere('rose', open('/apps/files/', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'), () => {})
    const mission = readOpenMission(localStorage, 'rose', Date.now())
    if (mission === undefined) throw new Error('No mission was kept.')
    expect(showCompanion(mission, { storage: localStorage, userId: 'rose', goTo: () => {}, refuseForever: () => {} }).querySelector('img')).toBeNull()
  })
})

// Last: once French words are there, they stay for the file.
describe('leaving for a mission, in French', () => {
  it('goes to this Nextcloud’s page and says what to do, in the person’s language', () => {
    speakFrench()
    const goTo = vi.fn()
    openMissionElsewhere('rose', open('/apps/files/'), goTo)
    expect(goTo).toHaveBeenCalledWith('/index.php/apps/files/')
    expect(readOpenMission(localStorage, 'rose', Date.now())).toMatchObject({ todo: 'Créez un dossier. Puis partagez-le.', isSaidDone: false, words: { done: 'C’est fait', back: 'Revenir à l’aventure' } })
    expect(document.cookie).toContain('parcours_mission=1')
  })
})
