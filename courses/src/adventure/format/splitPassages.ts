// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SourceLine } from './sourceLines.ts'

/** A passage's heading and the lines below it. */
export interface PassageSource {
  readonly heading: SourceLine
  readonly lines: readonly SourceLine[]
}

const HEADING = /^ {0,3}##(?!#)[\s\u00A0\u202F]*(.*)$/

/** Cuts a story at its `## ` lines, wherever they are: a fence or a condition left open loses one passage, not the rest. */
export function splitPassages(body: readonly SourceLine[]): { readonly before: readonly SourceLine[]; readonly passages: readonly PassageSource[] } {
  const before: SourceLine[] = []
  const passages: { heading: SourceLine; lines: SourceLine[] }[] = []
  for (const line of body) {
    const title = HEADING.exec(line.text)?.[1]
    const last = passages.at(-1)
    // CommonMark lets a heading end with hash signs.
    if (title !== undefined) passages.push({ heading: { text: title.replace(/[\s\u00A0]#+$/, ''), line: line.line }, lines: [] })
    else (last?.lines ?? before).push(line)
  }
  return { before, passages }
}
