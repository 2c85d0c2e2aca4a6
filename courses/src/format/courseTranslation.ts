// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseText, ModuleText } from '../course.ts'
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import type { TextFile } from './courseFolder.ts'
import type { CourseHead } from './courseHead.ts'
import { readFields } from './fieldReader.ts'
import { parseYamlMap } from './yamlMap.ts'

/** `course.<lang>.yml`, what it leaves out being taken from the original. */
export interface CourseTranslation {
  readonly text: CourseText
  readonly modules: ReadonlyMap<string, ModuleText>
}

const KEYS = ['title', 'aliases', 'summary', 'outcomes', 'forWhom', 'modules']

export function parseCourseTranslation(file: TextFile, head: CourseHead, issues: IssueList): CourseTranslation | undefined {
  if (file.text.length > LIMITS.fileCharacters) {
    issues.add('file-too-large', file.path, 1, { limit: LIMITS.fileCharacters })
    return undefined
  }
  const root = parseYamlMap(file.text, file.path, 1, issues)
  if (root === undefined) return undefined
  const fields = readFields(root, file.path, issues, KEYS)
  const original = head.text
  // The original may be unreadable, and its outcomes not counted: then the translation's number is not judged.
  const [least, most] = original.outcomes.length === 0 ? [2, 6] : [original.outcomes.length, original.outcomes.length]
  const text: CourseText = {
    title: fields.text('title', LIMITS.titleCharacters) ?? original.title,
    aliases: fields.texts('aliases', 0, LIMITS.listEntries, LIMITS.titleCharacters)?.map(alias => alias.text) ?? original.aliases,
    summary: fields.text('summary', LIMITS.sentenceCharacters) ?? original.summary,
    outcomes: fields.texts('outcomes', least, most, LIMITS.sentenceCharacters)?.map(outcome => outcome.text) ?? original.outcomes,
    forWhom: fields.text('forWhom', LIMITS.sentenceCharacters) ?? original.forWhom,
  }
  const modules = new Map<string, ModuleText>()
  const byId = fields.map('modules', 'any')
  for (const id of byId?.keys() ?? []) {
    const module = head.modules?.find(other => other.moduleId === id)
    if (module === undefined && head.modules !== undefined) byId?.report('unknown-module', id, { id })
    const moduleFields = byId?.map(id, ['title', 'summary'])
    modules.set(id, {
      title: moduleFields?.text('title', LIMITS.titleCharacters) ?? module?.text.title ?? '',
      summary: moduleFields?.text('summary', LIMITS.sentenceCharacters) ?? module?.text.summary,
    })
  }
  return { text, modules }
}
