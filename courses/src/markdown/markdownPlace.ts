// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { CourseIssueCode, IssueDetail, IssueList } from '../issues/issueList.ts'

/** Where a Markdown text stands: what its links mean and where its issues go. */
export interface MarkdownPlace {
  readonly file: string
  /** Line of the file on which the text begins, from 1. */
  readonly firstLine: number
  /** Folder of the module, such as `01-pourquoi`. */
  readonly folder: string
  readonly language: Language
  /** Paths of every file of the course. */
  readonly paths: ReadonlySet<string>
  readonly issues: IssueList
}

/** @param index line of the text, from 0, as markdown-it counts */
export function reportAt(place: MarkdownPlace, index: number, code: CourseIssueCode, detail?: IssueDetail): void {
  place.issues.add(code, place.file, place.firstLine + index, detail)
}
