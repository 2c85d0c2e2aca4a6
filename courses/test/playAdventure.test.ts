// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  ADVENTURE_LIMITS, back, choiceEvent, choose, endingEvent, missionEvent, parseSavedRun, restore, saveRun, skip, start, startEvent, succeed, view,
  type PlayableAdventure, type Run,
} from '../src/index.ts'
import { ASSEMBLEE, TRI, read, withChange } from './support/adventures.ts'

const assemblee = read(ASSEMBLEE)
const tri = read(TRI)

function play(adventure: PlayableAdventure, ...steps: readonly string[]): Run {
  return steps.reduce((run, step) => (step === '!' ? succeed(adventure, run) : choose(adventure, run, step)), start(adventure))
}

const words = (adventure: PlayableAdventure, run: Run): string => view(adventure, run).prose.map(({ html }) => html.replace(/<[^>]*>/g, '')).join(' ')

describe('a run', () => {
  it('begins at the first passage, with nothing set and nowhere to go back to', () => {
    const here = view(assemblee, start(assemblee))
    expect(here).toMatchObject({ passageId: 'arrivee', title: 'Le trousseau de clés', canGoBack: false, isEnding: false, mission: null })
    expect(here.choices.map(({ choiceId }) => choiceId)).toEqual(['secretaire', 'renfort', 'confiance'])
  })

  it('goes on by a choice or by a mission, and shows what was set', () => {
    const run = play(assemblee, 'renfort', '!', 'partage-bureau', '!', 'agenda', '!')
    expect(run).toMatchObject({ passageId: 'compte-rendu', values: new Map([['role', 'renfort'], ['date', 'fixee']]), done: new Set(['dossier', 'partage-bureau', 'agenda']) })
    expect(words(assemblee, run)).toContain('Toi qui tapes vite')
    expect(words(assemblee, run)).not.toContain('La secrétaire')
  })

  it('comes to an ending, which may have choices beside', () => {
    const run = play(assemblee, 'secretaire', 'souffler', 'plus-tard')
    expect(view(assemblee, run)).toMatchObject({ isEnding: true, choices: [{ choiceId: 'dossier' }], canGoBack: true })
  })

  it('is not changed by a choice that is not offered', () => {
    const run = play(assemblee, 'secretaire')
    expect(choose(assemblee, run, 'nulle-part')).toBe(run)
    expect(choose(assemblee, run, 'secretaire')).toBe(run)
    const conditional = read(withChange('- FIN', '- FIN\n\n::: si role=seule\n- [Seule](#tri) {#encore}\n:::'))
    const together = play(conditional, 'a-deux', 'jardin')
    expect(choose(conditional, together, 'encore')).toBe(together)
    expect(choose(conditional, play(conditional, 'seule', 'jardin'), 'encore').passageId).toBe('tri')
  })

  it('is not changed by success where there is no mission', () => {
    const run = start(assemblee)
    expect(succeed(assemblee, run)).toBe(run)
    expect(skip(assemblee, run)).toBe(run)
  })

  it('passes a mission that cannot be done here without calling it done', () => {
    const run = skip(assemblee, play(assemblee, 'secretaire'))
    expect(run).toMatchObject({ passageId: 'partage', done: new Set() })
  })

  it('goes back one step, forgetting what the step set and found done', () => {
    const before = play(tri, 'seule')
    const after = succeed(tri, before)
    expect(back(tri, after)).toEqual(before)
    expect(back(tri, before)).toEqual(start(tri))
    expect(back(tri, start(tri))).toEqual(start(tri))
  })

  it('going back keeps an earlier value of the same variable', () => {
    const run = play(tri, 'seule', 'jardin', 'cave', 'a-deux')
    expect(run.values.get('role')).toBe('a-deux')
    expect(back(tri, run).values.get('role')).toBe('seule')
  })

  it('keeps a variable of any name', () => {
    const odd = read(TRI.replaceAll('role', 'constructor'))
    expect(play(odd, 'seule').values.get('constructor')).toBe('seule')
    expect(words(odd, play(odd, 'a-deux', 'jardin'))).toBe('Vous êtes deux.')
    expect(words(odd, play(odd, 'seule', 'jardin'))).toBe('')
  })
})

describe('a long evening', () => {
  it('round a loop a thousand times is a short trail, and one can still go back and on', () => {
    let run = play(tri, 'seule')
    for (let round = 0; round < 1000; round += 1) run = choose(tri, choose(tri, choose(tri, run, 'jardin'), 'cave'), 'seule')
    expect(run.trail.length).toBeLessThanOrEqual(ADVENTURE_LIMITS.trailSteps)
    expect(restore(tri, saveRun(run))).toEqual(run)
    expect(view(tri, back(tri, run)).passageId).toBe('cave')
  })

  it('through more situations than are remembered keeps what was set, and restores', () => {
    const count = ADVENTURE_LIMITS.trailSteps * 2 + 20
    const chain = Array.from({ length: count }, (_, rank) => `## P${rank} {#p${rank}}\n\n- [On](#p${(rank + 1) % count}) {${rank === 3 ? '#suite role=a-deux' : '#suite'}}\n${rank === 9 ? '- FIN\n' : ''}`)
    const long = read(`${TRI.slice(0, TRI.indexOf('## La cave')).replace('depart: cave', 'depart: p0')}${chain.join('\n')}`)
    const run = play(long, ...Array.from({ length: count - 1 }, () => 'suite'))
    expect(run.trail.length).toBeLessThanOrEqual(ADVENTURE_LIMITS.trailSteps)
    expect(run.values).toEqual(new Map([['role', 'a-deux']]))
    expect(run.trail[0]).toEqual({ kind: 'kept', passageId: 'p3', choiceId: 'suite' })
    expect(restore(long, saveRun(run))).toEqual(run)
    let earliest = run
    for (let step = 0; step < count; step += 1) earliest = back(long, earliest)
    expect(view(long, earliest).canGoBack).toBe(false)
    expect(earliest.values).toEqual(run.values)
    expect(restore(long, saveRun(earliest))).toEqual(earliest)
  })

  it('saved at the end of the reference story is under 1 kB', () => {
    const run = play(assemblee, 'secretaire', '!', 'partage-bureau', '!', 'sondage', '!', '!', 'fin')
    expect(view(assemblee, run).isEnding).toBe(true)
    expect(JSON.stringify(saveRun(run)).length).toBeLessThan(1000)
  })
})

describe('a saved run', () => {
  const run = play(assemblee, 'secretaire', '!', 'partage-bureau')

  it('survives JSON', () => {
    const saved = parseSavedRun(JSON.parse(JSON.stringify(saveRun(run))))
    expect(saved && restore(assemblee, saved)).toEqual(run)
  })

  it.each([
    null, 3, 'run', [], {}, { format: 2 }, { ...saveRun(run), trail: 'x' }, { ...saveRun(run), trail: [{ kind: 'leap', passageId: 'a' }] },
    { ...saveRun(run), trail: [{ kind: 'choice', passageId: 'a' }] }, { ...saveRun(run), passageId: 'x'.repeat(65) }, { ...saveRun(run), trail: Array.from({ length: 1000 }, () => ({ kind: 'mission', passageId: 'a' })) },
  ])('that is not one is not read: %j', (value) => {
    expect(parseSavedRun(value)).toBeUndefined()
  })

  it('of invented steps begins again', () => {
    const forged = parseSavedRun({ format: 1, adventureId: 'x', passageId: 'fin', trail: [{ kind: 'choice', passageId: 'fin', choiceId: '__proto__' }] })
    expect(forged && restore(assemblee, forged)).toEqual(start(assemblee))
  })
})

describe('what is told', () => {
  const moment = { step: 3, day: '2026-03-01' }

  it('is ids, a result, a reason and a day', () => {
    const run = play(assemblee, 'renfort')
    expect(startEvent(start(assemblee), { ...moment, step: 0 })).toEqual({ kind: 'start', step: 0, passageId: 'arrivee', day: '2026-03-01' })
    expect(choiceEvent(run, 'souffler', moment)).toEqual({ kind: 'choice', choiceId: 'souffler', step: 3, passageId: 'dossier', day: '2026-03-01', role: 'renfort' })
    expect(missionEvent(run, { result: 'no', reason: 'name-differs' }, moment)).toEqual({ kind: 'mission', result: 'no', reason: 'name-differs', step: 3, passageId: 'dossier', day: '2026-03-01', role: 'renfort' })
    expect(missionEvent(run, { result: 'declared' }, moment)).not.toHaveProperty('reason')
    expect(endingEvent(assemblee, run, moment)).toBeUndefined()
    expect(endingEvent(assemblee, play(assemblee, 'renfort', 'souffler', 'plus-tard'), moment)).toMatchObject({ kind: 'ending', passageId: 'plus-tard' })
  })
})
