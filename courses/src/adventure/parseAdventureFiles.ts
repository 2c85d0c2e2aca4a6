// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { canonicalJson } from '../catalogue/canonicalJson.ts'
import type { ByLanguage, Language } from '../course.ts'
import type { CourseFile } from '../courseFile.ts'
import { isLanguageTag } from '../format/identifiers.ts'
import type { CourseIssue } from '../issue.ts'
import { LIMITS } from '../limits.ts'
import type { Adventure } from './adventure.ts'
import { createAdventureIssues, type AdventureIssueList } from './adventureIssueList.ts'
import { checkAdventure } from './checkAdventure.ts'
import { compareShapes } from './compareShapes.ts'
import { shapeOf } from './shapeOf.ts'

/** One story in all its languages. */
export interface AdventureStory {
  readonly adventureId: string
  readonly formerly: readonly string[]
  /** The language shown to those whose own is missing. */
  readonly language: Language
  /** The fallback first. */
  readonly languages: readonly Language[]
  readonly texts: ByLanguage<Adventure>
  /** Canonical JSON of the story's shape, the same in all languages: its hash is the version of the figures. */
  readonly shape: string
}

export type ParsedStory =
  | { readonly kind: 'adventure'; readonly story: AdventureStory; readonly warnings: readonly CourseIssue[] }
  /** At least one error; warnings are among them. */
  | { readonly kind: 'issues'; readonly issues: readonly CourseIssue[] }

/** Languages one falls back to first; else the first by name. */
const FALLBACKS: readonly Language[] = ['fr', 'en']

/** Reads an adventure from its files, one per language (`story.fr.md`, `story.en.md`); the header says which language. */
export function parseAdventureFiles(files: readonly CourseFile[]): ParsedStory {
  const issues = createAdventureIssues()
  const { texts, found } = readTexts(files, issues)
  const languages = [...texts.keys()].sort(byFallback)
  const [first] = languages
  const original = first === undefined ? undefined : texts.get(first)?.adventure
  if (first === undefined || original === undefined) {
    if (found.length === 0) issues.add('no-adventure-file', 'story.fr.md', 1)
    return { kind: 'issues', issues: sortIssues([...found, ...issues.sorted()]) }
  }
  for (const language of languages.slice(1)) {
    const translation = texts.get(language)
    if (translation !== undefined) compareShapes(original, translation.adventure, translation.file, issues)
  }
  const all = sortIssues([...found, ...issues.sorted()])
  if (all.some(({ severity }) => severity === 'error')) return { kind: 'issues', issues: all }
  const story = {
    adventureId: original.adventureId, formerly: original.formerly, language: first, languages,
    texts: Object.fromEntries([...texts].map(([language, { adventure }]) => [language, adventure])),
    shape: canonicalJson(shapeOf(original)),
  }
  return { kind: 'adventure', story, warnings: all }
}

interface Texts {
  readonly texts: ReadonlyMap<Language, { readonly file: string; readonly adventure: Adventure }>
  readonly found: readonly CourseIssue[]
}

function readTexts(files: readonly CourseFile[], issues: AdventureIssueList): Texts {
  const texts = new Map<Language, { file: string; adventure: Adventure }>()
  const found: CourseIssue[] = []
  for (const file of [...files].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    if (file.kind !== 'text' || !file.path.endsWith('.md') || file.path.includes('/')) {
      issues.add('adventure-file', file.path, 1)
      continue
    }
    const { adventure, issues: own } = checkAdventure(file.text, file.path)
    found.push(...own)
    if (adventure === undefined || !isLanguageTag(adventure.language)) continue
    const before = texts.get(adventure.language)
    if (before !== undefined) issues.add('language-twice', file.path, 1, { language: adventure.language, file: before.file })
    else texts.set(adventure.language, { file: file.path, adventure })
  }
  if (texts.size > LIMITS.languages) issues.add('too-many-languages', 'story.fr.md', 1, { limit: LIMITS.languages })
  return { texts, found }
}

function byFallback(left: Language, right: Language): number {
  const rank = (language: Language): number => (FALLBACKS.includes(language) ? FALLBACKS.indexOf(language) : FALLBACKS.length)
  return rank(left) - rank(right) || (left < right ? -1 : 1)
}

function sortIssues(issues: readonly CourseIssue[]): CourseIssue[] {
  return [...issues].sort((left, right) => (left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1))
}
