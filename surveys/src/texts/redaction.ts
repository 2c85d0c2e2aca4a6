// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** What stands where words were taken out. */
export const REDACTED = '[…]'

/** A part of a text, in UTF-16 code units, end excluded. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Shapes that often name a person. All are linear: each repeats one class of characters, up to a bound. */
const SUSPECTS: readonly RegExp[] = [
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/gu,
  /https?:\/\/[^\s]{1,300}/giu,
  /(?<!\w)@[\w.-]{2,64}/gu,
  /(?<!\d)(?:\+|00)?\d(?:[ .\u00A0\u202F-]?\d){8,13}(?!\d)/gu,
  /(?<![\p{L}])(?:M|Mme|Mlle|Mr|Mrs|Ms|Dr|Monsieur|Madame)\.?[ \u00A0]\p{Lu}[\p{L}'’-]{0,40}/gu,
]

/** Parts a person should look at before a text is shared: addresses, links, handles, telephone numbers, titled names. */
export function suggestRedactions(text: string): Span[] {
  const spans = SUSPECTS.flatMap(suspect => [...text.matchAll(suspect)].map(match => ({ start: match.index, end: match.index + match[0].length })))
  return joinSpans(spans, text.length)
}

/** The text with these parts replaced by « […] ». Spans may overlap and overrun; wrong ones are ignored. */
export function redact(text: string, spans: readonly Span[]): string {
  let redacted = ''
  let from = 0
  for (const { start, end } of joinSpans(spans, text.length)) {
    redacted += text.slice(from, start) + REDACTED
    from = end
  }
  return redacted + text.slice(from)
}

function joinSpans(spans: readonly Span[], length: number): Span[] {
  const sorted = spans
    .map(({ start, end }) => ({ start: Math.max(0, Math.floor(start)), end: Math.min(length, Math.ceil(end)) }))
    .filter(({ start, end }) => start < end)
    .sort((left, right) => left.start - right.start)
  const joined: Span[] = []
  for (const span of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else joined.push(span)
  }
  return joined
}
