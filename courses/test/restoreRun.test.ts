// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, parseSavedRun, restore, saveRun, start, succeed, view, type Adventure, type Run, type SavedRun, type TrailStep } from '../src/index.ts'
import { drawEdit, drawStory, makeBeings, readStory, writeStory, type Draw, type StoryModel } from './support/storyModel.ts'

/** Choices without a name of their own, as soon as two would bear the same: the linter refuses that text. */
function isPublishable(story: StoryModel): boolean {
  return story.passages.every(({ choices }) => {
    const names = choices.map(({ id, target }) => id ?? target)
    return new Set(names).size === names.length
  })
}

function drawRun(adventure: Adventure, draw: Draw): Run {
  let run = start(adventure)
  for (let step = draw(12); step > 0; step -= 1) {
    const { choices, mission } = view(adventure, run)
    const way = draw(choices.length + (mission === null ? 0 : 1))
    const choice = choices[way]
    run = choice === undefined ? succeed(adventure, run) : choose(adventure, run, choice.choiceId)
  }
  return run
}

/** What a passage or a choice is, whatever it is called in this text. A choice without a name of its own is the way to its target. */
function makeBeingOf(story: StoryModel): { passage: (id: string) => number | undefined; choice: (step: TrailStep) => string | undefined; effect: (step: TrailStep) => string | undefined } {
  const find = (id: string) => story.passages.find(passage => passage.id === id) ?? story.passages.find(({ formerly }) => formerly.includes(id))
  const findChoice = (step: TrailStep) => {
    if (step.kind !== 'choice') return undefined
    const choices = find(step.passageId)?.choices ?? []
    return choices.find(({ id, target }) => (id ?? story.passages.find(({ being }) => being === target)?.id) === step.choiceId)
  }
  return {
    passage: id => find(id)?.being,
    choice(step) {
      const choice = findChoice(step)
      return choice && (choice.id === undefined ? `to ${choice.target}` : String(choice.being))
    },
    effect: step => findChoice(step)?.effect,
  }
}

/** The passage one stood in before each step of a saved run, and at its end. */
function placesOf({ trail, passageId }: SavedRun): string[] {
  return [...trail.map(step => step.passageId), passageId]
}

function expectFaithful(before: StoryModel, after: StoryModel, saved: SavedRun): void {
  const adventure = readStory(after)
  const run = restore(adventure, saved)
  const [was, is] = [makeBeingOf(before), makeBeingOf(after)]
  const count = run.trail.length
  expect(count).toBeLessThanOrEqual(saved.trail.length)
  // The same steps as taken, from the first on.
  for (const [index, step] of run.trail.entries()) {
    const old = saved.trail[index]
    if (old === undefined) throw new Error('a step that was never taken')
    expect(step.kind).toBe(old.kind)
    expect(is.passage(step.passageId)).toBe(was.passage(old.passageId))
    expect(is.choice(step)).toBe(was.choice(old))
  }
  // Never on another branch: where the run stands, its reader has stood, after the same steps. Else it begins again.
  if (count > 0) expect(is.passage(run.passageId)).toBe(was.passage(placesOf(saved)[count] ?? ''))
  else expect(run.passageId).toBe(adventure.startPassageId)
  // A way that today's text allows, from its start: so never a variable whose choice is not on the trail.
  let walked = start(adventure)
  for (const step of run.trail) walked = step.kind === 'choice' ? choose(adventure, walked, step.choiceId) : succeed(adventure, walked)
  expect(walked).toEqual(run)
  for (const [variable, value] of run.values) {
    const effects = run.trail.flatMap(step => is.effect(step) ?? [])
    expect(effects.findLast(effect => effect.startsWith(`${variable}=`))).toBe(`${variable}=${value}`)
  }
}

describe('a run saved before the story was edited', () => {
  it('is never on a branch that was not taken, nor keeps a variable whose choice is not on the trail', () => {
    let editedCount = 0
    let shortenedCount = 0
    fc.assert(fc.property(fc.gen(), (generate) => {
      const draw: Draw = below => generate(fc.nat, { max: Math.max(0, below - 1) })
      const being = makeBeings()
      const before = drawStory(draw, being)
      fc.pre(isPublishable(before))
      const adventure = readStory(before)
      const run = drawRun(adventure, draw)
      const saved = parseSavedRun(JSON.parse(JSON.stringify(saveRun(run))))
      if (saved === undefined) throw new Error('not saved')
      expect(restore(adventure, saved)).toEqual(run)
      let after = before
      for (let edit = draw(6); edit >= 0; edit -= 1) after = drawEdit(after, draw, being)
      fc.pre(isPublishable(after))
      expectFaithful(before, after, saved)
      editedCount += 1
      if (restore(readStory(after), saved).trail.length < run.trail.length) shortenedCount += 1
    }), { numRuns: 600 })
    // The edits do touch the way taken, and do leave it alone: both are tried.
    expect(shortenedCount).toBeGreaterThan(editedCount / 20)
    expect(editedCount - shortenedCount).toBeGreaterThan(editedCount / 20)
  })

  it('stays where it was when the story is only reworded, reordered, renamed and added to', () => {
    fc.assert(fc.property(fc.gen(), (generate) => {
      const draw: Draw = below => generate(fc.nat, { max: Math.max(0, below - 1) })
      const being = makeBeings()
      const before = drawStory(draw, being)
      fc.pre(isPublishable(before))
      const run = drawRun(readStory(before), draw)
      const renamed = new Set(before.passages.filter(() => draw(2) === 0).map(passage => passage.being))
      const extra = being()
      const after: StoryModel = {
        ...before,
        passages: [...before.passages].reverse().map(passage => ({
          ...passage, words: 'Autre texte.', choices: [...passage.choices].reverse().concat({ being: extra * 100 + passage.being, id: `plus-${extra}`, formerly: [], target: before.start, effect: 'v=b', condition: undefined }),
          ...renamed.has(passage.being) ? { id: `nouveau-${passage.being}`, formerly: [passage.id] } : {},
        })),
      }
      const adventure = readStory(after)
      const restored = restore(adventure, saveRun(run))
      expect(restored.trail).toHaveLength(run.trail.length)
      expect(makeBeingOf(after).passage(restored.passageId)).toBe(makeBeingOf(before).passage(run.passageId))
      expect(restored.values).toEqual(run.values)
    }), { numRuns: 200 })
  })

  it('is tried on stories that the reader reads as they are written', () => {
    const being = makeBeings()
    let next = 0
    const story = drawStory(below => (next = (next * 31 + 7) % 1009) % below, being)
    expect(readStory(story).passages.map(({ passageId }) => passageId)).toEqual(story.passages.map(({ id }) => id))
    expect(writeStory(story)).toContain('## Passage {#p1}')
  })
})
