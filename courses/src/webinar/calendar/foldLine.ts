// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** RFC 5545 §3.1: lines of at most 75 octets, the space that begins a continued line included. */
const LONGEST_LINE_OCTETS = 75

/** A content line cut into lines of at most 75 octets of UTF-8, never within a character. */
export function foldLine(line: string): string {
  if (line.length * 3 <= LONGEST_LINE_OCTETS) return line
  const parts: string[] = []
  let start = 0
  let octets = 0
  for (let index = 0; index < line.length;) {
    const code = line.codePointAt(index) ?? 0
    const size = octetsOf(code)
    if (octets + size > LONGEST_LINE_OCTETS) {
      parts.push(line.slice(start, index))
      start = index
      octets = 1
    }
    octets += size
    index += code > 0xFFFF ? 2 : 1
  }
  return [...parts, line.slice(start)].join('\r\n ')
}

/** Octets of a character in UTF-8. */
function octetsOf(code: number): number {
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
