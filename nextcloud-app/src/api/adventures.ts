// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventurePage, PathEventBatch, PathEventsRecorded, PublicAdventure, RunSaved, RunSaveRequest } from '@parcours/courses'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestMaybeAs } from './client.ts'
import { requestJson } from './http.ts'

/** Stories, and where one is in them. */
export function createAdventuresApi(shell: Shell) {
  const { language } = shell
  return {
    listAdventures: (identityId: string | undefined, page: number) =>
      requestMaybeAs<AdventurePage>(shell, identityId, `/adventures${queryString({ language, page: page === 1 ? undefined : page })}`),
    getAdventure: (identityId: string | undefined, adventureId: string) =>
      requestMaybeAs<PublicAdventure>(shell, identityId, `/adventures/${adventureId}${queryString({ language })}`),
    getRun: (identityId: string, adventureId: string) => requestAs<RunSaved>(shell, identityId, `/me/runs/${adventureId}`),
    saveRun: (identityId: string, adventureId: string, body: RunSaveRequest) => requestAs<RunSaved>(shell, identityId, `/me/runs/${adventureId}`, { method: 'PUT', body }),
    async removeRun(identityId: string, adventureId: string): Promise<void> {
      await requestAs(shell, identityId, `/me/runs/${adventureId}`, { method: 'DELETE' })
    },
    /** In nobody's name: what is counted is a way, not a person. */
    tellPath: (body: PathEventBatch) =>
      requestJson<PathEventsRecorded>(`${shell.apiUrl}/path-events`, { method: 'POST', body, headers: shell.requestHeaders(undefined), isAnonymous: shell.place === 'campus' }),
  }
}
