// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AuthoredMission } from '../adventure.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import { readId, type LinePlace } from './attributes.ts'
import { readArguments, readCheckName, type Entry } from './readCheck.ts'
import { renderLine } from './renderProse.ts'
import { readPair, unquoted, type SourceLine } from './sourceLines.ts'
import { MISSION_WORDS, findKey, foldWord, type MissionKey } from './words.ts'

type Known = ReadonlyMap<MissionKey, Entry>

/** Reads the lines between the fences of a mission; undefined when what it cannot do without is missing. */
export function readMission(lines: readonly SourceLine[], place: LinePlace): AuthoredMission | undefined {
  const { known, others } = sortEntries(readEntries(lines, place), place)
  const checkEntry = required('check', known, place)
  const success = required('success', known, place)
  const todo = required('todo', known, place)
  const check = checkEntry && readCheckName(checkEntry, place)
  const checkArguments = check === undefined ? {} : readArguments(check, others, place)
  const openPath = readOpenPath(known.get('open'), place)
  if (check === undefined || success === undefined || todo === undefined) return undefined
  const html = (entry: Entry | undefined): string | null => (entry === undefined ? null : renderLine(entry.value, { ...place, line: entry.line }))
  const [hint, absent] = [known.get('hint'), known.get('absent')]
  return {
    todo: todo.value, todoHtml: html(todo) ?? '', check, checkArguments, openPath,
    hint: hint?.value ?? null, hintHtml: html(hint), absent: absent?.value ?? null, absentHtml: html(absent),
    successId: readId(success.value.replace(/^#/, ''), { ...place, line: success.line }), line: place.line,
  }
}

/** One entry per line; a line further in than the first goes on with the one before. */
function readEntries(lines: readonly SourceLine[], { file, issues }: LinePlace): Entry[] {
  const entries: Entry[] = []
  const indent = indentOf(lines.find(({ text }) => text !== '')?.text ?? '')
  for (const { text, line } of lines) {
    if (text.trim() === '') continue
    const last = entries.at(-1)
    const pair = readPair(text)
    if (last !== undefined && indentOf(text) > indent) entries[entries.length - 1] = { ...last, value: `${last.value} ${text.trim()}` }
    else if (pair === undefined) issues.add('mission-line', file, line, { text: text.trim() })
    else entries.push({ key: pair.key.replace(/^[-*]\s+/, ''), value: unquoted(pair.value), line })
  }
  return entries
}

function sortEntries(entries: readonly Entry[], { file, issues }: LinePlace): { known: Known; others: Entry[] } {
  const known = new Map<MissionKey, Entry>()
  const others: Entry[] = []
  const lines = new Map<string, number>()
  for (const entry of entries) {
    const key = findKey(MISSION_WORDS, entry.key)
    const name = key ?? foldWord(entry.key)
    const before = lines.get(name)
    if (before !== undefined) issues.add('mission-key-twice', file, entry.line, { key: entry.key, line: before })
    else if (entry.value.length > ADVENTURE_LIMITS.missionCharacters) issues.add('text-too-long', file, entry.line, { key: entry.key, limit: ADVENTURE_LIMITS.missionCharacters })
    else if (key === undefined) others.push(entry)
    else known.set(key, entry)
    lines.set(name, entry.line)
  }
  return { known, others }
}

function required(key: MissionKey, known: Known, { file, line, issues }: LinePlace): Entry | undefined {
  const entry = known.get(key)
  if (entry !== undefined && entry.value !== '') return entry
  const { fr, en, exampleFr, exampleEn } = MISSION_WORDS[key]
  issues.add('mission-missing', file, entry?.line ?? line, { fr, en, exampleFr, exampleEn })
  return undefined
}

/** Only a path of the server the person is on: an author can send nobody elsewhere. */
function readOpenPath(entry: Entry | undefined, { file, issues }: LinePlace): string | null {
  if (entry === undefined) return null
  if (isOpenPath(entry.value)) return entry.value
  issues.add('open-path', file, entry.line, { value: entry.value })
  return null
}

function isOpenPath(path: string): boolean {
  return path.length <= ADVENTURE_LIMITS.pathCharacters && /^\/(?!\/)[A-Za-z0-9/_.~?=&%+,-]*(?:#[A-Za-z0-9/_.~?=&%+,-]*)?$/.test(path) && !/\.\.|%2e/i.test(path)
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
