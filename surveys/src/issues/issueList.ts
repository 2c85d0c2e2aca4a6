// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SurveyIssue } from '../issue.ts'
import { LIMITS } from '../limits.ts'
import { fileIssues } from './fileIssues.ts'
import { fieldIssues } from './fieldIssues.ts'
import { questionIssues } from './questionIssues.ts'
import { frenchSpaces } from './frenchSpaces.ts'

const TEXTS = { ...fileIssues, ...fieldIssues, ...questionIssues } as const

/** Stable kebab-case name of a defect. */
export type SurveyIssueCode = keyof typeof TEXTS

/** Every code a survey can be refused or warned with, in no particular order. */
export const SURVEY_ISSUE_CODES = Object.keys(TEXTS) as readonly SurveyIssueCode[] // The keys of a constant.

/** What replaces `{name}` in a message. */
export type IssueDetail = Readonly<Record<string, string | number>>

/** Gathers what is wrong, so that everything is told at once. */
export interface IssueList {
  readonly add: (code: SurveyIssueCode, file: string, line: number, detail?: IssueDetail) => void
  readonly hasErrors: () => boolean
  /** By file, then line; each defect of a line once. */
  readonly sorted: () => SurveyIssue[]
}

const LONGEST_QUOTE = 80
/** What one may write instead is worth nothing when cut: all kinds of questions, all themes. */
const LONGEST_CHOICE = 240

export function createIssueList(): IssueList {
  const issues = new Map<string, SurveyIssue>()
  let hasErrors = false
  return {
    add(code, file, line, detail = {}) {
      const text = TEXTS[code]
      const message = { fr: frenchSpaces(fill(text.fr, detail)), en: fill(text.en, detail) }
      hasErrors ||= text.severity === 'error'
      if (issues.size >= LIMITS.issues) return
      const key = `${file}\n${line}\n${code}\n${message.en}`
      issues.set(key, { code, severity: text.severity, file, line, message })
    },
    hasErrors: () => hasErrors,
    sorted: () => [...issues.values()].sort(byPlace),
  }
}

function byPlace(left: SurveyIssue, right: SurveyIssue): number {
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
