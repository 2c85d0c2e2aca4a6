// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { COURSE_FORMS, THEMES, type CourseForm, type CourseText, type Language, type ModuleText, type Theme } from '../course.ts'
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import type { TextFile } from './courseFolder.ts'
import { readFields, type FieldReader } from './fieldReader.ts'
import { readFormerIds, readRequiredText } from './commonFields.ts'
import { isIdentifier, isLanguageTag } from './identifiers.ts'
import type { IdRegistry } from './idRegistry.ts'
import { judgeLicence } from './licence.ts'
import { parseYamlMap } from './yamlMap.ts'

/** `course.yml` as read. Where something was wrong and reported, a harmless value stands instead. */
export interface CourseHead {
  readonly courseId: string
  readonly formerly: readonly string[]
  readonly language: Language
  readonly form: CourseForm
  readonly themes: readonly Theme[]
  readonly licence: string
  readonly authors: readonly string[]
  readonly attestationHours: number | undefined
  readonly text: CourseText
  /** Undefined when the list itself could not be read. */
  readonly modules: readonly ModuleHead[] | undefined
}

export interface ModuleHead {
  readonly moduleId: string
  readonly formerly: readonly string[]
  readonly folder: string
  readonly isRequired: boolean
  readonly text: ModuleText
  /** Line of its `folder` in `course.yml`. */
  readonly line: number
}

const KEYS = ['id', 'formerly', 'lang', 'title', 'aliases', 'summary', 'outcomes', 'forWhom', 'form', 'themes', 'licence', 'authors', 'attestation', 'modules']
const MODULE_KEYS = ['id', 'formerly', 'folder', 'title', 'summary', 'required']

export function parseCourseHead(file: TextFile, issues: IssueList, ids: IdRegistry): CourseHead | undefined {
  if (file.text.length > LIMITS.fileCharacters) {
    issues.add('file-too-large', file.path, 1, { limit: LIMITS.fileCharacters })
    return undefined
  }
  const root = parseYamlMap(file.text, file.path, 1, issues)
  if (root === undefined) return undefined
  const fields = readFields(root, file.path, issues, KEYS)
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const attestation = fields.map('attestation', ['hours'])
  return {
    courseId: fields.identifier('id') ?? '',
    formerly: readFormerIds(fields, file.path, issues).map(id => id.text),
    language: readLanguage(fields),
    form: (fields.has('form') ? fields.choice('form', COURSE_FORMS) : 'self-paced') ?? 'self-paced',
    themes: readThemes(fields, file.path, issues),
    licence: readLicence(fields),
    authors: readAuthors(fields),
    attestationHours: attestation?.halfNumber('hours', LIMITS.attestationHours),
    text: {
      title: readRequiredText(fields, 'title', LIMITS.titleCharacters),
      aliases: (fields.texts('aliases', 0, LIMITS.listEntries, LIMITS.titleCharacters) ?? []).map(alias => alias.text),
      summary: readRequiredText(fields, 'summary', LIMITS.sentenceCharacters),
      outcomes: readOutcomes(fields),
      forWhom: readRequiredText(fields, 'forWhom', LIMITS.sentenceCharacters),
    },
    modules: readModules(fields, file.path, issues, ids),
  }
}

function readLanguage(fields: FieldReader): Language {
  if (!fields.has('lang')) fields.report('missing-language', undefined)
  const language = fields.text('lang', LIMITS.idCharacters)
  if (language === undefined || isLanguageTag(language)) return language ?? 'fr'
  fields.report('wrong-language', 'lang', { value: language })
  return 'fr'
}

function readThemes(fields: FieldReader, file: string, issues: IssueList): Theme[] {
  if (!fields.has('themes')) fields.report('missing-key', undefined, { key: 'themes' })
  const themes = fields.texts('themes', 1, THEMES.length, LIMITS.idCharacters) ?? []
  return themes.flatMap(({ text, line }) => {
    const theme = THEMES.find(known => known === text)
    if (theme !== undefined) return [theme]
    issues.add('wrong-choice', file, line, { key: 'themes', value: text, allowed: THEMES.join(', ') })
    return []
  })
}

function readLicence(fields: FieldReader): string {
  if (!fields.has('licence')) fields.report('missing-licence', undefined)
  const licence = fields.text('licence', LIMITS.idCharacters)
  if (licence === undefined) return ''
  const judgement = judgeLicence(licence)
  if (judgement === 'wrong') fields.report('wrong-licence', 'licence', { value: licence })
  if (judgement === 'plausible') fields.report('unusual-licence', 'licence', { value: licence })
  return licence
}

function readAuthors(fields: FieldReader): string[] {
  if (!fields.has('authors')) fields.report('missing-authors', undefined)
  return (fields.texts('authors', 1, LIMITS.listEntries, LIMITS.titleCharacters) ?? []).map(author => author.text)
}

/** Two to six: one is no outline, seven is no longer read. */
function readOutcomes(fields: FieldReader): string[] {
  if (!fields.has('outcomes')) fields.report('missing-key', undefined, { key: 'outcomes' })
  return (fields.texts('outcomes', 2, 6, LIMITS.sentenceCharacters) ?? []).map(outcome => outcome.text)
}

function readModules(fields: FieldReader, file: string, issues: IssueList, ids: IdRegistry): ModuleHead[] | undefined {
  if (!fields.has('modules')) fields.report('missing-key', undefined, { key: 'modules' })
  const folders = new Set<string>()
  return fields.maps('modules', 1, LIMITS.modules, MODULE_KEYS)?.flatMap((module) => {
    const head = readModule(module, file, issues, ids)
    if (head === undefined) return []
    if (folders.has(head.folder)) {
      module.report('duplicate-folder', 'folder', { folder: head.folder })
      return []
    }
    folders.add(head.folder)
    return [head]
  })
}

function readModule(fields: FieldReader, file: string, issues: IssueList, ids: IdRegistry): ModuleHead | undefined {
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const moduleId = fields.identifier('id')
  if (moduleId !== undefined) ids.claim('module', moduleId, file, fields.lineOf('id'))
  const formerly = readFormerIds(fields, file, issues)
  for (const id of formerly) ids.claim('module', id.text, file, id.line)
  const text = { title: readRequiredText(fields, 'title', LIMITS.titleCharacters), summary: fields.text('summary', LIMITS.sentenceCharacters) }
  const isRequired = fields.flag('required') ?? true
  const folder = readRequiredText(fields, 'folder', LIMITS.idCharacters)
  if (folder === '') return undefined
  if (!isIdentifier(folder)) {
    fields.report('wrong-id', 'folder', { value: folder, limit: LIMITS.idCharacters })
    return undefined
  }
  return { moduleId: moduleId ?? '', formerly: formerly.map(id => id.text), folder, isRequired, text, line: fields.lineOf('folder') }
}
