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
  const heading = lines.findIndex(({ text }) => /^ {0,3}##/.test(text))
  const end = heading === -1 ? lines.length : heading
  const open = lines.findIndex(({ text }, index) => index < end && isRule(text))
  const opening = lines[open]
  if (open !== first || opening === undefined) issues.add('front-matter', file, lines[Math.max(0, first)]?.line ?? 1)
  if (opening === undefined) return { header: [], body: lines.slice(Math.max(0, first)) }
  const rest = lines.slice(open + 1)
  const close = rest.findIndex(({ text }) => isRule(text))
  if (close !== -1 && open + 1 + close < end) return { header: rest.slice(0, close), body: rest.slice(close + 1) }
  if (open === first) issues.add('front-matter-unclosed', file, opening.line)
  return { header: rest.slice(0, end - open - 1).filter(({ text }) => readPair(text) !== undefined), body: lines.slice(end) }
}

function isRule(text: string): boolean {
  return /^-{3,}$/.test(text.trim())
}
