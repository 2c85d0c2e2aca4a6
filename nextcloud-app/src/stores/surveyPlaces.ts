// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineStore } from 'pinia'
import type { SurveyPlace } from '../api/surveys.ts'
import { NO_FILTER } from '../catalogueFilters.ts'
import { useAdventures } from './adventures.ts'
import { useCourses } from './courses.ts'
import { useWebinars } from './webinars.ts'

/** Something that people do, and that a survey may be asked after. */
export interface PlaceLine {
  readonly id: string
  readonly title: string
  readonly day?: string
}

/** Enough to choose from in a list; further ones are asked from elsewhere by a link. */
const MOST_PAGES = 10

/** Series, courses and adventures to choose from, as anybody sees them. */
export const usePlaces = defineStore('surveyPlaces', () => {
  const courses = useCourses()
  const webinars = useWebinars()
  const adventures = useAdventures()

  async function everyPage<Page extends { readonly pageCount: number }>(get: (page: number) => Promise<Page>): Promise<readonly Page[]> {
    const pages: Page[] = []
    for (let page = 1, pageCount = 1; page <= Math.min(pageCount, MOST_PAGES); page += 1) {
      const answer = await get(page)
      pages.push(answer)
      pageCount = answer.pageCount
    }
    return pages
  }

  async function listSeries(): Promise<readonly PlaceLine[]> {
    const pages = [...await everyPage((page) => webinars.listSeries('upcoming', page)), ...await everyPage((page) => webinars.listSeries('past', page))]
    return pages.flatMap(({ series }) => series.map(({ seriesId, title }) => ({ id: seriesId, title })))
  }

  return {
    async list(kind: SurveyPlace['kind']): Promise<readonly PlaceLine[]> {
      switch (kind) {
        case 'session': return await listSeries()
        case 'course': return (await everyPage((page) => courses.getCatalogue({ ...NO_FILTER, page }))).flatMap((page) => page.courses.map(({ courseId, title }) => ({ id: courseId, title })))
        case 'adventure': return (await everyPage((page) => adventures.listAdventures(page))).flatMap((page) => page.adventures.map(({ adventureId, title }) => ({ id: adventureId, title })))
      }
    },
    async listSessions(seriesId: string): Promise<readonly PlaceLine[]> {
      const { sessions } = await webinars.getSeries(seriesId)
      return sessions.map(({ sessionId, title, startsAt }) => ({ id: sessionId, title, day: startsAt }))
    },
  }
})
