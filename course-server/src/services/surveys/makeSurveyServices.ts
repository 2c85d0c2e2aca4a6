// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import type { GoneGuests } from '../goneGuests.ts'
import type { Publications } from '../publications.ts'
import type { Repositories } from '../repositories.ts'
import { makeAnsweringService, type AnsweringService } from './answering.ts'
import { makeSurveyDashboards, type SurveyDashboardService } from './dashboards.ts'
import { makePublishSurvey, makeSurveyDesk, type PublishSurveyFiles, type SurveyDeskService } from './desk.ts'
import { makeEditionDesk, type EditionDeskService } from './editionDesk.ts'
import { makeIsEntitled } from './entitlement.ts'
import { makeSurveyFigures, type SurveyFiguresService } from './figuresLines.ts'
import { makeSurveyImports, type SurveyImportService } from './imports.ts'
import { makeSettlingService, type SettlingService } from './settling.ts'
import { makeSurveyTexts, type SurveyTextService } from './texts.ts'

/** Surveys, as routes call them. */
export interface SurveyServices {
  readonly answering: AnsweringService
  readonly desk: SurveyDeskService
  readonly editions: EditionDeskService
  readonly dashboards: SurveyDashboardService
  readonly figures: SurveyFiguresService
  readonly texts: SurveyTextService
  readonly imports: SurveyImportService
}

/** And what the operator's commands and the nightly job call. */
export interface AllSurveyServices {
  readonly services: SurveyServices
  readonly publish: PublishSurveyFiles
  readonly settling: SettlingService
}

export function makeSurveyServices(
  { surveys, spaces, learning }: Pick<Repositories, 'surveys' | 'spaces' | 'learning'>, publications: Publications, goneGuests: GoneGuests, clock: Clock,
): AllSurveyServices {
  const settling = makeSettlingService(surveys, clock)
  const publish = makePublishSurvey(surveys, clock)
  return {
    services: {
      answering: makeAnsweringService(surveys, spaces, { isEntitled: makeIsEntitled(learning, publications, surveys.sessionRoll, clock), goneGuests }, clock),
      desk: makeSurveyDesk(surveys, publish, clock),
      editions: makeEditionDesk(surveys, settling, clock),
      dashboards: makeSurveyDashboards(surveys, spaces, settling, clock),
      figures: makeSurveyFigures(surveys, clock),
      texts: makeSurveyTexts(surveys),
      imports: makeSurveyImports(surveys, settling, clock),
    },
    publish,
    settling,
  }
}
