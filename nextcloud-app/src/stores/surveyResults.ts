// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionDashboard, PublicSurvey } from '@parcours/surveys'
import { defineStore } from 'pinia'
import { createSurveyResultsApi } from '../api/surveyResults.ts'
import { ApiProblem } from '../api/http.ts'
import { createSurveysApi } from '../api/surveys.ts'
import { useShell } from '../shell/shell.ts'

export type FiguresFile = 'csv' | 'ods'

/** Figures, and the survey whose labels they need. */
export interface SurveyReport extends EditionDashboard {
  readonly survey: PublicSurvey
}

/** What a survey shows. Nothing is kept between two looks. */
export const useSurveyResults = defineStore('surveyResults', () => {
  const shell = useShell()
  const api = createSurveyResultsApi(shell)
  const editions = createSurveysApi(shell)
  const whoAsks = (linkCode: string | undefined) => (linkCode !== undefined || shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId)

  return {
    async getReport(editionId: string, linkCode: string | undefined): Promise<SurveyReport> {
      const asks = whoAsks(linkCode)
      const [{ survey }, figures] = await Promise.all([editions.getEdition(asks, editionId, linkCode), api.getDashboard(asks, editionId, linkCode).catch(sayWhoMayRead)])
      return { ...figures, survey }
    },
    getFile: async (editionId: string, kind: FiguresFile, linkCode: string | undefined): Promise<Blob> => await api.getFile(whoAsks(linkCode), editionId, kind, linkCode),
  }
})

/** The edition itself was found: what is refused is its results, to whoever did not answer. */
function sayWhoMayRead(error: unknown): never {
  const isForOthers = error instanceof ApiProblem && (error.status === 401 || error.code === 'unknown-edition')
  throw isForOthers ? new ApiProblem({ status: error.status, code: 'results-for-those-who-answered' }) : error
}
