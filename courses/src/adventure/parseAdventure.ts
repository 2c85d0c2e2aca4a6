// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseIssue } from '../issue.ts'
import { LIMITS } from '../limits.ts'
import type { Adventure, Passage, Variable } from './adventure.ts'
import { createAdventureIssues, nearestHint, type AdventureIssueList } from './adventureIssueList.ts'
import { NO_ATTRIBUTES, readAttributes, splitAttributes, type LinePlace } from './format/attributes.ts'
import { nearestName } from './format/nearestName.ts'
import { readHeader, type AdventureHead } from './format/readHeader.ts'
import { readPassageBody } from './format/readPassageBody.ts'
import { plainLine } from './format/renderProse.ts'
import { slugOf } from './format/slug.ts'
import { sourceLines } from './format/sourceLines.ts'
import { splitHeader } from './format/splitHeader.ts'
import { splitPassages, type PassageSource } from './format/splitPassages.ts'
import { ADVENTURE_LIMITS } from './limits.ts'

export interface ParsedAdventure {
  /** What could be read, even when something is wrong, so that an author sees it; undefined without any passage. */
  readonly adventure: Adventure | undefined
  readonly issues: readonly CourseIssue[]
}

/** Reads one adventure in one language, whatever the text holds; reports everything wrong at once. */
export function parseAdventure(source: string, file: string = DEFAULT_FILE): ParsedAdventure {
  const issues = createAdventureIssues()
  return { adventure: readAdventure(source, file, issues), issues: issues.sorted() }
}

/** Name of a text that is not a file yet, as at the author's desk. */
export const DEFAULT_FILE = 'adventure.md'

function readAdventure(source: string, file: string, issues: AdventureIssueList): Adventure | undefined {
  if (source.length > LIMITS.fileCharacters) {
    issues.add('file-too-large', file, 1, { limit: LIMITS.fileCharacters })
    return undefined
  }
  const { header, body } = splitHeader(sourceLines(source), file, issues)
  const head = readHeader(header, file, issues)
  const { before, passages: sources } = splitPassages(body)
  const orphan = before.find(({ text }) => text.trim() !== '')
  if (sources.length === 0) {
    issues.add('no-passage', file, orphan?.line ?? body[0]?.line ?? 1)
    return undefined
  }
  if (orphan !== undefined) issues.add('orphan', file, orphan.line)
  const tooMany = sources[ADVENTURE_LIMITS.passages]
  if (tooMany !== undefined) issues.add('too-many-passages', file, tooMany.heading.line, { limit: ADVENTURE_LIMITS.passages })
  const variables = header.length > 0 ? head.variables : undefined
  const passages = withTargetNames(readPassages(sources.slice(0, ADVENTURE_LIMITS.passages), variables, file, issues))
  reportFormerIds(passages, file, issues)
  const { start, ...texts } = head
  return { ...texts, startPassageId: readStart(start, passages, file, issues), passages }
}

/** A second passage of the same name is left out: choices lead to the first. */
function readPassages(sources: readonly PassageSource[], variables: readonly Variable[] | undefined, file: string, issues: AdventureIssueList): Passage[] {
  const passages = new Map<string, Passage>()
  for (const source of sources) {
    const passage = readPassage(source, variables, file, issues)
    const before = passages.get(passage.passageId)
    if (before === undefined) passages.set(passage.passageId, passage)
    else issues.add('dup-id', file, passage.line, { id: passage.passageId, line: before.line })
  }
  return [...passages.values()]
}

function readPassage({ heading, lines }: PassageSource, variables: readonly Variable[] | undefined, file: string, issues: AdventureIssueList): Passage {
  const place = { file, line: heading.line, issues }
  const { words, braces } = splitTitle(heading.text, place)
  const { id, effects, formerly } = braces === undefined ? NO_ATTRIBUTES : readAttributes(braces, place)
  const [effect] = effects
  if (effect !== undefined) issues.add('attributes', file, heading.line, { text: `${effect.variable}=${effect.value}` })
  if (id === undefined) issues.add('no-id', file, heading.line, { slug: slugOf(words, `passage-${heading.line}`) })
  if (words === '') issues.add('empty-title', file, heading.line)
  if (words.length > LIMITS.titleCharacters) issues.add('text-too-long', file, heading.line, { key: words.slice(0, 20), limit: LIMITS.titleCharacters })
  const body = readPassageBody(lines, variables, file, issues)
  const title = words === '' ? '…' : plainLine(words, place)
  return { passageId: id ?? slugOf(words, `passage-${heading.line}`), title, ...body, formerly: [...formerly, ...body.formerly], line: heading.line }
}

/** A heading and its braces; the closing one may have been forgotten. */
function splitTitle(text: string, { file, line, issues }: LinePlace): ReturnType<typeof splitAttributes> {
  const split = splitAttributes(text)
  const open = split.words.lastIndexOf('{#')
  if (split.braces !== undefined || open === -1) return split
  issues.add('attributes', file, line, { text: split.words.slice(open) })
  return { words: split.words.slice(0, open).trim(), braces: split.words.slice(open + 1) }
}

/** A choice without a name of its own is named after its target, so it had the target's former names too. */
function withTargetNames(passages: readonly Passage[]): Passage[] {
  const formerly = new Map(passages.map(passage => [passage.passageId, passage.formerly]))
  return passages.map(passage => ({
    ...passage,
    choices: passage.choices.map(choice => (choice.hasOwnId ? choice : { ...choice, formerly: [...choice.formerly, ...formerly.get(choice.targetId) ?? []] })),
  }))
}

/** A former name may not be anybody's name today: saved runs would not know which is meant. */
function reportFormerIds(passages: readonly Passage[], file: string, issues: AdventureIssueList): void {
  const lines = new Map(passages.map(({ passageId, line }) => [passageId, line]))
  for (const { formerly, line } of passages) {
    for (const id of formerly) {
      const before = lines.get(id)
      if (before !== undefined) issues.add('dup-id', file, line, { id, line: before })
      else lines.set(id, line)
    }
  }
}

function readStart(start: AdventureHead['start'], passages: readonly Passage[], file: string, issues: AdventureIssueList): string {
  const ids = passages.map(passage => passage.passageId)
  if (start !== undefined && ids.includes(start.id)) return start.id
  if (start !== undefined) issues.add('start', file, start.line, { id: start.id, ...nearestHint(nearestName(start.id, ids), ids) })
  return ids[0] ?? ''
}
