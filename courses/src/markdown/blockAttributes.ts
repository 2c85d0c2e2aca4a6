// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What follows `:::`: the block's name and its attributes. */
export interface BlockHead {
  readonly name: string
  /** Undefined when they cannot be read. */
  readonly attributes: ReadonlyMap<string, string> | undefined
}

const ATTRIBUTE = /\s*([a-z]+)="([^"]*)"(?=[\s}])/y

/**
 * Reads `name{key="value" other="value"}`: lower-case keys, double quotes, each key once, nothing else.
 * Each character is looked at a bounded number of times.
 */
export function parseBlockHead(text: string): BlockHead {
  const head = text.trim()
  const name = /^[^\s{]*/.exec(head)?.[0] ?? ''
  const rest = head.slice(name.length).trimStart()
  return { name, attributes: rest === '' ? new Map() : readAttributes(rest) }
}

function readAttributes(text: string): ReadonlyMap<string, string> | undefined {
  if (!text.startsWith('{') || !text.endsWith('}')) return undefined
  const attributes = new Map<string, string>()
  let position = 1
  for (;;) {
    ATTRIBUTE.lastIndex = position
    const [whole, key, value] = ATTRIBUTE.exec(text) ?? []
    if (whole === undefined || key === undefined || value === undefined) break
    if (attributes.has(key)) return undefined
    attributes.set(key, value)
    position += whole.length
  }
  return text.slice(position).trim() === '}' ? attributes : undefined
}
