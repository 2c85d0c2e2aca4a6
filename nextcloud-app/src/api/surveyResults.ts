// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionDashboard } from '@parcours/surveys'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestBlobAs, requestMaybeAs } from './client.ts'
import { requestBlob } from './http.ts'

/** Reads what a survey shows: to those who run it, and after closing to those who answered. */
export function createSurveyResultsApi(shell: Shell) {
  const query = (link: string | undefined) => queryString({ language: shell.language, link })
  return {
    getDashboard: (identityId: string | undefined, editionId: string, linkCode: string | undefined) =>
      requestMaybeAs<EditionDashboard>(shell, identityId, `/editions/${editionId}/dashboard${query(linkCode)}`),
    async getFile(identityId: string | undefined, editionId: string, kind: 'csv' | 'ods', linkCode: string | undefined): Promise<Blob> {
      const path = `/editions/${editionId}/dashboard.${kind}${query(linkCode)}`
      return identityId === undefined
        ? await requestBlob(shell.apiUrl + path, { headers: shell.requestHeaders(undefined) })
        : await requestBlobAs(shell, identityId, path)
    },
  }
}
