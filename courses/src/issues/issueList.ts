// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseIssue } from '../issue.ts'
import { LIMITS } from '../limits.ts'
import { fileIssues } from './fileIssues.ts'
import { fieldIssues } from './fieldIssues.ts'
import { markdownIssues } from './markdownIssues.ts'
import { quizIssues } from './quizIssues.ts'
import type { IssueText } from './issueText.ts'
import { frenchSpaces } from './frenchSpaces.ts'

const TEXTS = { ...fileIssues, ...fieldIssues, ...markdownIssues, ...quizIssues } as const

/** Stable kebab-case name of a defect. */
export type CourseIssueCode = keyof typeof TEXTS

/** Every code a course can be refused or warned with, in no particular order. */
export const COURSE_ISSUE_CODES = Object.keys(TEXTS) as readonly CourseIssueCode[] // The keys of a constant.

/** What replaces `{name}` in a message. */
export type IssueDetail = Readonly<Record<string, string | number>>

/** Gathers what is wrong, so that everything is told at once. */
export interface IssueListOf<Code extends string> {
  readonly add: (code: Code, file: string, line: number, detail?: IssueDetail) => void
  readonly hasErrors: () => boolean
  /** By file, then line; each defect of a line once. */
  readonly sorted: () => CourseIssue[]
}

export type IssueList = IssueListOf<CourseIssueCode>

const LONGEST_QUOTE = 80
/** What one may write instead is worth nothing when cut: all kinds of questions, all themes. */
const LONGEST_CHOICE = 240

export function createIssueList(): IssueList {
  return gatherIssues({})
}

/** A list that knows the codes of courses and those of `moreTexts`, so that it also takes what Markdown reports. */
export function gatherIssues<Code extends string>(moreTexts: Readonly<Record<Code, IssueText>>): IssueListOf<CourseIssueCode | Code> {
  const [texts, courseTexts]: Readonly<Record<string, IssueText>>[] = [moreTexts, TEXTS]
  const issues = new Map<string, CourseIssue>()
  let hasErrors = false
  return {
    add(code, file, line, detail = {}) {
      const text = texts?.[code] ?? courseTexts?.[code]
      if (text === undefined) return
      hasErrors ||= text.severity === 'error'
      if (issues.size >= LIMITS.issues) return
      const message = { fr: frenchSpaces(fill(text.fr, detail)), en: fill(text.en, detail) }
      const key = `${file}\n${line}\n${code}\n${message.en}`
      issues.set(key, { code, severity: text.severity, file, line, message })
    },
    hasErrors: () => hasErrors,
    sorted: () => [...issues.values()].sort(byPlace),
  }
}

function byPlace(left: CourseIssue, right: CourseIssue): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1
  return left.line - right.line
}

function fill(template: string, detail: IssueDetail): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => quoted(String(detail[name] ?? ''), name === 'allowed' ? LONGEST_CHOICE : LONGEST_QUOTE))
}

/** An author's text inside a message: one line, not too long. */
function quoted(value: string, longest: number): string {
  const line = value.slice(0, longest + 1).replace(/\s+/g, ' ')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
