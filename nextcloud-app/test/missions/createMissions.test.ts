// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createMissions, LOOK_EVERY_MILLISECONDS } from '../../src/missions/createMissions.ts'
import type { Look } from '../../src/missions/look.ts'
import type { MissionPlace } from '../../src/missions/missions.ts'
import { watchMission } from '../../src/missions/watchMission.ts'
import { createBrowserStorage } from '../../src/shell/browserStorage.ts'
import recorded from './recorded/nextcloud34.json'
import { answerWith, aSpace, type Answer } from './support/replaySpace.ts'

const APPS = 'GET /ocs/v2.php/core/navigation/apps'
const FOLDER = 'PROPFIND /remote.php/dav/files/rose/'
const place = (check: MissionPlace['mission']['check'] = 'dossier-existe', checkArguments: MissionPlace['mission']['checkArguments'] = { nom: ['Essai AG*'] }): MissionPlace =>
  ({ adventureId: 'ag', passageId: 'dossier', mission: { check, checkArguments } })

/** A clock that only waiting moves. */
function aWorld(answers: readonly Answer[], appsText = recorded.apps) {
  let milliseconds = 0
  const { asked } = answerWith([{ asked: APPS, status: 200, text: appsText }, ...answers])
  const missions = createMissions({
    space: aSpace('rose', () => new Date(milliseconds)), storage: createBrowserStorage(undefined),
    wait: async (rest) => {
      await Promise.resolve()
      milliseconds += rest
    },
  })
  return { missions, pass: (rest: number) => { milliseconds += rest }, count: (key: string) => asked.filter((one) => one.key === key).length }
}
const folderStep = (at: number) => (recorded.checks['dossier-existe'][at]?.answers ?? []) as readonly Answer[]

describe('how often a mission looks', () => {
  it('once in ten seconds, entering and coming back alike', async () => {
    const { missions, pass, count } = aWorld([...folderStep(0), ...folderStep(2)])
    expect((await missions.look(place(), 'entering')).answer).toEqual({ result: 'no', reason: 'nothing-found' })
    pass(LOOK_EVERY_MILLISECONDS - 1)
    expect((await missions.look(place(), 'visible')).answer.result).toBe('no')
    expect(count(FOLDER)).toBe(1)
    pass(1)
    expect((await missions.look(place(), 'visible')).answer.result).toBe('yes')
    expect([count(FOLDER), count(APPS)]).toEqual([2, 1])
  })

  it('what is said done gets a fresh answer in its turn, once however often it is pressed', async () => {
    const { missions, count } = aWorld([...folderStep(0), ...folderStep(2)])
    await missions.look(place(), 'entering')
    const looks = await Promise.all([missions.look(place(), 'done'), missions.look(place(), 'done'), missions.look(place(), 'done')])
    expect(looks.map(({ answer }) => answer.result)).toEqual(['yes', 'yes', 'yes'])
    expect(count(FOLDER)).toBe(2)
  })

  it('what was just seen done is not asked again', async () => {
    const { missions, count } = aWorld(folderStep(2))
    await missions.look(place(), 'entering')
    expect((await missions.look(place(), 'done')).answer.result).toBe('yes')
    expect(count(FOLDER)).toBe(1)
  })
})

describe('an app that is not installed', () => {
  const withoutApps = JSON.stringify({ ocs: { meta: {}, data: [{ id: 'files', app: 'files' }] } })

  it('is absent, and is asked nothing', async () => {
    const { missions, count } = aWorld([], withoutApps)
    expect((await missions.look(place('sondage-existe', {}), 'entering')).answer).toEqual({ result: 'absent' })
    expect(count('GET /ocs/v2.php/apps/polls/api/v1.0/polls')).toBe(0)
  })

  it.each([{ at: 3, result: 'yes', why: 'a phone wrote the event' }, { at: 0, result: 'absent', why: 'nothing is there' }])('is $result for a calendar when $why', async ({ at, result }) => {
    const { missions } = aWorld((recorded.checks['evenement-existe'][at]?.answers ?? []), withoutApps)
    expect((await missions.look(place('evenement-existe', { 'titre-contient': ['assemblée'] }), 'entering')).answer.result).toBe(result)
  })

  it('is told before a story begins', async () => {
    const { missions } = aWorld([], withoutApps)
    expect([...await missions.listAbsent(['dossier-existe', 'sondage-existe', 'evenement-existe', 'statut-defini', 'avatar'])]).toEqual(['sondage-existe', 'evenement-existe'])
  })

  it('is not guessed when Nextcloud does not tell', async () => {
    const { missions } = aWorld(folderStep(2), '<html>')
    expect([...await missions.listAbsent(['sondage-existe'])]).toEqual([])
    expect((await missions.look(place(), 'entering')).answer.result).toBe('yes')
  })
})

describe('what a mission remembers', () => {
  const added = recorded.checks['fichier-depose'] as readonly { readonly answers: readonly Answer[] }[]
  const file = place('fichier-depose', {})

  it('is how things stood at the first look, until the adventure starts again', async () => {
    const { missions, pass } = aWorld([...(added[0]?.answers ?? []), ...(added[1]?.answers ?? []), ...(added[1]?.answers ?? [])])
    expect((await missions.look(file, 'entering')).answer.result).toBe('no')
    pass(LOOK_EVERY_MILLISECONDS)
    expect((await missions.look(file, 'visible')).answer.result).toBe('yes')
    missions.forget('ag')
    expect((await missions.look(file, 'entering')).answer).toEqual({ result: 'no', reason: 'before-start' })
  })
})

describe('a mission that is shown', () => {
  it('looks on entering and each time the page is seen, and no more once it is left', async () => {
    const { missions, pass, count } = aWorld([...folderStep(0), ...folderStep(2), ...folderStep(2)])
    const looks: Look[] = []
    const watch = watchMission(missions, place(), (look) => { looks.push(look) })
    const settle = () => new Promise((resolve) => { setTimeout(resolve, 20) })
    await settle()
    pass(LOOK_EVERY_MILLISECONDS)
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    watch.stop()
    pass(LOOK_EVERY_MILLISECONDS)
    document.dispatchEvent(new Event('visibilitychange'))
    await settle()
    expect(looks.map(({ answer }) => answer.result)).toEqual(['no', 'yes'])
    expect(count(FOLDER)).toBe(2)
  })
})
