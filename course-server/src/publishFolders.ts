// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { findCourseFolders, readCourseFolder } from './files/readCourseFolder.ts'
import { CAMPUS_SPACE_ID } from './services/guests.ts'
import type { PublishCourse, PublishingService, PublishResult } from './services/publishing.ts'

/** What became of one course's folder. */
export interface FolderOutcome {
  readonly folder: string
  readonly outcome: PublishResult
}

export type PublishTarget = Pick<PublishCourse, 'spaceId' | 'audience'>

/** A start never shows to everybody a course that was published for fewer. */
const CAMPUS: PublishTarget = { spaceId: CAMPUS_SPACE_ID, audience: 'as-before' }

/** Publishes each course found in the folders; what did not change is left alone. */
export async function publishFolders(publishing: PublishingService, folders: readonly string[], target = CAMPUS): Promise<readonly FolderOutcome[]> {
  const outcomes: FolderOutcome[] = []
  for (const folder of folders) {
    for (const courseFolder of await findCourseFolders(folder)) {
      outcomes.push({ folder: courseFolder, outcome: await publishing.publish({ ...await readCourseFolder(courseFolder), ...target }) })
    }
  }
  return outcomes
}
