// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseIssue } from '../issue.ts'
import type { Adventure } from './adventure.ts'
import { lintAdventure, type LintedAdventure } from './lintAdventure.ts'
import { DEFAULT_FILE, parseAdventure } from './parseAdventure.ts'

export interface CheckedAdventure {
  readonly adventure: Adventure | undefined
  /** By line; one per cause. */
  readonly issues: readonly CourseIssue[]
  /** False as soon as there is one error: then it may not be published. */
  readonly mayBePublished: boolean
  readonly story: Omit<LintedAdventure, 'issues'> | undefined
}

/** Reads and checks an adventure, as at each keystroke of its author. */
export function checkAdventure(source: string, file: string = DEFAULT_FILE): CheckedAdventure {
  const { adventure, issues } = parseAdventure(source, file)
  if (adventure === undefined) return { adventure, issues, mayBePublished: false, story: undefined }
  const { issues: found, ...story } = lintAdventure(adventure, file)
  const errors = issues.filter(({ severity }) => severity === 'error')
  const all = [...issues, ...found.filter(issue => !followsFrom(issue, errors, adventure))].sort((left, right) => left.line - right.line)
  return { adventure, issues: all, mayBePublished: all.every(({ severity }) => severity !== 'error'), story }
}

/** What only holds of the story as read, while the text says something else that could not be read. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['unreachable', 'no-end', 'no-end-without-mission', 'stuck'])
const OF_A_PASSAGE: ReadonlySet<string> = new Set(['dead-end', 'locked'])

/** Whether a finding comes from an error already told: one message per cause. */
function followsFrom({ code, line }: CourseIssue, errors: readonly CourseIssue[], { passages }: Adventure): boolean {
  if (errors.length === 0) return false
  if (OF_THE_WHOLE.has(code)) return true
  if (!OF_A_PASSAGE.has(code)) return false
  const passage = passages.findLast(other => other.line <= line)
  const next = passages.find(other => other.line > line)
  return errors.some(error => error.line >= (passage?.line ?? 1) && error.line < (next?.line ?? Infinity))
}
