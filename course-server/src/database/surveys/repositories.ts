// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SurveyRepositories } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { createAnswerRepository } from './answerRepository.ts'
import { createSurveyDeskRepository } from './deskRepository.ts'
import { createEditionRepository } from './editionRepository.ts'
import { createLedgerRepository } from './ledgerRepository.ts'
import { createSessionRoll } from './sessionRoll.ts'
import { createTextRepository } from './textRepository.ts'

export function createSurveyRepositories(database: Database): SurveyRepositories {
  return {
    desk: createSurveyDeskRepository(database),
    editions: createEditionRepository(database),
    answers: createAnswerRepository(database),
    ledgers: createLedgerRepository(database),
    texts: createTextRepository(database),
    sessionRoll: createSessionRoll(database),
  }
}
