// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export interface SourceLine {
  readonly text: string
  /** From 1. */
  readonly line: number
}

/** The lines of a file, whatever the machine it was written on; a byte-order mark is not text. */
export function sourceLines(source: string): SourceLine[] {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ text: line.trimEnd(), line: index + 1 }))
}

/**
 * Reads `key: value`, split at the first colon. A French keyboard puts a no-break space before it: `trim` takes those too.
 * Undefined without a colon or without a key.
 */
export function readPair(text: string): { readonly key: string; readonly value: string } | undefined {
  const colon = text.indexOf(':')
  const key = colon === -1 ? '' : text.slice(0, colon).trim()
  return key === '' ? undefined : { key, value: text.slice(colon + 1).trim() }
}

/** Reads `[a, b]` or `a, b`; quotes around an entry are dropped. */
export function readList(value: string): string[] {
  const inner = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1) : value
  return inner.split(',').map(unquoted).filter(entry => entry !== '')
}

/** A value as people copy it from YAML, with quotes around. */
export function unquoted(value: string): string {
  const text = value.trim()
  const quote = text[0]
  return text.length >= 2 && (quote === '"' || quote === '\'') && text.endsWith(quote) ? text.slice(1, -1).trim() : text
}
