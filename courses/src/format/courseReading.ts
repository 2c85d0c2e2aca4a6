// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language, Sheet } from '../course.ts'
import type { IssueList } from '../issues/issueList.ts'
import type { CourseFolder } from './courseFolder.ts'
import type { IdRegistry } from './idRegistry.ts'

/** What every part of a course is read with. */
export interface CourseReading {
  readonly folder: CourseFolder
  /** Language of the original. */
  readonly language: Language
  /** Languages of the course, the original first. */
  readonly languages: readonly Language[]
  readonly issues: IssueList
  readonly ids: IdRegistry
}

/** The same, once the sheets are known. */
export interface ActivityReading extends CourseReading {
  readonly sheets: readonly Sheet[]
  /** Paths of the captions that a video uses; filled while reading. */
  readonly usedCaptions: Set<string>
}
