// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnswerableEdition, EditionPage, SubmissionReceipt, SubmissionRequest, SubmissionTokenMessage, SubmissionTokenRequest } from '@parcours/surveys'
import type { Shell } from '../shell/shell.ts'
import { queryString, requestAs, requestMaybeAs } from './client.ts'
import { requestJson } from './http.ts'

/** What a survey may be asked after: it waits on that page. */
export interface SurveyPlace {
  readonly kind: 'session' | 'course' | 'adventure'
  readonly id: string
}

/** Surveys as those who answer them meet them. `identityId` is undefined for whoever comes by a link. */
export function createSurveysApi(shell: Shell) {
  const { language } = shell
  return {
    listEditions: (identityId: string | undefined, { surveyId, place }: { readonly surveyId?: string; readonly place?: SurveyPlace | undefined } = {}) =>
      requestMaybeAs<EditionPage>(shell, identityId, `/editions${queryString({ language, surveyId, ...(place === undefined ? {} : { [`${place.kind}Id`]: place.id }) })}`),
    getEdition: (identityId: string | undefined, editionId: string, linkCode: string | undefined) =>
      requestMaybeAs<AnswerableEdition>(shell, identityId, `/editions/${editionId}${queryString({ language, link: linkCode })}`),
    async issueToken(identityId: string | undefined, editionId: string, body: SubmissionTokenRequest): Promise<SubmissionTokenMessage> {
      const path = `/editions/${editionId}/tokens`
      return identityId === undefined
        ? await requestJson<SubmissionTokenMessage>(shell.apiUrl + path, { method: 'POST', body, headers: shell.requestHeaders(undefined), isAnonymous: shell.place === 'campus' })
        : await requestAs<SubmissionTokenMessage>(shell, identityId, path, { method: 'POST', body })
    },
    /** In nobody's name: the token alone says that somebody entitled sends. */
    submit: (body: SubmissionRequest) =>
      requestJson<SubmissionReceipt>(`${shell.apiUrl}/submissions`, { method: 'POST', body, headers: shell.requestHeaders(undefined), isAnonymous: shell.place === 'campus' }),
  }
}
