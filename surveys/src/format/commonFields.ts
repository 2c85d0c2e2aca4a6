// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import type { FieldReader, LocatedText } from './fieldReader.ts'
import { isIdentifier } from './identifiers.ts'

/** A text that must be there; empty once its absence or its defect is reported. */
export function readRequiredText(fields: FieldReader, key: string, limit: number): string {
  if (!fields.has(key)) fields.report('missing-key', undefined, { key })
  return fields.text(key, limit) ?? ''
}

/** Ids a thing had before, with their lines. */
export function readFormerIds(fields: FieldReader, file: string, issues: IssueList): LocatedText[] {
  const former = fields.texts('formerly', 0, LIMITS.formerIds, LIMITS.idCharacters) ?? []
  return former.filter(({ text, line }) => {
    if (!isIdentifier(text)) issues.add('wrong-id', file, line, { value: text, limit: LIMITS.idCharacters })
    return isIdentifier(text)
  })
}
