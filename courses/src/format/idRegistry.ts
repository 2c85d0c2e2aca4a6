// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IssueList } from '../issues/issueList.ts'

/** Kinds of things whose ids are unique in a whole course, each among its own. */
export type IdKind = 'module' | 'activity' | 'sheet' | 'question'

/** Remembers which ids are taken, present and former ones together. */
export interface IdRegistry {
  readonly claim: (kind: IdKind, id: string, file: string, line: number) => void
}

export function createIdRegistry(issues: IssueList): IdRegistry {
  const places = new Map<string, string>()
  return {
    claim(kind, id, file, line) {
      const key = `${kind} ${id}`
      const place = places.get(key)
      if (place === undefined) places.set(key, `${file}:${line}`)
      else issues.add('duplicate-id', file, line, { id, place })
    },
  }
}
