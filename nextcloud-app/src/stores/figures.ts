// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseFigures, CourseFiguresLine, FiguresScope, HostFigures } from '@parcours/courses'
import { defineStore } from 'pinia'
import { createFiguresApi } from '../api/figures.ts'
import { useShell } from '../shell/shell.ts'

/** Figures about groups. Nothing is kept between two looks: a snapshot changes once a day. */
export const useFigures = defineStore('figures', () => {
  const shell = useShell()
  const api = createFiguresApi(shell)

  /** @throws when nobody is logged in, which the server would refuse as well. */
  function whoAsks(): string {
    const identity = shell.identity.value
    if (identity.kind === 'none') {
      throw new Error('Figures are for people with a role.')
    }
    return identity.identityId
  }

  return {
    listCourses: async (scope: FiguresScope): Promise<readonly CourseFiguresLine[]> => await api.listCourses(whoAsks(), scope),
    getCourse: async (courseId: string, scope: FiguresScope): Promise<CourseFigures> => await api.getCourse(whoAsks(), courseId, scope),
    getTable: async (courseId: string, scope: FiguresScope): Promise<Blob> => await api.getTable(whoAsks(), courseId, scope),
    getHost: async (): Promise<HostFigures> => await api.getHost(whoAsks()),
  }
})
