// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What is wrong and what to do, with `{name}` where a detail goes. */
export interface IssueText {
  readonly severity: 'error' | 'warning'
  readonly fr: string
  readonly en: string
}

export function error(fr: string, en: string): IssueText {
  return { severity: 'error', fr, en }
}

export function warning(fr: string, en: string): IssueText {
  return { severity: 'warning', fr, en }
}
