// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  audienceFigures, courseFigures, figuresLine, showTotal,
  type CourseFigures, type CourseFiguresLine, type FiguresOutline, type FiguresScope, type HostFigures, type Language,
} from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import { requireHost, requireOneOf, type Caller, type KnownCaller } from './caller.ts'
import { canSee } from './canSee.ts'
import { dayOf, instantOf } from './clock.ts'
import { courseCountsOf, NO_COUNTS } from './courseCountsOf.ts'
import { textsIn, type OpenPublication } from './openPublication.ts'
import type { Publications } from './publications.ts'
import type { CountsScope, Repositories } from './repositories.ts'

/** Lines on one page. */
const PAGE_SIZE = 100

/** Totals about groups, from the last snapshot; every mask is the domain's. */
export interface FiguresService {
  listCourses(caller: Caller, scope: FiguresScope, page: number, language: Language | undefined): Promise<readonly CourseFiguresLine[]>
  getCourse(caller: Caller, courseId: string, scope: FiguresScope, language: Language | undefined): Promise<CourseFigures>
  getHost(caller: Caller, language: Language | undefined): Promise<HostFigures>
}

export function makeFiguresService({ figures, content }: Pick<Repositories, 'figures' | 'content'>, publications: Publications): FiguresService {
  const getTakenAt = async (): Promise<Date> => {
    const takenAt = await figures.lastTakenAt()
    if (takenAt === undefined) throw new ParcoursError('no-figures-yet')
    return takenAt
  }

  const readCounts = async ({ courseNumber }: OpenPublication, outline: FiguresOutline, counted: CountsScope) => {
    const snapshot = await figures.findSnapshot(courseNumber, counted)
    return { takenAt: snapshot?.takenAt, counts: courseCountsOf(snapshot?.counts ?? NO_COUNTS, outline) }
  }

  /** Whoever is shown an audience may also see their own space: the two are masked together. */
  const read = async (publication: OpenPublication, scope: FiguresScope, { spaceNumber }: KnownCaller, language: Language | undefined, takenAt: Date): Promise<CourseFigures> => {
    const outline = textsIn(publication, language).course
    const own = await readCounts(publication, outline, { kind: 'space', spaceNumber })
    const shown = scope === 'space' ? own : await readCounts(publication, outline, { kind: 'audience' })
    const request = {
      outline,
      counts: shown.counts,
      scope,
      takenAt: instantOf(shown.takenAt ?? takenAt),
      // The first publication is no change in the course's life: only those after it are marked.
      publishedOn: (await content.listPublicationDays(publication.courseNumber)).slice(0, -1).map(dayOf),
    }
    return scope === 'space' ? courseFigures(request) : audienceFigures(request, own.counts)
  }

  const listLines = async (some: readonly OpenPublication[], scope: FiguresScope, caller: KnownCaller, language: Language | undefined, takenAt: Date) => {
    const lines: CourseFiguresLine[] = []
    for (const publication of some) lines.push(figuresLine(await read(publication, scope, caller, language, takenAt)))
    return lines
  }

  return {
    async listCourses(caller, scope, page, language) {
      const known = requireScope(caller, scope)
      const takenAt = await figures.lastTakenAt()
      if (takenAt === undefined) return []
      const some = (await publications.list())
        .filter((publication) => (scope === 'audience' ? owns(known, publication) : canSee(known, publication)))
        .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      return listLines(some, scope, known, language, takenAt)
    },

    async getCourse(caller, courseId, scope, language) {
      const known = requireScope(caller, scope)
      const publication = await publications.findVisible(known, courseId)
      if (publication === undefined) throw new ParcoursError('unknown-course')
      if (scope === 'audience' && !owns(known, publication)) throw new ParcoursError('not-your-course')
      return read(publication, scope, known, language, await getTakenAt())
    },

    async getHost(caller, language) {
      const known = requireHost(caller)
      const counts = await figures.findHostCounts()
      if (counts === undefined) throw new ParcoursError('no-figures-yet')
      const { takenAt, spaceCount, activeSpaceCount, enrolled, completedActivities, completedCourses } = counts
      const some = (await publications.list()).filter(({ audience }) => audience !== 'space').slice(0, PAGE_SIZE)
      return {
        takenAt: instantOf(takenAt),
        spaceCount,
        activeSpaceCount,
        enrolled: showTotal(enrolled),
        completedActivities: showTotal(completedActivities),
        completedCourses: showTotal(completedCourses),
        courses: await listLines(some, 'audience', known, language, takenAt),
      }
    },
  }
}

/** A space's totals are its coordinators'; a whole audience's are also the trainers' of the owning space. */
function requireScope(caller: Caller, scope: FiguresScope): KnownCaller {
  return requireOneOf(caller, scope === 'space' ? ['coordinator'] : ['trainer', 'coordinator'])
}

function owns({ spaceNumber }: KnownCaller, { ownerSpaceNumber }: OpenPublication): boolean {
  return spaceNumber === ownerSpaceNumber
}
