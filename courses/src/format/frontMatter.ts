// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import { readFields, type FieldReader } from './fieldReader.ts'
import { parseYamlMap } from './yamlMap.ts'

/** A Markdown file cut in two. `bodyLine` is the line of the file on which the body begins, from 1. */
export interface FrontMatterFile {
  readonly fields: FieldReader
  readonly body: string
  readonly bodyLine: number
}

const FENCE = '---'

export function parseFrontMatter(text: string, file: string, allowedKeys: readonly string[], issues: IssueList): FrontMatterFile | undefined {
  if (text.length > LIMITS.fileCharacters) {
    issues.add('file-too-large', file, 1, { limit: LIMITS.fileCharacters })
    return undefined
  }
  const lines = splitLines(text)
  if (lines[0]?.trimEnd() !== FENCE) {
    issues.add('missing-front-matter', file, 1)
    return undefined
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === FENCE)
  if (end < 0) {
    issues.add('unclosed-front-matter', file, 1)
    return undefined
  }
  const root = parseYamlMap(lines.slice(1, end).join('\n'), file, 2, issues)
  if (root === undefined) return undefined
  return { fields: readFields(root, file, issues, allowedKeys), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}

/** Lines without their ends (LF, CRLF or CR), and without a byte order mark. */
export function splitLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
}
