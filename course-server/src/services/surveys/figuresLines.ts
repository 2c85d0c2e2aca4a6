// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { emptyLedger, responseRate, showResults, toPublicSurvey, type Language, type SurveyFiguresLine, type SurveyFiguresPage } from '@parcours/surveys'
import type { Caller } from '../caller.ts'
import { dayOf, instantOf, type Clock } from '../clock.ts'
import { stateOf } from './editionState.ts'
import { requireStaff } from './entitlement.ts'
import type { StoredEdition, StoredLedger, SurveyRepositories } from './repositories.ts'

const PAGE_SIZE = 10

/** What each survey of a space says in one sentence, newest first: the page a coordinator opens in the morning. */
export interface SurveyFiguresService {
  list(caller: Caller, wish: { readonly page: number; readonly language: Language | undefined }): Promise<SurveyFiguresPage>
}

export function makeSurveyFigures({ editions, ledgers }: Pick<SurveyRepositories, 'editions' | 'ledgers'>, clock: Clock): SurveyFiguresService {
  return {
    async list(caller, { page, language }) {
      const { spaceNumber } = requireStaff(caller)
      const { editions: asked, count } = await editions.listOfSpace(spaceNumber, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      const shown = await ledgers.listOfEditions(asked.map(({ editionNumber }) => editionNumber))
      const now = clock()
      return {
        editions: asked.map((edition) => figuresLine(edition, shown.get(edition.editionNumber), language, now)),
        page, pageCount: Math.max(1, Math.ceil(count / PAGE_SIZE)),
      }
    },
  }
}

/** From the ledger alone, as the page of results: a line never knows more than what stands behind it. */
function figuresLine(edition: StoredEdition, stored: StoredLedger | undefined, wanted: Language | undefined, now: Date): SurveyFiguresLine {
  const { editionId, survey, moment, isImported, opensAt, closesAt } = edition
  const ledger = stored?.ledger ?? emptyLedger(survey)
  const { submissions, smallestGroup } = showResults(survey, ledger, { isImported })
  const { language, title } = toPublicSurvey(survey, wanted ?? survey.language)
  return {
    editionId, surveyId: survey.surveyId, title, language, moment, submissions, smallestGroup,
    state: stateOf(edition, now),
    opensAt: instantOf(opensAt),
    closesAt: closesAt === null ? null : instantOf(closesAt),
    publishedOn: stored === undefined ? null : dayOf(stored.publishedDay),
    rate: isImported || stored === undefined ? null : responseRate(ledger.submissions, stored.issuedCount, 'tokens-issued'),
  }
}
