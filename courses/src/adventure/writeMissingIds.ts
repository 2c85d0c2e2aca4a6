// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseAdventure } from './parseAdventure.ts'

/**
 * Writes the proposed name at the end of each heading that has none, so that it stays when the title changes.
 * Nothing else of the text moves; a text in which nothing is missing comes back as it is.
 */
export function writeMissingIds(source: string): string {
  const { adventure, issues } = parseAdventure(source)
  const missing = new Set(issues.filter(({ code }) => code === 'no-id').map(({ line }) => line))
  if (adventure === undefined || missing.size === 0) return source
  const ids = new Map(adventure.passages.map(({ line, passageId }) => [line, passageId]))
  const parts = source.split(/(\r\n|\r|\n)/)
  // Lines stand at the even places, what ends them at the odd ones.
  return parts.map((part, index) => {
    const line = index / 2 + 1
    const id = ids.get(line)
    return missing.has(line) && id !== undefined ? `${part.trimEnd()} {#${id}}` : part
  }).join('')
}
