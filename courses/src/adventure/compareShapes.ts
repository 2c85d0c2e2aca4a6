// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { Adventure } from './adventure.ts'
import type { AdventureIssueList } from './adventureIssueList.ts'
import { canonicalJson } from '../catalogue/canonicalJson.ts'
import { shapeOf, type PassageShape } from './shapeOf.ts'

/** A translation tells the same story: the same passages, choices, missions and endings under the same names. */
export function compareShapes(original: Adventure, translation: Adventure, file: string, issues: AdventureIssueList): void {
  const { language } = original
  const line = translation.passages[0]?.line ?? 1
  if (translation.adventureId !== original.adventureId) issues.add('translation-other', file, 1, { id: translation.adventureId, language })
  if (translation.startPassageId !== original.startPassageId) issues.add('shape-start', file, line, { id: original.startPassageId, language })
  const expected = shapesOf(original)
  const found = shapesOf(translation)
  for (const { passageId } of translation.passages) {
    const twin = expected.get(passageId)
    const shape = found.get(passageId)
    if (shape === undefined) continue
    if (twin === undefined) issues.add('shape-passage', file, lineOf(translation, passageId), { id: passageId, language })
    else comparePassage(twin, shape, language, lineOf(translation, passageId), file, issues)
  }
  for (const { passageId } of original.passages) {
    // Told where it is missing, at the end: there is no better line.
    if (!found.has(passageId)) issues.add('shape-missing', file, translation.passages.at(-1)?.line ?? 1, { id: passageId, language })
  }
}

function comparePassage(expected: PassageShape, found: PassageShape, language: Language, line: number, file: string, issues: AdventureIssueList): void {
  const id = found.passageId
  if (canonicalJson(expected.choices) !== canonicalJson(found.choices)) {
    issues.add('shape-choices', file, line, { id, language, expected: expected.choices.map(({ choiceId }) => choiceId).join(', ') || '–' })
  }
  if (canonicalJson(expected.mission) !== canonicalJson(found.mission)) issues.add('shape-mission', file, line, { id, language })
  if (expected.isEnding !== found.isEnding) issues.add('shape-ending', file, line, { id, language })
}

function shapesOf(adventure: Adventure): ReadonlyMap<string, PassageShape> {
  return new Map(shapeOf(adventure).passages.map(shape => [shape.passageId, shape]))
}

function lineOf({ passages }: Adventure, passageId: string): number {
  return passages.find(passage => passage.passageId === passageId)?.line ?? 1
}
