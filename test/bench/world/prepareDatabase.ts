// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildServices } from '../../../course-server/src/buildServices.ts'
import type { Repositories } from '../../../course-server/src/services/repositories.ts'
import { benchCourseFiles, COURSE_COUNT } from './benchCourse.ts'
import { FIRST_SPACE_NUMBER } from './population.ts'

const INVITATIONS_AT_ONCE = 1_000
const NO_URL = 'http://127.0.0.1'

/** The campus, so many spaces and the courses of the bench, all by the server's own code. */
export async function prepareDatabase(repositories: Repositories, spaceCount: number, now: Date): Promise<void> {
  const { publishing } = await buildServices(repositories, { publicUrl: NO_URL }, () => now)
  for (let courseIndex = 0; courseIndex < COURSE_COUNT; courseIndex++) {
    const result = await publishing.publish({ files: benchCourseFiles(courseIndex), media: [], spaceId: 'campus', audience: 'public' })
    if (result.kind !== 'published') throw new Error(`Bench course ${courseIndex}: ${JSON.stringify(result)}`)
  }
  const campus = await repositories.spaces.find('campus')
  if (campus?.spaceNumber !== FIRST_SPACE_NUMBER - 1) throw new Error('The campus does not come first.')
  await registerSpaces(repositories, spaceCount, now)
}

async function registerSpaces({ spaces }: Repositories, spaceCount: number, now: Date): Promise<void> {
  for (let from = 0; from < spaceCount; from += INVITATIONS_AT_ONCE) {
    const count = Math.min(INVITATIONS_AT_ONCE, spaceCount - from)
    await spaces.invite(Array.from({ length: count }, (_, index) => ({
      spaceId: `bench-space-${from + index}`,
      label: null,
      isHost: false,
      codeHash: `bench-code-${from + index}`,
      expiresAt: now,
    })), now)
  }
}
