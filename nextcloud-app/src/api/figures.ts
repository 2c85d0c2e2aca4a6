// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFigures, CourseFiguresLine, FiguresScope, HostFigures } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestBlobAs } from './client.ts'

/** Reads figures about groups, as the last snapshot holds them. */
export function createFiguresApi(shell: Shell) {
  return {
    listCourses: (identityId: string, scope: FiguresScope) =>
      requestAs<readonly CourseFiguresLine[]>(shell, identityId, `/figures/courses${queryString({ scope, language: shell.language })}`),
    getCourse: (identityId: string, courseId: string, scope: FiguresScope) =>
      requestAs<CourseFigures>(shell, identityId, `/figures/courses/${courseId}${queryString({ scope, language: shell.language })}`),
    getTable: (identityId: string, courseId: string, scope: FiguresScope) =>
      requestBlobAs(shell, identityId, `/figures/courses/${courseId}/table.csv${queryString({ scope, language: shell.language })}`),
    getHost: (identityId: string) => requestAs<HostFigures>(shell, identityId, '/figures/host'),
  }
}
