// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch, type CataloguePage, type PublicActivity, type PublicCourse, type PublicSheet } from '@parcours/courses'
import { defineStore } from 'pinia'
import { createCoursesApi, type CatalogueFilters } from '../api/courses.ts'
import { NoAnswer } from '../api/http.ts'
import type { FirstView } from '../firstView.ts'
import { useShell } from '../shell/shell.ts'

/** What was read is kept for the visit, so that going back works without a network. */
export const useCourses = defineStore('courses', () => {
  const api = createCoursesApi(useShell())
  const read = new Map<string, unknown>()

  /** From memory when it was read in this visit. `isKnown` answers without waiting. */
  async function once<T>(key: string, load: () => Promise<T>): Promise<T> {
    if (!read.has(key)) {
      read.set(key, await load())
    }
    // Each key is written by one call, with the type it reads.
    return read.get(key) as T
  }

  const courseKey = (courseId: string) => `course ${courseId}`
  const activityKey = (courseId: string, activityId: string) => `activity ${courseId} ${activityId}`
  const sheetKey = (courseId: string, sheetId: string) => `sheet ${courseId} ${sheetId}`
  const catalogueKey = (filters: CatalogueFilters) => `catalogue ${JSON.stringify(Object.values(folded(filters)))}`

  return {
    /** Takes what the server wrote in the page; `filters` are those of the address, for the list it holds. */
    seed({ course, activity, sheet, catalogue }: FirstView, filters: CatalogueFilters): void {
      if (catalogue !== undefined) {
        read.set(catalogueKey(filters), catalogue)
      }
      if (course !== undefined) {
        read.set(courseKey(course.courseId), course)
      }
      if (activity !== undefined) {
        read.set(activityKey(activity.courseId, activity.activityId), activity)
      }
      if (sheet !== undefined) {
        read.set(sheetKey(sheet.courseId, sheet.sheetId), sheet)
      }
    },
    getCatalogue: (filters: CatalogueFilters) => once<CataloguePage>(catalogueKey(filters), () => api.listCatalogue(folded(filters))),
    getCourse: (courseId: string) => once<PublicCourse>(courseKey(courseId), () => api.getCourse(courseId)),
    getActivity: (courseId: string, activityId: string) =>
      once<PublicActivity>(activityKey(courseId, activityId), () => api.getActivity(courseId, activityId)),
    /** Whether an activity leads to one of these adventures, by its ids; believed while the server is away. */
    async leadsToAdventure(courseId: string, activityId: string, adventureIds: readonly unknown[]): Promise<boolean> {
      try {
        const { kind, ref: target } = await once<PublicActivity>(activityKey(courseId, activityId), () => api.getActivity(courseId, activityId))
        return kind === 'adventure' && adventureIds.includes(target)
      } catch (error) {
        return error instanceof NoAnswer
      }
    },
    getSheet: (courseId: string, sheetId: string) => once<PublicSheet>(sheetKey(courseId, sheetId), () => api.getSheet(courseId, sheetId)),
    /** Forgets a course and its activities, after a new publication was seen. */
    forget(courseId: string): void {
      [...read.keys()].filter((key) => key.split(' ')[1] === courseId).forEach((key) => { read.delete(key) })
    },
    mediaHref: api.mediaHref,
  }
})

/** « Éthique » and « ethique » are one question, so one answer kept; the server folds the same way. */
function folded({ query, theme, form, language, maxMinutes, page }: CatalogueFilters): CatalogueFilters {
  return { query: foldForSearch(query), theme, form, language, maxMinutes, page }
}
