// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS, type CourseFile } from '@parcours/courses'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { MediaFile } from '../services/repositories.ts'
import { mediaTypeOf } from './mediaTypeOf.ts'

/** A course's folder as read from the disk. */
export interface CourseFolderFiles {
  readonly files: readonly CourseFile[]
  readonly media: readonly MediaFile[]
}

const TEXT_EXTENSIONS = /\.(yml|md|vtt)$/

/** Reads every file of a course's folder, hidden ones left out. Links are not followed. @throws when it cannot be read */
export async function readCourseFolder(folder: string): Promise<CourseFolderFiles> {
  const files: CourseFile[] = []
  const media: MediaFile[] = []
  for (const path of await listFiles(folder)) {
    const bytes = await readFile(join(folder, path))
    if (TEXT_EXTENSIONS.test(path)) {
      files.push({ kind: 'text', path, text: bytes.toString('utf8') })
      continue
    }
    files.push({ kind: 'media', path, sizeBytes: bytes.length })
    const contentType = mediaTypeOf(path)
    if (contentType !== undefined) media.push({ path, contentType, bytes })
  }
  return { files, media }
}

/** Folders under `folder` that hold a `course.yml`, and `folder` itself if it does; sorted. */
export async function findCourseFolders(folder: string): Promise<readonly string[]> {
  if (await isFile(join(folder, 'course.yml'))) return [folder]
  const entries = await readdir(folder, { withFileTypes: true })
  const courses: string[] = []
  for (const entry of entries) {
    if (entry.isDirectory() && await isFile(join(folder, entry.name, 'course.yml'))) courses.push(join(folder, entry.name))
  }
  return courses.sort()
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false)
}

/** Paths inside the folder, with `/`, sorted; stops where the parser's own limits refuse anyway. */
async function listFiles(folder: string): Promise<readonly string[]> {
  const paths: string[] = []
  const waiting = [folder]
  while (waiting.length > 0 && paths.length <= LIMITS.files) {
    const current = waiting.pop() ?? folder
    for (const entry of await readdir(current, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const path = join(current, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile()) paths.push(relative(folder, path).split(sep).join('/'))
    }
  }
  return paths.sort()
}
