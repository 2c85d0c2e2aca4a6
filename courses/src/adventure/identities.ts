// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure } from './adventure.ts'
import { shapeOf, type AdventureShape } from './shapeOf.ts'

/**
 * The first name each passage and choice ever had, by its name of today. Figures are counted under these,
 * so that a renamed passage (`ancien:`) keeps its figures and the story its version.
 */
export interface Identities {
  readonly passages: Readonly<Record<string, string>>
  /** By `passage choice`, both of today. */
  readonly choices: Readonly<Record<string, string>>
}

/** @param previous of the publication before; undefined for the first */
export function identify({ passages }: PlayableAdventure, previous: Identities | undefined): Identities {
  const known = new Map(Object.entries(previous?.passages ?? {}))
  const knownChoices = new Map(Object.entries(previous?.choices ?? {}))
  const names = passages.map(({ passageId, formerly }) => [passageId, firstKnown([passageId, ...formerly], id => known.get(id))] as const)
  const choices = passages.flatMap(({ passageId, formerly, choices: ways }) => ways.map((choice) => {
    const places = [passageId, ...formerly]
    const identity = firstKnown([choice.choiceId, ...choice.formerly], id => firstDefined(places.map(place => knownChoices.get(`${place} ${id}`))))
    return [`${passageId} ${choice.choiceId}`, identity] as const
  }))
  return { passages: Object.fromEntries(names), choices: Object.fromEntries(choices) }
}

function firstKnown(ids: readonly [string, ...string[]], find: (id: string) => string | undefined): string {
  return firstDefined(ids.map(find)) ?? ids[0]
}

function firstDefined(values: readonly (string | undefined)[]): string | undefined {
  return values.find(value => value !== undefined)
}

/** The shape under first names: the same before and after a renaming. */
export function shapeByIdentity(adventure: PlayableAdventure, { passages: names, choices: ways }: Identities): AdventureShape {
  const nameOf = (id: string): string => names[id] ?? id
  return shapeOf({
    ...adventure,
    startPassageId: nameOf(adventure.startPassageId),
    passages: adventure.passages.map(passage => ({
      ...passage, passageId: nameOf(passage.passageId),
      mission: passage.mission && { ...passage.mission, successId: nameOf(passage.mission.successId) },
      choices: passage.choices.map(choice => ({ ...choice, choiceId: ways[`${passage.passageId} ${choice.choiceId}`] ?? choice.choiceId, targetId: nameOf(choice.targetId) })),
    })),
  })
}
