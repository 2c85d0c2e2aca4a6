// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isIdentifier } from '../../format/identifiers.ts'
import type { AuthoredMission, Choice, Prose, Variable } from '../adventure.ts'
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import { applyConditions, type ScopedPart } from './applyConditions.ts'
import { readFormerIds, readId } from './attributes.ts'
import { findBareTarget, findPassageLink, readChoice } from './readChoice.ts'
import { readMission } from './readMission.ts'
import { renderProse } from './renderProse.ts'
import { readPair, type SourceLine } from './sourceLines.ts'
import { splitParts } from './splitParts.ts'
import { isFormerlyWord } from './words.ts'

/** What the lines below a passage's heading hold. */
export interface PassageBody {
  readonly formerly: readonly string[]
  readonly prose: readonly Prose[]
  readonly mission: AuthoredMission | null
  readonly choices: readonly Choice[]
  readonly isEnding: boolean
}

/** @param variables undefined when the header could not be read: then nothing is said about them */
export function readPassageBody(lines: readonly SourceLine[], variables: readonly Variable[] | undefined, file: string, issues: AdventureIssueList): PassageBody {
  const { formerly, rest } = takeFormerly(lines, file, issues)
  const parts = applyConditions(splitParts(rest, file, issues), variables, file, issues)
  reportConditioned(parts, file, issues)
  const choices = parts.flatMap(part => (part.kind === 'choice' ? readChoicePart(part, variables, file, issues) : []))
  reportChoices(choices, file, issues)
  return { formerly, prose: readProse(parts, file, issues), mission: readMissions(parts, file, issues), choices, isEnding: parts.some(part => part.kind === 'ending') }
}

/** `ancien: vieux-nom`, right below the heading: the ids this passage had before. */
function takeFormerly(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): { formerly: string[]; rest: readonly SourceLine[] } {
  const index = lines.findIndex(({ text }) => text.trim() !== '')
  const first = lines[index]
  const pair = first && readPair(first.text)
  if (first === undefined || pair === undefined || !isFormerlyWord(pair.key)) return { formerly: [], rest: lines }
  const isIds = pair.value.split(',').every(id => isIdentifier(id.trim().replace(/^#/, '')))
  // « Ancien : … » may also begin a sentence.
  if (!isIds) return { formerly: [], rest: lines }
  return { formerly: readFormerIds(pair.value, { file, line: first.line, issues }), rest: lines.slice(index + 1) }
}

function reportConditioned(parts: readonly ScopedPart[], file: string, issues: AdventureIssueList): void {
  for (const { kind, condition, line } of parts) {
    if (condition === null) continue
    if (kind === 'mission') issues.add('condition-around', file, line, { whatFr: 'la mission', whatEn: 'mission' })
    if (kind === 'ending') issues.add('condition-around', file, line, { whatFr: 'la fin', whatEn: 'ending' })
  }
}

function readChoicePart({ text, bullet, line, condition }: Extract<ScopedPart, { kind: 'choice' }>, variables: readonly Variable[] | undefined, file: string, issues: AdventureIssueList): Choice[] {
  const place = { file, line, issues }
  const link = findPassageLink(text)
  if (link === undefined) {
    const target = findBareTarget(text) ?? ''
    issues.add('choice-target', file, line, { target })
    return target === '' ? [] : [{ choiceId: readId(target, place), hasOwnId: false, formerly: [], text: '', targetId: target, effects: [], condition, line }]
  }
  if (bullet === 'far') issues.add('choice-indented', file, line)
  if (bullet === 'none') issues.add('choice-without-bullet', file, line)
  // One message is enough where the line is no list item at all.
  return [readChoice(bullet === 'none' ? { ...link, before: '', after: '' } : link, condition, variables, place)]
}

function reportChoices(choices: readonly Choice[], file: string, issues: AdventureIssueList): void {
  const lines = new Map<string, number>()
  for (const { choiceId, line } of choices) {
    const before = lines.get(choiceId)
    if (before !== undefined) issues.add('choice-id', file, line, { id: choiceId, line: before })
    else lines.set(choiceId, line)
  }
  const tooMany = choices[ADVENTURE_LIMITS.choicesPerPassage]
  if (tooMany !== undefined) issues.add('too-many-choices', file, tooMany.line, { limit: ADVENTURE_LIMITS.choicesPerPassage })
}

function readMissions(parts: readonly ScopedPart[], file: string, issues: AdventureIssueList): AuthoredMission | null {
  const [first, ...others] = parts.filter(part => part.kind === 'mission')
  if (first === undefined) return null
  for (const { line } of others) issues.add('mission', file, line, { line: first.line })
  return readMission(first.lines, { file, line: first.line, issues }) ?? null
}

/** Text between choices is text too: pieces under the same condition and without anything between are one. */
function readProse(parts: readonly ScopedPart[], file: string, issues: AdventureIssueList): Prose[] {
  const pieces: { lines: string[]; line: number; condition: ScopedPart['condition'] }[] = []
  let isOpen = false
  for (const part of parts) {
    const isProse = part.kind === 'text' || part.kind === 'code'
    const last = pieces.at(-1)
    if (isProse) {
      const lines = part.kind === 'code' ? part.lines.map(({ text }) => text) : [part.text]
      if (isOpen && last !== undefined && last.condition === part.condition) last.lines.push(...lines)
      else pieces.push({ lines, line: part.line, condition: part.condition })
    }
    isOpen = isProse
  }
  return pieces.filter(({ lines }) => lines.some(text => text.trim() !== '')).map(({ lines, line, condition }) => {
    const markdown = lines.join('\n')
    reportBareEndings(lines, line, file, issues)
    const emptyCount = lines.findIndex(text => text.trim() !== '')
    return { markdown: lines.slice(emptyCount).join('\n').trimEnd(), html: renderProse(markdown, { file, line, issues }), condition, line: line + emptyCount }
  })
}

function reportBareEndings(lines: readonly string[], line: number, file: string, issues: AdventureIssueList): void {
  for (const [index, text] of lines.entries()) if (/^(?:FIN|END)[.!]?$/.test(text.trim())) issues.add('ending-without-bullet', file, line + index)
}
