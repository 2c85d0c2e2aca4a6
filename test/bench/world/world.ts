// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { Sizes } from '../sizes.ts'
import { numberCourses, type NumberedCourse } from './benchParts.ts'
import { fillSqlite } from './fillSqlite.ts'
import { prepareDatabase } from './prepareDatabase.ts'
import { settle } from './settle.ts'

const DAY_MS = 86_400_000

/** A SQLite file with its facts counted; copy it before writing. */
export interface FilledFile {
  readonly file: string
  readonly factCount: number
  readonly courses: readonly NumberedCourse[]
}

export interface World {
  /** Made when first asked for, kept until the end of the bench. */
  readonly filledFile: (factCount: number) => Promise<FilledFile>
  /** Works on a copy, which is gone afterwards. */
  readonly onCopy: <T>(filled: FilledFile, work: (file: string) => Promise<T>) => Promise<T>
}

export function createWorld(sizes: Sizes, folder: string, say: (line: string) => void): World {
  const files = new Map<number, Promise<FilledFile>>()
  return {
    filledFile(factCount) {
      const known = files.get(factCount)
      if (known !== undefined) return known
      say(`filling a database with ${factCount} facts …`)
      const made = fillFile(join(folder, `facts-${factCount}`), factCount, sizes.spaceCount)
      files.set(factCount, made)
      return made
    },
    async onCopy(filled, work) {
      const copyFolder = mkdtempSync(join(folder, 'copy-'))
      const file = join(copyFolder, 'parcours.sqlite')
      try {
        copyFileSync(filled.file, file)
        return await work(file)
      } finally {
        rmSync(copyFolder, { recursive: true, force: true })
      }
    },
  }
}

async function fillFile(folder: string, factCount: number, spaceCount: number): Promise<FilledFile> {
  const now = new Date()
  const file = join(folder, 'parcours.sqlite')
  const opened = await openDatabase({ kind: 'sqlite', file })
  await prepareDatabase(opened.repositories, spaceCount, now)
  const courses = await numberCourses(opened.repositories)
  await opened.close()
  fillSqlite(file, factCount, Math.floor(now.getTime() / DAY_MS), courses)
  const filled = await openDatabase({ kind: 'sqlite', file })
  await settle(filled, now)
  // Closing the last connection folds the log back, so that copying the one file copies everything.
  await filled.close()
  return { file, factCount, courses }
}
