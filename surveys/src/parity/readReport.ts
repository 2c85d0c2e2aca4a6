// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublishedFigures } from './checkParity.ts'

/** Whole percentages only: « 94,1 % » says more than we check. */
const PERCENT = /(?<![\d.,])(\d{1,3})[ \u00A0\u202F]?%/gu
const RESPONDENTS = /(?<![\d.,])(\d{1,6})[ \u00A0\u202F](?:personnes ont répondu|réponses|répondant|participant[^ ]{0,8} ont répondu|respondents|responses|answers|people answered)/iu
const LONGEST_REPORT = 100_000

/** A percentage found in a text, with the words around it for a person to recognise. */
export interface FoundFigures extends PublishedFigures {
  readonly excerpts: Readonly<Record<string, string>>
}

/**
 * Reads the percentages of a published report, in order (`figure-1`, `figure-2`…), and the number of respondents it
 * claims, if it does. A first guess, to be checked by a person. At most the first 100,000 characters are read.
 */
export function readReport(text: string): FoundFigures {
  const read = text.slice(0, LONGEST_REPORT)
  const found = [...read.matchAll(PERCENT)].filter(match => Number(match[1]) <= 100)
  const figures = found.map((match, index) => ({ figureId: `figure-${index + 1}`, percent: Number(match[1]) }))
  const excerpts = found.map((match, index): [string, string] =>
    [`figure-${index + 1}`, read.slice(Math.max(0, match.index - 60), match.index + 60).replace(/\s+/g, ' ').trim()])
  const declared = RESPONDENTS.exec(read)?.[1]
  return { declaredBase: declared === undefined ? undefined : Number(declared), figures, excerpts: Object.fromEntries(excerpts) }
}
