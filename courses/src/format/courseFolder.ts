// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '../course.ts'
import type { CourseFile } from '../courseFile.ts'
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import { isSafePath, readCoursePath } from './coursePath.ts'
import { MEDIA_EXTENSIONS, isMediaExtension } from './mediaKinds.ts'

/** A Markdown file in one language. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Files of one activity or sheet, by language. */
export type TextFiles = ReadonlyMap<Language, TextFile>

/** The files of a course, sorted by what they are for. Inner maps are in order of file names. */
export interface CourseFolder {
  readonly course: TextFile | undefined
  readonly translations: TextFiles
  /** Per module folder, per name without language, such as `01-libertes`. */
  readonly activities: ReadonlyMap<string, ReadonlyMap<string, TextFiles>>
  readonly sheets: ReadonlyMap<string, ReadonlyMap<string, TextFiles>>
  /** Per path. */
  readonly captions: ReadonlyMap<string, string>
  readonly mediaBytes: ReadonlyMap<string, number>
  readonly paths: ReadonlySet<string>
  /** First file of each folder that is there, to report it. */
  readonly folders: ReadonlyMap<string, string>
}

type Grouped = Map<string, Map<string, Map<Language, TextFile>>>

export function sortCourseFiles(files: readonly CourseFile[], issues: IssueList): CourseFolder {
  let course: TextFile | undefined
  const translations = new Map<Language, TextFile>()
  const activities: Grouped = new Map()
  const sheets: Grouped = new Map()
  const captions = new Map<string, string>()
  const mediaBytes = new Map<string, number>()
  const folders = new Map<string, string>()
  const usable = refuseUnsafe(files, issues)
  for (const file of usable) {
    const place = readCoursePath(file.path)
    const text: TextFile = { path: file.path, text: file.kind === 'text' ? file.text : '' }
    if ('folder' in place && !folders.has(place.folder)) folders.set(place.folder, file.path)
    if (place.kind === 'course') course = text
    else if (place.kind === 'course-translation') translations.set(place.language, text)
    else if (place.kind === 'captions') captions.set(file.path, text.text)
    else if (place.kind === 'activity') put(activities, place, text)
    else if (place.kind === 'sheet') put(sheets, place, text)
    else if (place.kind === 'media') mediaBytes.set(file.path, checkMedia(file, place.extension, issues))
    else if (place.kind === 'unexpected') issues.add('unexpected-file', file.path, 1)
  }
  return { course, translations, activities, sheets, captions, mediaBytes, folders, paths: new Set(usable.map(file => file.path)) }
}

/** Also sorts by path, in code-unit order: the order of activities is that of file names, on every machine. */
function refuseUnsafe(files: readonly CourseFile[], issues: IssueList): CourseFile[] {
  if (files.length > LIMITS.files) {
    issues.add('too-many-files', 'course.yml', 1, { count: files.length, limit: LIMITS.files })
    return []
  }
  const seen = new Set<string>()
  const kept = files.filter((file) => {
    const isFirst = !seen.has(file.path)
    seen.add(file.path)
    if (!isSafePath(file.path)) issues.add('unsafe-path', file.path, 1, { path: file.path, limit: LIMITS.pathCharacters })
    else if (!isFirst) issues.add('duplicate-file', file.path, 1, { path: file.path })
    else return true
    return false
  })
  return kept.sort((left, right) => left.path < right.path ? -1 : 1)
}

function put(groups: Grouped, place: { folder: string; name: string; language: Language }, file: TextFile): void {
  const names = groups.get(place.folder) ?? new Map<string, Map<Language, TextFile>>()
  const languages = names.get(place.name) ?? new Map<Language, TextFile>()
  groups.set(place.folder, names.set(place.name, languages.set(place.language, file)))
}

/** Weight in bytes; that of a text is at least its length. */
function checkMedia(file: CourseFile, extension: string, issues: IssueList): number {
  const sizeBytes = file.kind === 'media' ? file.sizeBytes : file.text.length
  if (!isMediaExtension(extension)) issues.add('media-kind', file.path, 1, { extension, allowed: MEDIA_EXTENSIONS.join(', ') })
  if (sizeBytes > LIMITS.mediaBytes) issues.add('media-too-large', file.path, 1, { limit: LIMITS.mediaBytes / 1024 / 1024 })
  return sizeBytes
}
