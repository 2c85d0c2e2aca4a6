// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition, PlayableAdventure, PlayablePassage, VariableValue } from '../adventure.ts'

/** An adventure to be printed and read with a pencil: numbered passages in a mixed order. */
export interface GameBook {
  readonly passages: readonly BookPassage[]
  /** What the reader ticks on the way; empty when nothing depends on it. */
  readonly variables: readonly { readonly name: string; readonly values: readonly string[] }[]
}

export interface BookPassage {
  /** From 1, where the story begins. */
  readonly number: number
  readonly passageId: string
  readonly title: string
  readonly prose: readonly { readonly html: string; readonly condition: Condition | null }[]
  readonly mission: { readonly todoHtml: string; readonly hintHtml: string | null; readonly next: number } | null
  readonly choices: readonly { readonly text: string; readonly next: number; readonly ticks: readonly VariableValue[]; readonly condition: Condition | null }[]
  readonly isEnding: boolean
}

/** The same numbers for the same story each time: two people can speak of « le 7 ». */
export function toGameBook(adventure: PlayableAdventure): GameBook {
  const numbers = numberPassages(adventure)
  const numberOf = (id: string): number => numbers.get(id) ?? 1
  const ticked = namesOf(adventure.passages)
  const isTicked = ({ variable }: VariableValue): boolean => ticked.has(variable)
  const passages = adventure.passages.map((passage): BookPassage => {
    const { passageId, title, prose, mission, choices, isEnding } = passage
    return {
      number: numberOf(passageId), passageId, title, isEnding,
      prose: prose.map(({ html, condition }) => ({ html, condition })),
      mission: mission && { todoHtml: mission.todoHtml, hintHtml: mission.hintHtml, next: numberOf(mission.successId) },
      choices: choices.map(({ text, targetId, effects, condition }) => ({ text, next: numberOf(targetId), ticks: effects.filter(isTicked), condition })),
    }
  })
  return { passages: passages.sort((left, right) => left.number - right.number), variables: [...ticked].map(([name, values]) => ({ name, values: [...values] })) }
}

/** The variables that some condition asks for, with all their values: others need no tick. */
function namesOf(passages: readonly PlayablePassage[]): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Set(passages.flatMap(({ prose, choices }) => [...prose, ...choices].flatMap(({ condition }) => condition?.variable ?? [])))
  const values = new Map<string, Set<string>>()
  const all = passages.flatMap(({ prose, choices }) => [...choices.flatMap(({ effects }) => effects), ...[...prose, ...choices].flatMap(({ condition }) => condition ?? [])])
  for (const { variable, value } of all) {
    if (asked.has(variable)) values.set(variable, (values.get(variable) ?? new Set()).add(value))
  }
  return values
}

/** The start is 1; the others are mixed by their names, so that the next page does not tell the story. */
function numberPassages({ adventureId, startPassageId, passages }: PlayableAdventure): ReadonlyMap<string, number> {
  const others = passages.map(({ passageId }) => passageId).filter(id => id !== startPassageId)
  const mixed = others.map(id => ({ id, rank: hashOf(`${adventureId} ${id}`) })).sort((left, right) => left.rank - right.rank || (left.id < right.id ? -1 : 1))
  return new Map([startPassageId, ...mixed.map(({ id }) => id)].map((id, index) => [id, index + 1]))
}

/** FNV-1a, then mixed once more: near names give far numbers. */
function hashOf(text: string): number {
  let hash = 0x811C9DC5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 15), 0x2C1B3C6D) >>> 0
  return (hash ^ (hash >>> 12)) >>> 0
}
