// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Where a passage stands in a file: Twine's reader does not say. */
export interface TwinePlace {
  readonly name: string
  /** Line of its heading, from 1. */
  readonly line: number
  /** Line on which its text begins. */
  readonly textLine: number
}

/** Headings of a Twee file, or opening tags of a Twine 2 page, in order. */
export function findTwinePlaces(source: string, kind: 'twee' | 'html'): TwinePlace[] {
  return kind === 'twee' ? findTweeHeadings(source.split('\n')) : findPassageTags(source)
}

function findTweeHeadings(lines: readonly string[]): TwinePlace[] {
  return lines.flatMap((text, index) => {
    if (!text.startsWith('::')) return []
    const name = text.slice(2).replace(/(?<!\\)[[{].*$/, '').replace(/\\(.)/g, '$1').trim()
    let first = index + 1
    // The text is trimmed: it begins with its first line that is not empty.
    while (first < lines.length && lines[first]?.trim() === '' && lines[first]?.startsWith('::') !== true) first += 1
    return [{ name, line: index + 1, textLine: first + 1 }]
  })
}

function findPassageTags(source: string): TwinePlace[] {
  const places: TwinePlace[] = []
  let line = 1
  let counted = 0
  for (const { 0: tag, index } of source.matchAll(/<tw-passagedata\b[^>]*>/g)) {
    line += countLines(source, counted, index)
    counted = index
    const name = decodeName(/\bname="([^"]*)"/.exec(tag)?.[1] ?? '')
    places.push({ name, line, textLine: line + countLines(tag, 0, tag.length) })
  }
  return places
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** What Twine writes in an attribute. */
function decodeName(text: string): string {
  const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(?:(amp|lt|gt|quot)|#(\d{1,6})|#x([0-9a-f]{1,6}));/gi, (_, name: string | undefined, decimal: string | undefined, hexadecimal: string | undefined) => {
    if (name !== undefined) return signs[name.toLowerCase()] ?? ''
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '20', 16) : Number(decimal))
  })
}
