// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../../course.ts'
import type { CourseIssue } from '../../issue.ts'
import { gatherIssues, type IssueListOf } from '../../issues/issueList.ts'
import { twineIssues } from '../../issues/twineIssues.ts'
import type { VariableValue } from '../adventure.ts'
import { slugOf } from '../format/slug.ts'
import { ADVENTURE_LIMITS } from '../limits.ts'
import { convertPassage, type ConvertedPassage } from './convertPassage.ts'
import type { TwinePassage, TwineStory } from './readTwine.ts'
import { findTwinePlaces, type TwinePlace } from './twinePlaces.ts'

export type TwineIssueCode = keyof typeof twineIssues
export const TWINE_ISSUE_CODES = Object.keys(twineIssues) as readonly TwineIssueCode[] // The keys of a constant.

/** A Twine story made into the text of an adventure. */
export interface TwineImport {
  /** Undefined when the file is no Twine story. It still has to pass the linter: at least its header must be completed. */
  readonly source: string | undefined
  /** What could not be said, with lines of the Twine file, for the author to see to. */
  readonly issues: readonly CourseIssue[]
}

/** Reads a Twee 3 file or a page published by Twine 2 (also an archive's first story). */
export async function importTwine(text: string, file: string, language: Language): Promise<TwineImport> {
  const issues = gatherIssues(twineIssues)
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const kind = source.includes('<tw-storydata') ? 'html' : 'twee'
  const places = findTwinePlaces(source, kind)
  if (source.length > TWINE_CHARACTERS || places.length > ADVENTURE_LIMITS.passages) {
    issues.add('twine-too-large', file, 1, { limit: ADVENTURE_LIMITS.passages, characters: TWINE_CHARACTERS })
    return { source: undefined, issues: issues.sorted() }
  }
  const { readTwine } = await import('./readTwine.ts')
  const story = places.length === 0 ? undefined : readTwine(source, kind)
  if (story === undefined || story.passages.length === 0) {
    issues.add('twine-unreadable', file, 1)
    return { source: undefined, issues: issues.sorted() }
  }
  reportScripts(source, story, places, file, issues)
  return { source: convertStory(story, places, language, file, issues), issues: issues.sorted() }
}

/** The reader puts programs and style sheets aside without a word. */
function reportScripts(source: string, { passages }: TwineStory, places: readonly TwinePlace[], file: string, issues: Issues): void {
  const kept = new Set(passages.map(({ name }) => name))
  for (const { name, line } of places) if (!kept.has(name) && !NAMED_APART.has(name)) issues.add('twine-script', file, line, { name })
  for (const [index, text] of source.split('\n').entries()) {
    const id = /\bid="(twine-user-(?:script|stylesheet))"[^>]*>(?!\s*<\/)/.exec(text)?.[1]
    if (id !== undefined) issues.add('twine-script', file, index + 1, { name: id })
  }
}

/** Passages whose text the reader turns into the story's name and start. */
const NAMED_APART: ReadonlySet<string> = new Set(['StoryTitle', 'StoryData'])

/** Scripts and style sheets weigh most of it, and are left out. */
const TWINE_CHARACTERS = 2_000_000
/** Passages that are part of Twine's machinery, not of the story. */
const MACHINERY: ReadonlySet<string> = new Set(['StoryInit', 'StoryCaption', 'StoryMenu', 'StoryBanner', 'StoryInterface', 'StoryAuthor', 'StorySubtitle', 'PassageHeader', 'PassageFooter', 'PassageDone', 'PassageReady', 'StorySettings', 'StoryShare', 'UserScript', 'UserStylesheet'])
const MACHINERY_TAGS: ReadonlySet<string> = new Set(['script', 'stylesheet', 'widget', 'init', 'header', 'footer', 'startup', 'annotation', 'Twine.private'])

type Issues = IssueListOf<TwineIssueCode>

function convertStory(story: TwineStory, places: readonly TwinePlace[], language: Language, file: string, issues: Issues): string {
  const placeOf = new Map([...places].reverse().map(place => [place.name, place]))
  const lineOf = (name: string): number => placeOf.get(name)?.line ?? 1
  reportTwice(places, file, issues)
  const told = story.passages.filter((passage) => {
    const isMachinery = MACHINERY.has(passage.name) || passage.tags.some(tag => MACHINERY_TAGS.has(tag))
    if (isMachinery) issues.add('twine-script', file, lineOf(passage.name), { name: passage.name })
    return !isMachinery
  })
  const ids = nameAll(told)
  const passages = told.map(passage => ({ passage, converted: convertOne(passage, ids, placeOf.get(passage.name)?.textLine ?? 1, file, issues) }))
  const first = told[0]?.name ?? ''
  if (!ids.has(story.start)) issues.add('twine-start', file, lineOf(first), { name: first })
  issues.add('twine-header', file, 1)
  const start = ids.get(story.start) ?? ids.get(first) ?? ''
  const effects = passages.flatMap(({ converted }) => converted.effects)
  const body = passages.map(({ passage, converted }) => writePassage(passage, ids.get(passage.name) ?? '', converted, () => {
    issues.add('twine-ending', file, lineOf(passage.name))
  }))
  return [...writeHeader(story.name, start, language, effects), ...body].join('\n')
}

function convertOne(passage: TwinePassage, ids: ReadonlyMap<string, string>, textLine: number, file: string, issues: Issues): ConvertedPassage {
  const converted = convertPassage(passage, name => ids.get(name) ?? slugOf(name, 'passage'), (code, line, text) => {
    issues.add(code, file, textLine + line, { text })
  })
  for (const { name, line } of converted.targets) if (!ids.has(name)) issues.add('twine-broken-link', file, textLine + line, { name })
  return converted
}

function reportTwice(places: readonly TwinePlace[], file: string, issues: Issues): void {
  const seen = new Set<string>()
  for (const { name, line } of places) {
    if (seen.has(name)) issues.add('twine-twice', file, line, { name })
    seen.add(name)
  }
}

/** An id for each passage, after its name. */
function nameAll(passages: readonly TwinePassage[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const [rank, { name }] of passages.entries()) {
    const slug = slugOf(name, `passage-${rank + 1}`)
    const id = taken.has(slug) ? `${slug.slice(0, 58)}-${rank + 1}` : slug
    taken.add(id)
    ids.set(name, id)
  }
  return ids
}

function writeHeader(title: string, start: string, language: Language, effects: readonly VariableValue[]): string[] {
  const variables = new Map<string, Set<string>>()
  for (const { variable, value } of effects) variables.set(variable, (variables.get(variable) ?? new Set()).add(value))
  const isFrench = language.startsWith('fr')
  const words = isFrench ? ['titre', 'resume', 'langue', 'duree', 'auteurs', 'depart'] : ['title', 'summary', 'language', 'duration', 'authors', 'start']
  const [titleWord, summary, languageWord, duration, authors, startWord] = words
  return [
    '---', `id: ${slugOf(title, 'aventure')}`, `${titleWord}: ${title.replace(/\s+/g, ' ').trim()}`, `${summary}:`, `${languageWord}: ${language}`, `${duration}:`, 'licence:', `${authors}:`, `${startWord}: ${start}`,
    ...variables.size > 0 ? ['variables:', ...[...variables].map(([name, values]) => `  ${name}: [${[...values].join(', ')}]`)] : [], '---', '',
  ]
}

/** A first line that is a heading is the passage's title; else its name is. */
function writePassage({ name }: TwinePassage, id: string, { lines, hasWay }: ConvertedPassage, onEnding: () => void): string {
  const first = lines.findIndex(line => line.trim() !== '')
  const heading = /^### (.+)$/.exec(lines[first] ?? '')?.[1]
  const text = (heading === undefined ? lines : lines.slice(first + 1)).join('\n').replace(/\n{3,}/g, '\n\n').trim()
  const isEnding = !hasWay || /\n?- FIN$/.test(text)
  if (!hasWay && !/- FIN$/.test(text)) onEnding()
  const end = isEnding && !/- FIN$/.test(text) ? '\n\n- FIN' : ''
  return `## ${(heading ?? name).replace(/[{}]/g, '')} {#${id}}\n\n${text}${end}\n`
}
