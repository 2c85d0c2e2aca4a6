// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseAdventure, type Adventure } from '../../src/index.ts'

/** A story as an author has it in mind: things keep their `being` whatever they are called. */
export interface StoryModel {
  readonly start: number
  readonly passages: readonly PassageModel[]
}

export interface PassageModel {
  readonly being: number
  readonly id: string
  readonly formerly: readonly string[]
  readonly words: string
  readonly choices: readonly ChoiceModel[]
  /** Being of the passage after the mission. */
  readonly success: number | undefined
}

export interface ChoiceModel {
  readonly being: number
  /** Undefined: named after its target. */
  readonly id: string | undefined
  readonly formerly: readonly string[]
  readonly target: number
  readonly effect: string | undefined
  readonly condition: string | undefined
}

/** Draws a whole number below another. */
export type Draw = (below: number) => number

const VALUES = ['v=a', 'v=b', 'w=a', 'w=b']

/** Beings are never given twice. */
export function makeBeings(): () => number {
  let last = 0
  return () => last += 1
}

export function drawStory(draw: Draw, being: () => number): StoryModel {
  const beings = Array.from({ length: 3 + draw(4) }, being)
  return { start: beings[0] ?? 0, passages: beings.map(own => drawPassage(own, beings, draw, being)) }
}

function drawPassage(own: number, beings: readonly number[], draw: Draw, being: () => number): PassageModel {
  const targets = beings.filter(() => draw(2) === 0)
  const choices = (targets.length === 0 ? [beings[draw(beings.length)] ?? own] : targets).map(target => drawChoice(target, draw, being))
  return { being: own, id: `p${own}`, formerly: [], words: 'Texte.', choices, success: draw(3) === 0 ? beings[draw(beings.length)] : undefined }
}

function drawChoice(target: number, draw: Draw, being: () => number): ChoiceModel {
  const own = being()
  return {
    being: own, id: draw(2) === 0 ? `c${own}` : undefined, formerly: [], target,
    effect: draw(2) === 0 ? VALUES[draw(VALUES.length)] : undefined, condition: draw(5) === 0 ? VALUES[draw(VALUES.length)] : undefined,
  }
}

/** One thing an author does. Ids of before are never used for something else, as the format asks. */
export function drawEdit(story: StoryModel, draw: Draw, being: () => number): StoryModel {
  const { passages } = story
  const chosen = passages[draw(passages.length)]
  if (chosen === undefined) return story
  const change = (next: Partial<PassageModel>): StoryModel => ({ ...story, passages: passages.map(passage => (passage === chosen ? { ...passage, ...next } : passage)) })
  const choice = chosen.choices[draw(Math.max(1, chosen.choices.length))]
  const changeChoice = (next: Partial<ChoiceModel>): StoryModel => change({ choices: chosen.choices.map(one => (one === choice ? { ...one, ...next } : one)) })
  const anywhere = passages[draw(passages.length)]?.being ?? chosen.being
  const edits: readonly (() => StoryModel)[] = [
    () => insertPassage(story, draw, being),
    () => removePassage(story, chosen, anywhere),
    () => ({ ...story, passages: [...passages.filter(passage => passage !== chosen), chosen] }),
    () => change({ choices: [...chosen.choices].reverse() }),
    () => change({ words: `${chosen.words} Encore.` }),
    () => change({ id: `p${being()}`, formerly: [...chosen.formerly, chosen.id] }),
    () => change({ being: being(), id: `p${being()}`, formerly: [], choices: chosen.choices.map(one => ({ ...one, being: being() })) }),
    () => change({ choices: [...chosen.choices, drawChoice(anywhere, draw, being)] }),
    () => change({ choices: chosen.choices.filter(one => one !== choice) }),
    () => changeChoice({ target: anywhere }),
    () => changeChoice({ effect: VALUES[draw(VALUES.length + 1)] }),
    () => changeChoice({ condition: VALUES[draw(VALUES.length + 1)] }),
    () => changeChoice(choice?.id === undefined ? {} : { id: `c${being()}`, formerly: [...choice.formerly, choice.id] }),
    () => change({ success: draw(2) === 0 ? anywhere : undefined }),
    () => ({ ...story, start: anywhere }),
  ]
  return edits[draw(edits.length)]?.() ?? story
}

/** A new passage, between one that was there and where its first choice led. */
function insertPassage(story: StoryModel, draw: Draw, being: () => number): StoryModel {
  const own = being()
  const [first, ...others] = story.passages
  const target = first?.choices[0]?.target
  if (first === undefined || target === undefined) return story
  const inserted: PassageModel = { being: own, id: `p${own}`, formerly: [], words: 'Nouveau.', choices: [drawChoice(target, draw, being)], success: undefined }
  const spliced = { ...first, choices: first.choices.map((choice, rank) => (rank === 0 ? { ...choice, target: own } : choice)) }
  return { ...story, passages: [spliced, ...others, inserted] }
}

/** Takes a passage away; what led to it leads elsewhere now. */
function removePassage(story: StoryModel, gone: PassageModel, elsewhere: number): StoryModel {
  const passages = story.passages.filter(passage => passage !== gone)
  const heir = passages.find(({ being }) => being === elsewhere)?.being ?? passages[0]?.being
  if (heir === undefined) return story
  const follow = (being: number): number => (being === gone.being ? heir : being)
  return {
    start: follow(story.start),
    passages: passages.map(passage => ({
      ...passage, success: passage.success === undefined ? undefined : follow(passage.success),
      choices: passage.choices.map(choice => ({ ...choice, target: follow(choice.target) })),
    })),
  }
}

/** The story as its author writes it. A choice named after its target needs a name as soon as another one leads there. */
export function writeStory(story: StoryModel): string {
  const ids = new Map(story.passages.map(({ being, id }) => [being, id]))
  const idOf = (being: number): string => ids.get(being) ?? 'gone'
  const passages = story.passages.map(passage => [
    `## Passage {#${passage.id}}`, ...passage.formerly.length > 0 ? [`ancien: ${passage.formerly.join(', ')}`] : [], '', passage.words, '',
    ...passage.success === undefined ? [] : ['```mission', 'a faire: x', 'verifier: avatar', `reussi: ${idOf(passage.success)}`, '```', ''],
    ...passage.choices.flatMap(choice => writeChoice(choice, idOf)), '- FIN', '',
  ].join('\n'))
  return ['---', 'id: h', 'titre: H', 'resume: r', 'langue: fr', 'duree: 5', 'licence: CC0-1.0', 'auteurs: a', `depart: ${idOf(story.start)}`,
    'variables:', '  v: [a, b]', '  w: [a, b]', '---', '', ...passages].join('\n')
}

function writeChoice({ id, formerly, target, effect, condition }: ChoiceModel, idOf: (being: number) => string): string[] {
  const braces = [...id === undefined ? [] : [`#${id}`], ...effect === undefined ? [] : [effect], ...formerly.length > 0 ? [`ancien=${formerly.join(',')}`] : []].join(' ')
  const line = `- [Choix](#${idOf(target)})${braces === '' ? '' : ` {${braces}}`}`
  return condition === undefined ? [line] : [`::: si ${condition}`, line, ':::']
}

/** The written story, read back. */
export function readStory(story: StoryModel): Adventure {
  const { adventure } = parseAdventure(writeStory(story))
  if (adventure === undefined) throw new Error(writeStory(story))
  return adventure
}
