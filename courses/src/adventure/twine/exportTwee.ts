// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Adventure, Choice, Condition, Passage } from '../adventure.ts'

/**
 * The story as Twee 3, in the SugarCube format: Twine draws its map and plays it. What Twine has no word for, such as
 * missions and names of choices, stands in comments that `importTwine` reads back.
 * @see https://github.com/iftechfoundation/twine-specs/blob/master/twee-3-specification.md
 */
export function exportTwee(adventure: Adventure): string {
  const { title, startPassageId, passages } = adventure
  const data = { 'ifid': ifidOf(adventure.adventureId), 'format': 'SugarCube', 'format-version': '2.37.3', 'start': startPassageId, 'zoom': 1 }
  const places = placesOf(adventure)
  return [
    `:: StoryTitle\n${title}\n`, `:: StoryData\n${JSON.stringify(data, null, 2)}\n`,
    ...passages.map(passage => writePassage(passage, places.get(passage.passageId) ?? '0,0')),
  ].join('\n')
}

function writePassage({ passageId, title, prose, mission, choices, isEnding }: Passage, position: string): string {
  const lines = [
    `!! ${title}`, '',
    ...prose.flatMap(({ markdown, condition }) => [...within(condition, [escapeText(markdown)]), '']),
    ...mission === null ? [] : writeMission(mission),
    ...choices.flatMap(choice => within(choice.condition, [writeChoice(choice)])),
    ...isEnding ? ['- FIN'] : [],
  ]
  return `:: ${passageId} ${JSON.stringify({ position })}\n${lines.join('\n')}\n`
}

function within(condition: Condition | null, lines: readonly string[]): string[] {
  return condition === null ? [...lines] : [`<<if $${nameOf(condition.variable)} is "${condition.value}">>`, ...lines, '<</if>>']
}

function writeChoice({ text, targetId, effects, choiceId, hasOwnId }: Choice): string {
  const setters = effects.map(({ variable, value }) => `$${nameOf(variable)} to "${value}"`).join(', ')
  return `[[${text.replace(/[[\]|]/g, '')}|${targetId}]${setters === '' ? '' : `[${setters}]`}]${hasOwnId ? `/%#${choiceId}%/` : ''}`
}

/** Words to read, the mission itself in a comment, and its way on, so that the map shows it. */
function writeMission({ todo, hint, absent, check, checkArguments, openPath, successId }: NonNullable<Passage['mission']>): string[] {
  const entries: readonly (readonly [string, string | null])[] = [
    ['a faire', todo], ['verifier', check], ...Object.entries(checkArguments).map(([name, values]) => [name, (values ?? []).join(', ')] as const),
    ['ouvrir', openPath], ['coup de pouce', hint], ['si absent', absent], ['reussi', successId],
  ]
  const block = entries.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value.replaceAll('%', '')}`]))
  return [`/%mission\n${block.join('\n')}\n%/`, `[[☐ ${todo.replace(/[[\]|<>]/g, '')}|${successId}]]/%mission%/`, '']
}

/** Two colons at the start of a line would begin a passage. */
function escapeText(markdown: string): string {
  return markdown.replace(/^::/gm, ' ::').replaceAll('[[', '[ [').replaceAll('<<', '< <')
}

/** Variables of SugarCube have no hyphen. */
function nameOf(variable: string): string {
  return variable.replaceAll('-', '_')
}

/** Passages in rows by their distance from the start, for Twine's map. */
function placesOf({ passages, startPassageId }: Adventure): ReadonlyMap<string, string> {
  const byId = new Map(passages.map(passage => [passage.passageId, passage]))
  const places = new Map<string, string>()
  let row = [startPassageId]
  for (let depth = 0; row.length > 0; depth += 1) {
    const fresh = [...new Set(row)].filter(id => byId.has(id) && !places.has(id))
    for (const [rank, id] of fresh.entries()) places.set(id, `${100 + rank * 150},${100 + depth * 150}`)
    row = fresh.flatMap((id) => {
      const { choices = [], mission = null } = byId.get(id) ?? {}
      return [...choices.map(({ targetId }) => targetId), ...mission === null ? [] : [mission.successId]]
    })
  }
  return places
}

/** A UUID (version 4 in shape) that is always the same for a story, as the specification asks; not a secret, so FNV-1a will do. */
function ifidOf(adventureId: string): string {
  const words = [0, 1, 2, 3].map((salt) => {
    let hash = 0x811C9DC5 ^ salt
    for (const sign of `${salt}${adventureId}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
    return hash.toString(16).padStart(8, '0')
  }).join('').toUpperCase()
  return `${words.slice(0, 8)}-${words.slice(8, 12)}-4${words.slice(13, 16)}-A${words.slice(17, 20)}-${words.slice(20, 32)}`
}
