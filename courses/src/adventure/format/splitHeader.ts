// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureIssueList } from '../adventureIssueList.ts'
import { readPair, type SourceLine } from './sourceLines.ts'

export interface SplitFile {
  /** Lines between the two `---`; empty when there is no header. */
  readonly header: readonly SourceLine[]
  readonly body: readonly SourceLine[]
}

/** Cuts a file into its header and its story. A header that is missing or not closed is told once. */
export function splitHeader(lines: readonly SourceLine[], file: string, issues: AdventureIssueList): SplitFile {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  const opening = lines[first]
  if (opening === undefined || !isRule(opening.text)) {
    issues.add('front-matter', file, opening?.line ?? 1)
    return { header: [], body: lines.slice(Math.max(0, first)) }
  }
  const rest = lines.slice(first + 1)
  const close = rest.findIndex(({ text }) => isRule(text))
  const heading = rest.findIndex(({ text }) => /^ {0,3}##/.test(text))
  if (close !== -1 && (heading === -1 || close < heading)) return { header: rest.slice(0, close), body: rest.slice(close + 1) }
  issues.add('front-matter-unclosed', file, opening.line)
  const end = heading === -1 ? rest.length : heading
  return { header: rest.slice(0, end).filter(({ text }) => readPair(text) !== undefined), body: rest.slice(end) }
}

function isRule(text: string): boolean {
  return /^-{3,}$/.test(text.trim())
}
