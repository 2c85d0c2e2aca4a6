// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../../course.ts'
import { isIdentifier, isLanguageTag } from '../../format/identifiers.ts'
import { judgeLicence } from '../../format/licence.ts'
import { LIMITS } from '../../limits.ts'
import type { Variable } from '../adventure.ts'
import { nearestHint, type AdventureIssueList } from '../adventureIssueList.ts'
import { readFormerIds } from './attributes.ts'
import { nearestName } from './nearestName.ts'
import { readDuration } from './readDuration.ts'
import { readVariables } from './readVariables.ts'
import { readList, readPair, unquoted, type SourceLine } from './sourceLines.ts'
import { HEADER_WORDS, findKey, foldWord, listWords, type HeaderKey } from './words.ts'

/** The header as read. Where something was wrong and reported, a harmless value stands instead. */
export interface AdventureHead {
  readonly adventureId: string
  readonly formerly: readonly string[]
  readonly title: string
  readonly summary: string
  readonly language: Language
  readonly durationMinutes: number
  readonly licence: string
  readonly authors: readonly string[]
  /** Undefined when the story begins with its first passage. */
  readonly start: { readonly id: string; readonly line: number } | undefined
  readonly variables: readonly Variable[]
}

interface Field { readonly value: string; readonly line: number }
type Fields = ReadonlyMap<HeaderKey, Field>

const REQUIRED: readonly HeaderKey[] = ['id', 'title', 'summary', 'language', 'duration', 'licence', 'authors']

export function readHeader(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): AdventureHead {
  const { fields, variableLines } = sortLines(lines, file, issues)
  if (lines.length > 0) reportMissing(fields, file, issues)
  const text = (key: HeaderKey, limit: number): string => readText(fields.get(key), key, limit, file, issues)
  const former = fields.get('formerly')
  const start = fields.get('start')
  return {
    adventureId: readAdventureId(fields.get('id'), file, issues),
    formerly: former === undefined ? [] : readFormerIds(readList(former.value).join(','), { file, line: former.line, issues }),
    title: text('title', LIMITS.titleCharacters),
    summary: text('summary', LIMITS.sentenceCharacters),
    language: readLanguage(fields.get('language'), file, issues),
    durationMinutes: readMinutes(fields.get('duration'), file, issues),
    licence: readLicence(fields.get('licence'), file, issues),
    authors: readList(fields.get('authors')?.value ?? '').slice(0, LIMITS.listEntries).map(author => author.slice(0, LIMITS.titleCharacters)),
    start: start === undefined || start.value === '' ? undefined : { id: unquoted(start.value).replace(/^#/, ''), line: start.line },
    variables: readVariables(variableLines, file, issues),
  }
}

/** Lines below `variables:` belong to it as long as they are indented or begin with a dash. */
function sortLines(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): { fields: Fields; variableLines: SourceLine[] } {
  const fields = new Map<HeaderKey, Field>()
  const variableLines: SourceLine[] = []
  let isInVariables = false
  for (const { text, line } of lines) {
    if (text.trim() === '' || text.startsWith('#')) continue
    const pair = readPair(text)
    if (isInVariables && /^[\s\u00A0-]/.test(text)) {
      variableLines.push({ text, line })
      continue
    }
    const key = pair && findKey(HEADER_WORDS, pair.key)
    isInVariables = key === 'variables'
    const before = key && fields.get(key)
    if (pair === undefined) issues.add('header-line', file, line, { text })
    else if (key === undefined) issues.add('header-key', file, line, { key: pair.key, ...nearestHint(nearestName(foldWord(pair.key), listWords(HEADER_WORDS)), listWords(HEADER_WORDS)) })
    else if (before !== undefined) issues.add('header-key-twice', file, line, { key: pair.key, line: before.line })
    else fields.set(key, { value: pair.value, line })
  }
  return { fields, variableLines }
}

function reportMissing(fields: Fields, file: string, issues: AdventureIssueList): void {
  for (const key of REQUIRED) {
    const field = fields.get(key)
    const { fr, en, exampleFr, exampleEn } = HEADER_WORDS[key]
    const isEmpty = unquoted(field?.value ?? '').replace(/^\[\s*\]$/, '') === ''
    if (isEmpty) issues.add('header-missing', file, field?.line ?? 1, { fr, en, exampleFr, exampleEn })
  }
}

function readText(field: Field | undefined, key: HeaderKey, limit: number, file: string, issues: AdventureIssueList): string {
  const text = unquoted(field?.value ?? '')
  if (field !== undefined && text.length > limit) issues.add('text-too-long', file, field.line, { key: HEADER_WORDS[key].fr, limit })
  return text.slice(0, limit)
}

function readAdventureId(field: Field | undefined, file: string, issues: AdventureIssueList): string {
  const id = unquoted(field?.value ?? '')
  if (field !== undefined && id !== '' && !isIdentifier(id)) issues.add('wrong-id', file, field.line, { value: id, limit: LIMITS.idCharacters })
  return id
}

function readLanguage(field: Field | undefined, file: string, issues: AdventureIssueList): Language {
  const language = unquoted(field?.value ?? '')
  if (language === '' || isLanguageTag(language)) return language || 'fr'
  issues.add('wrong-language', file, field?.line ?? 1, { value: language })
  return 'fr'
}

function readMinutes(field: Field | undefined, file: string, issues: AdventureIssueList): number {
  const value = unquoted(field?.value ?? '')
  const minutes = readDuration(value)
  if (minutes !== undefined && minutes >= 1 && minutes <= LIMITS.activityMinutes) return minutes
  if (value !== '') issues.add('header-duration', file, field?.line ?? 1, { value })
  return 1
}

/** People write « CC BY-SA 4.0 »; its SPDX identifier is `CC-BY-SA-4.0`. */
function readLicence(field: Field | undefined, file: string, issues: AdventureIssueList): string {
  const licence = unquoted(field?.value ?? '').replace(/\s+/g, '-')
  const judgement = judgeLicence(licence)
  if (licence === '' || judgement === 'free') return licence
  issues.add(judgement === 'wrong' ? 'wrong-licence' : 'unusual-licence', file, field?.line ?? 1, { value: licence })
  return licence
}
