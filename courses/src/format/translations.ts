// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseReading } from './courseReading.ts'
import type { TextFiles } from './courseFolder.ts'

/** Reports translations without their original, or in a language the course does not have. */
export function reportLanguages(files: TextFiles, originalPath: string, reading: CourseReading): void {
  for (const [language, file] of files) {
    if (!files.has(reading.language)) reading.issues.add('missing-original', file.path, 1, { path: originalPath })
    else if (!reading.languages.includes(language)) reading.issues.add('unknown-language', file.path, 1, { language })
  }
}
