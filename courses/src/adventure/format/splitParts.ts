// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Condition } from '../adventure.ts'
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { editDistance } from './nearestName.ts'
import { findBareTarget, findPassageLink } from './readChoice.ts'
import { readConditionLine } from './readCondition.ts'
import type { SourceLine } from './sourceLines.ts'
import { foldWord, isEndingWord } from './words.ts'

/** A piece of a passage, told by how its line begins. */
export type Part =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  /** Lines of a code block, shown as they are. */
  | { readonly kind: 'code'; readonly lines: readonly SourceLine[]; readonly line: number }
  | { readonly kind: 'mission'; readonly lines: readonly SourceLine[]; readonly line: number }
  /** A line that is, or is meant to be, a choice. */
  | { readonly kind: 'choice'; readonly text: string; readonly bullet: Bullet; readonly line: number }
  | { readonly kind: 'ending'; readonly line: number }
  | { readonly kind: 'open'; readonly condition: Condition; readonly line: number }
  | { readonly kind: 'close'; readonly line: number }

/** `far`: indented so far that Markdown takes the line for code. */
export type Bullet = 'near' | 'far' | 'none'

/** A choice that an editor has broken goes on over so many lines at most. */
const JOINED_LINES = 4
const FENCE = /^ {0,3}(`{3,}|~{3,})[ ]*(.*)$/
const BULLET = /^([\s\u00A0]*)[-*+][ \t\u00A0\u202F]+(\S.*)$/

export function splitParts(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): Part[] {
  const parts: Part[] = []
  let position = 0
  while (position < lines.length) {
    const fence = FENCE.exec(lines[position]?.text ?? '')
    const read = fence === null ? readLines(lines, position, file, issues) : readFence(lines, position, fence, file, issues)
    parts.push(...read.parts)
    position += read.count
  }
  return parts
}

interface Read { readonly parts: readonly Part[]; readonly count: number }

function readFence(lines: readonly SourceLine[], position: number, [, mark = '', info = '']: RegExpExecArray, file: string, issues: AdventureIssueList): Read {
  const line = lines[position]?.line ?? 1
  const following = lines.slice(position + 1)
  const close = following.findIndex(({ text }) => isClosing(text, mark))
  const word = foldWord(info).split(' ')[0] ?? ''
  const isMission = word !== '' && editDistance(word, 'mission') <= 2
  // A choice inside a mission shows that its end was forgotten.
  const choice = following.findIndex(({ text }) => isStoryBullet(text))
  const isClosed = close !== -1 && (!isMission || choice === -1 || close < choice)
  if (isMission && foldWord(info) !== 'mission') issues.add('mission-fence', file, line, { text: lines[position]?.text ?? '' })
  if (!isClosed) issues.add(isMission ? 'mission-unclosed' : 'code-unclosed', file, line)
  const content = following.slice(0, isClosed ? close : endOfUnclosed(following))
  if (isMission) return { parts: [{ kind: 'mission', lines: content, line }], count: content.length + (isClosed ? 2 : 1) }
  const count = content.length + (isClosed ? 2 : 1)
  return { parts: [{ kind: 'code', lines: lines.slice(position, position + count), line }], count }
}

function isClosing(text: string, mark: string): boolean {
  const trimmed = text.trim()
  return trimmed.length >= mark.length && trimmed === (mark[0] ?? '').repeat(trimmed.length)
}

/** What belongs to a block whose end is missing: up to an empty line, a choice or an ending. */
function endOfUnclosed(lines: readonly SourceLine[]): number {
  const end = lines.findIndex(({ text }) => text.trim() === '' || isStoryBullet(text))
  return end === -1 ? lines.length : end
}

function isStoryBullet(text: string): boolean {
  const item = BULLET.exec(text)?.[2]
  return item !== undefined && (isEndingWord(item) || findPassageLink(item) !== undefined)
}

function readLines(lines: readonly SourceLine[], position: number, file: string, issues: AdventureIssueList): Read {
  const { text, line } = lines[position] ?? { text: '', line: 1 }
  const colons = readConditionLine(text)
  if (colons !== undefined) return { parts: readColons(colons, line, file, issues), count: 1 }
  // An editor may have put the end of a condition behind its last words.
  if (endsCondition(text)) return { parts: [readLine(withoutEnd(text), line), { kind: 'close', line }], count: 1 }
  const joined = joinBroken(lines, position)
  return joined ?? { parts: [readLine(text, line)], count: 1 }
}

function readColons(colons: NonNullable<ReturnType<typeof readConditionLine>>, line: number, file: string, issues: AdventureIssueList): Part[] {
  switch (colons.kind) {
    case 'close': return [{ kind: 'close', line }]
    case 'open': {
      const { condition, rest } = colons
      const words = endsCondition(` ${rest}`) ? withoutEnd(rest) : rest
      const close: Part[] = words === rest ? [] : [{ kind: 'close', line }]
      return [{ kind: 'open', condition, line }, ...words === '' ? [] : [readLine(words, line)], ...close]
    }
    case 'unreadable':
      issues.add('condition-unreadable', file, line)
      // Something was meant to begin: its end is not one too many.
      return [{ kind: 'open', condition: { variable: '', value: '' }, line }]
    case 'unknown':
      issues.add('condition-unknown', file, line, { name: colons.name })
      return [{ kind: 'open', condition: { variable: '', value: '' }, line }]
  }
}

function endsCondition(text: string): boolean {
  return /[\s\u00A0]:::$/.test(text.slice(-4))
}

function withoutEnd(text: string): string {
  return text.slice(0, -3).trimEnd()
}

function readLine(text: string, line: number): Part {
  const [, indent = '', item] = BULLET.exec(text) ?? []
  const words = item ?? text
  if (item !== undefined && isEndingWord(item)) return { kind: 'ending', line }
  const isChoice = findPassageLink(words) !== undefined || (item !== undefined && findBareTarget(item) !== undefined)
  if (!isChoice) return { kind: 'text', text, line }
  return { kind: 'choice', text: words.trim(), bullet: item === undefined ? 'none' : indentWidth(indent) >= 4 ? 'far' : 'near', line }
}

/** A choice whose text goes over several lines, as when an editor wraps at 80 columns. */
function joinBroken(lines: readonly SourceLine[], position: number): Read | undefined {
  const { text, line } = lines[position] ?? { text: '', line: 1 }
  if (!BULLET.exec(text)?.[2]?.startsWith('[') || text.includes('](')) return undefined
  let joined = text
  for (let count = 2; count <= JOINED_LINES; count += 1) {
    const next = lines[position + count - 1]?.text.trim() ?? ''
    if (next === '' || BULLET.test(next)) return undefined
    joined += ` ${next}`
    if (next.includes('](')) return { parts: [readLine(joined, line)], count }
  }
  return undefined
}

function indentWidth(indent: string): number {
  return indent.replaceAll('\t', '    ').length
}
