// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  ChangeEditionRequest, CodeTextRequest, CrossingRequest, DeskEdition, DeskPage, DeskSurvey, EditionsComparison, ImportRequest, ImportResult, NamedCrossing,
  OpenEditionRequest, ParityMessage, ParityRequest, PublicSurvey, PublishedSurvey, SharedTexts, SurveyCheck, SurveyFile, SurveyFiguresPage, TextMessage, TextsMessage, ThemesRequest,
} from '@parcours/surveys'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs } from './client.ts'

/** Surveys as those who write and run them meet them. */
export function createSurveyDeskApi(shell: Shell, whoAsks: () => string) {
  const { language } = shell
  const get = async <T>(path: string, query: Readonly<Record<string, string | number | undefined>> = {}) => await requestAs<T>(shell, whoAsks(), path + queryString(query))
  const send = async <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
    await requestAs<T>(shell, whoAsks(), path, body === undefined ? { method } : { method, body })

  return {
    listSurveys: (page: number) => get<DeskPage>('/surveys', { language, page: page === 1 ? undefined : page }),
    listFigures: (page: number) => get<SurveyFiguresPage>('/survey-figures', { language, page: page === 1 ? undefined : page }),
    getSurvey: (surveyId: string) => get<DeskSurvey>(`/surveys/${surveyId}`),
    saveDraft: (surveyId: string, files: readonly SurveyFile[]) => send<DeskSurvey>('PUT', `/surveys/${surveyId}/draft`, { files }),
    async removeDraft(surveyId: string): Promise<void> {
      await send('DELETE', `/surveys/${surveyId}/draft`)
    },
    check: (files: readonly SurveyFile[]) => send<SurveyCheck>('POST', '/survey-checks', { files }),
    preview: (files: readonly SurveyFile[]) => send<PublicSurvey>('POST', `/survey-previews${queryString({ language })}`, { files }),
    publish: (surveyId: string) => send<PublishedSurvey>('POST', `/surveys/${surveyId}/publications`),
    copy: (surveyId: string, newId: string) => send<DeskSurvey>('POST', `/surveys/${surveyId}/copies`, { surveyId: newId }),
    listEditions: (surveyId: string) => get<readonly DeskEdition[]>(`/surveys/${surveyId}/editions`),
    openEdition: (surveyId: string, body: OpenEditionRequest) => send<DeskEdition>('POST', `/surveys/${surveyId}/editions`, body),
    changeEdition: (editionId: string, body: ChangeEditionRequest) => send<DeskEdition>('PUT', `/editions/${editionId}`, body),
    closeEdition: (editionId: string) => send<DeskEdition>('POST', `/editions/${editionId}/closing`),
    remind: (editionId: string) => send<DeskEdition>('POST', `/editions/${editionId}/reminders`),
    compare: (surveyId: string) => get<EditionsComparison>(`/surveys/${surveyId}/comparison`, { language }),
    importAnswers: (surveyId: string, body: ImportRequest) => send<ImportResult>('POST', `/surveys/${surveyId}/imports`, body),
    checkParity: (body: ParityRequest) => send<ParityMessage>('POST', '/parity-checks', body),
    cross: (editionId: string, body: CrossingRequest) => send<NamedCrossing>('POST', `/editions/${editionId}/crossings`, body),
    getTexts: (editionId: string, questionId: string, page: number, query: string) => get<TextsMessage>(`/editions/${editionId}/texts/${questionId}`, { page, query }),
    codeText: (editionId: string, questionId: string, textId: string, body: CodeTextRequest) => send<TextMessage>('PUT', `/editions/${editionId}/texts/${questionId}/${textId}`, body),
    async saveThemes(editionId: string, questionId: string, body: ThemesRequest): Promise<void> {
      await send('PUT', `/editions/${editionId}/themes/${questionId}`, body)
    },
    shareTexts: (editionId: string, questionId: string) => send<SharedTexts>('POST', `/editions/${editionId}/shares/${questionId}`),
  }
}
