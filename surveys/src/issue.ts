// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** One thing to mend in a survey's files, said in French and in English. */
export interface SurveyIssue {
  /** Stable kebab-case name of the defect, such as `missing-licence`. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** Path inside the survey's folder. */
  readonly file: string
  /** Line in that file, from 1. */
  readonly line: number
  /** What is wrong and what to do about it, per language. */
  readonly message: { readonly fr: string; readonly en: string }
}
