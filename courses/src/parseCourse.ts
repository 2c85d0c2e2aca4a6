// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Course, CourseText, Language, Module, ModuleText, Sheet } from './course.ts'
import type { CourseFile } from './courseFile.ts'
import { parseActivities } from './format/activityFiles.ts'
import { sortCourseFiles, type CourseFolder } from './format/courseFolder.ts'
import { parseCourseHead, type CourseHead, type ModuleHead } from './format/courseHead.ts'
import type { ActivityReading, CourseReading } from './format/courseReading.ts'
import { parseCourseTranslation, type CourseTranslation } from './format/courseTranslation.ts'
import { createIdRegistry } from './format/idRegistry.ts'
import { parseSheets } from './format/sheetFiles.ts'
import type { CourseIssue } from './issue.ts'
import { createIssueList, type IssueList } from './issues/issueList.ts'
import { LIMITS } from './limits.ts'

export type ParsedCourse =
  | { readonly kind: 'course'; readonly course: Course; readonly warnings: readonly CourseIssue[] }
  /** At least one error; warnings are among them. */
  | { readonly kind: 'issues'; readonly issues: readonly CourseIssue[] }

/**
 * Reads a course from the files of its folder, whatever they hold; reports everything wrong at once.
 * The order in which files are given changes nothing.
 */
export function parseCourse(files: readonly CourseFile[]): ParsedCourse {
  const issues = createIssueList()
  const course = readCourse(files, issues)
  if (course === undefined || issues.hasErrors()) return { kind: 'issues', issues: issues.sorted() }
  return { kind: 'course', course, warnings: issues.sorted() }
}

function readCourse(files: readonly CourseFile[], issues: IssueList): Course | undefined {
  const folder = sortCourseFiles(files, issues)
  const ids = createIdRegistry(issues)
  if (folder.course === undefined) {
    issues.add('missing-course-file', 'course.yml', 1)
    return undefined
  }
  const head = parseCourseHead(folder.course, issues, ids)
  if (head === undefined) return undefined
  const translations = readTranslations(folder, head, issues)
  const reading: CourseReading = { folder, language: head.language, languages: [head.language, ...translations.keys()], issues, ids }
  const moduleHeads = head.modules ?? []
  const sheets = moduleHeads.flatMap(module => parseSheets(module.folder, reading))
  const activityReading: ActivityReading = { ...reading, sheets, usedCaptions: new Set() }
  const modules = moduleHeads.map(module => readModule(module, head, translations, activityReading))
  reportLeftOvers(head, activityReading)
  reportTotals(modules, sheets, reading)
  const { courseId, formerly, language, form, themes, licence, authors, attestationHours } = head
  return {
    courseId, formerly, language, languages: reading.languages, form, themes, licence, authors, attestationHours,
    texts: courseTexts(head, translations), modules, sheets,
  }
}

function readTranslations(folder: CourseFolder, head: CourseHead, issues: IssueList): ReadonlyMap<Language, CourseTranslation> {
  const translations = new Map<Language, CourseTranslation>()
  for (const [language, file] of folder.translations) {
    if (language === head.language) {
      issues.add('unexpected-file', file.path, 1)
      continue
    }
    const translation = parseCourseTranslation(file, head, issues)
    translations.set(language, translation ?? { text: head.text, modules: new Map() })
  }
  return translations
}

function readModule(module: ModuleHead, head: CourseHead, translations: ReadonlyMap<Language, CourseTranslation>, reading: ActivityReading): Module {
  const { folder, issues } = reading
  if (!folder.folders.has(module.folder)) issues.add('missing-folder', 'course.yml', module.line, { folder: module.folder })
  else if (!folder.activities.has(module.folder)) {
    issues.add('empty-module', 'course.yml', module.line, { folder: module.folder, language: head.language })
  }
  const texts: Record<Language, ModuleText> = { [head.language]: module.text }
  for (const [language, translation] of translations) {
    const text = translation.modules.get(module.moduleId)
    if (text !== undefined) texts[language] = text
  }
  const { moduleId, formerly, isRequired } = module
  return { moduleId, formerly, isRequired, texts, activities: parseActivities(module.folder, reading) }
}

function reportLeftOvers(head: CourseHead, { folder, issues, usedCaptions }: ActivityReading): void {
  if (head.modules === undefined) return
  const declared = new Set(head.modules.map(module => module.folder))
  for (const [name, firstPath] of folder.folders) {
    if (!declared.has(name)) issues.add('undeclared-module', firstPath, 1, { folder: name })
  }
  for (const path of folder.captions.keys()) {
    if (!usedCaptions.has(path) && declared.has(path.split('/')[0] ?? '')) issues.add('unused-captions', path, 1)
  }
}

function reportTotals(modules: readonly Module[], sheets: readonly Sheet[], { issues, languages }: CourseReading): void {
  const activityCount = modules.reduce((sum, module) => sum + module.activities.length, 0)
  if (activityCount > LIMITS.activities) issues.add('too-many-activities', 'course.yml', 1, { limit: LIMITS.activities })
  if (sheets.length > LIMITS.sheets) issues.add('too-many-sheets', 'course.yml', 1, { limit: LIMITS.sheets })
  if (languages.length > LIMITS.languages) issues.add('too-many-languages', 'course.yml', 1, { limit: LIMITS.languages })
}

function courseTexts(head: CourseHead, translations: ReadonlyMap<Language, CourseTranslation>): Record<Language, CourseText> {
  return { [head.language]: head.text, ...Object.fromEntries([...translations].map(([language, translation]) => [language, translation.text])) }
}
