// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PlayableAdventure, PlayableChoice, PlayablePassage } from '../adventure.ts'

const INDEXES = new WeakMap<PlayableAdventure, ReadonlyMap<string, PlayablePassage>>()

/** A passage by its id of today. */
export function findPassage(adventure: PlayableAdventure, passageId: string): PlayablePassage | undefined {
  const passage = indexOf(adventure).get(passageId)
  return passage?.passageId === passageId ? passage : undefined
}

/** A passage by its id of today, or by one it had before: what a saved run knows it by. */
export function findPassageEver(adventure: PlayableAdventure, passageId: string): PlayablePassage | undefined {
  return indexOf(adventure).get(passageId)
}

/** @throws RangeError for an adventure that the linter refuses: a run never stands elsewhere */
export function getPassage(adventure: PlayableAdventure, passageId: string): PlayablePassage {
  const passage = findPassage(adventure, passageId)
  if (passage === undefined) throw new RangeError(`No passage ${passageId} in ${adventure.adventureId}`)
  return passage
}

/** A choice by its id of today, else by one it had before. */
export function findChoice(passage: PlayablePassage, choiceId: string): PlayableChoice | undefined {
  return passage.choices.find(choice => choice.choiceId === choiceId) ?? passage.choices.find(choice => choice.formerly.includes(choiceId))
}

/** An adventure never changes once made, so its index is made once. Ids of today win over former ones. */
function indexOf(adventure: PlayableAdventure): ReadonlyMap<string, PlayablePassage> {
  const known = INDEXES.get(adventure)
  if (known !== undefined) return known
  const former = adventure.passages.flatMap(passage => passage.formerly.map(id => [id, passage] as const))
  const index = new Map([...former, ...adventure.passages.map(passage => [passage.passageId, passage] as const)])
  INDEXES.set(adventure, index)
  return index
}
