// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CataloguePage, CourseForm, PublicActivity, PublicCourse, PublicSheet, Theme } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestMaybeAs } from './client.ts'

export interface CatalogueFilters {
  readonly query: string
  readonly theme: Theme | ''
  readonly form: CourseForm | ''
  /** Language courses are available in; empty for all. */
  readonly language: string
  /** Longest course, in minutes; 0 for any length. */
  readonly maxMinutes: number
  readonly page: number
}

/** Reads content. A course for the space only needs to know who asks. */
export function createCoursesApi(shell: Shell) {
  const identityId = () => (shell.identity.value.kind === 'role' || shell.identity.value.kind === 'account' ? shell.identity.value.identityId : undefined)
  const language = shell.language

  async function read<T>(path: string, query: Readonly<Record<string, string | number | undefined>>): Promise<T> {
    return await requestMaybeAs<T>(shell, identityId(), path + queryString(query))
  }

  return {
    listCatalogue: (filters: CatalogueFilters) => read<CataloguePage>('/catalogue', {
      ...filters,
      textLanguage: language,
      maxMinutes: filters.maxMinutes === 0 ? undefined : filters.maxMinutes,
      page: filters.page === 1 ? undefined : filters.page,
    }),
    getCourse: (courseId: string) => read<PublicCourse>(`/courses/${courseId}`, { language }),
    getActivity: (courseId: string, activityId: string) => read<PublicActivity>(`/courses/${courseId}/activities/${activityId}`, { language }),
    getSheet: (courseId: string, sheetId: string) => read<PublicSheet>(`/courses/${courseId}/sheets/${sheetId}`, { language }),
    /** Address of a file kept in the course's folder. */
    mediaHref: (courseId: string, path: string) => `${shell.apiUrl}/courses/${courseId}/media/${path.split('/').map(encodeURIComponent).join('/')}`,
  }
}
