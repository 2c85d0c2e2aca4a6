// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { adventureIssues } from '../issues/adventureIssues.ts'
import { gatherIssues, type CourseIssueCode, type IssueListOf } from '../issues/issueList.ts'
import { storyIssues } from '../issues/storyIssues.ts'

const TEXTS = { ...adventureIssues, ...storyIssues } as const

/** Stable kebab-case name of a defect of an adventure. */
export type AdventureIssueCode = keyof typeof TEXTS
export const ADVENTURE_ISSUE_CODES = Object.keys(TEXTS) as readonly AdventureIssueCode[] // The keys of a constant.

/** Takes the codes of adventures, and those that their Markdown shares with courses. */
export type AdventureIssueList = IssueListOf<AdventureIssueCode | CourseIssueCode>

export function createAdventureIssues(): AdventureIssueList {
  return gatherIssues(TEXTS)
}

/** What ends a message about a name that does not exist: the nearest one, or all of them. */
export function nearestHint(nearest: string | undefined, known: readonly string[]): { readonly hintFr: string; readonly hintEn: string } {
  if (nearest !== undefined) return { hintFr: `Vouliez-vous dire « ${nearest} » ?`, hintEn: `Did you mean "${nearest}"?` }
  if (known.length === 0) return { hintFr: 'Il n’y en a aucun.', hintEn: 'There is none.' }
  const list = shortList(known)
  return { hintFr: `Il y a : ${list}.`, hintEn: `There is: ${list}.` }
}

/** A message quotes 80 characters of a detail: the list ends before. */
const LIST_CHARACTERS = 60

/** The first names, as many as fit in a message. */
export function shortList(names: readonly string[]): string {
  let list = names[0] ?? ''
  for (const name of names.slice(1)) {
    if (list.length + name.length > LIST_CHARACTERS) return `${list} …`
    list += `, ${name}`
  }
  return list
}
