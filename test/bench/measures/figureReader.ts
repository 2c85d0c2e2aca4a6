// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildServices } from '../../../course-server/src/buildServices.ts'
import type { OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import type { Caller, KnownCaller } from '../../../course-server/src/services/caller.ts'
import { benchCourseId, COURSE_COUNT } from '../world/benchCourse.ts'
import { numberCourses } from '../world/benchParts.ts'
import { factWrites, listCompletions } from '../world/benchWrites.ts'
import { activeSpacesOf, coursesOf, FIRST_SPACE_NUMBER } from '../world/population.ts'
import { createRandom } from '../world/random.ts'

export const FIGURES = ['own-space', 'audience', 'list', 'snapshot'] as const
export type Figure = (typeof FIGURES)[number]

/** The pages of figures, each call for somebody else, by the services that the routes call. */
export interface FigureReader {
  readonly repositories: OpenDatabase['repositories']
  readonly courseCount: number
  /** `snapshot`: somebody completes something, then every course's snapshot is taken. */
  readonly read: Readonly<Record<Figure, () => Promise<unknown>>>
  readonly close: () => Promise<void>
}

const SEED = 7
/** Enough for every snapshot of a run to find a space that changed. */
const CHANGES = 2_000

export async function openFigureReader(opened: OpenDatabase, factCount: number): Promise<FigureReader> {
  const { repositories } = opened
  const { services: { figures } } = await buildServices(repositories, { publicUrl: 'http://127.0.0.1' }, () => new Date())
  const random = createRandom(SEED)
  const nextSpace = () => FIRST_SPACE_NUMBER + random.below(activeSpacesOf(factCount))
  const changes = factWrites(listCompletions(factCount, CHANGES), await numberCourses(repositories), Math.floor(Date.now() / 1000))
  let changeCount = 0
  return {
    repositories,
    courseCount: COURSE_COUNT,
    read: {
      'own-space': () => {
        const spaceNumber = nextSpace()
        const courseIndex = coursesOf(spaceNumber, random.below(50))[0] ?? 0
        return figures.getCourse(coordinatorOf(spaceNumber), benchCourseId(courseIndex), 'space', 'fr')
      },
      'audience': () => figures.getCourse(coordinatorOf(FIRST_SPACE_NUMBER - 1), benchCourseId(random.below(COURSE_COUNT)), 'audience', 'fr'),
      'list': () => figures.listCourses(coordinatorOf(nextSpace()), 'space', 1, 'fr'),
      'snapshot': async () => {
        const change = changes[changeCount++ % changes.length]
        if (change !== undefined) await repositories.learning.record(change)
        await repositories.figures.refresh(new Date())
      },
    },
    close: () => opened.close(),
  }
}

function coordinatorOf(spaceNumber: number): Caller {
  const known: KnownCaller = {
    kind: 'known', spaceNumber, spaceId: `space ${spaceNumber}`, subject: 'coordinator', roles: ['learner', 'coordinator'], isGuest: false, isHost: false,
  }
  return known
}
