// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  checkParity, compareWithPublished, importRows, readCsv, readReport, ROUNDINGS, type ImportRequest, type ImportResult, type ParityMessage, type ParityRequest,
} from '@parcours/surveys'
import { randomUUID } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller } from '../caller.ts'
import type { Clock } from '../clock.ts'
import { contractOf } from './contracts.ts'
import { getUsable } from './desk.ts'
import { requireStaff } from './entitlement.ts'
import type { SurveyRepositories } from './repositories.ts'
import type { SettlingService } from './settling.ts'

/** Answers collected elsewhere, and percentages published elsewhere. */
export interface SurveyImportService {
  /** Becomes a closed edition of its own, flagged: figures of answers given here never hold them. */
  importAnswers(caller: Caller, surveyId: string, request: ImportRequest): Promise<ImportResult>
  checkParity(caller: Caller, request: ParityRequest): ParityMessage
}

export function makeSurveyImports({ desk, editions, ledgers, texts }: SurveyRepositories, settling: SettlingService, clock: Clock): SurveyImportService {
  return {
    async importAnswers(caller, surveyId, { source, csv, published: shares = [] }) {
      const staff = requireStaff(caller)
      const { surveyNumber, published } = await getUsable(desk, staff, surveyId)
      if (published === null) throw new ParcoursError('survey-not-published')
      const { survey, version } = published
      const cells = readCsv(csv)
      if (cells === undefined) throw new ParcoursError('invalid-request', { detail: { fields: 'body/csv' } })
      const imported = importRows(survey, source, cells)
      if (imported.kind === 'refused') return imported
      const now = clock()
      const edition = await editions.create({
        editionId: randomUUID(), surveyNumber, version, survey, ownerSpaceNumber: staff.spaceNumber, audience: 'space', occasion: { kind: 'anytime' },
        moment: null, pairId: null, groupedBy: null, cohorts: [], opensAt: now, closesAt: now, closedAt: now, isImported: true, linkCode: null,
        contract: contractOf(survey, null), key: null, privateKey: null,
      })
      await ledgers.addCounters(edition.editionNumber, imported.counters)
      await texts.add(edition.editionNumber, imported.texts)
      await settling.close(edition)
      const { editionId } = edition
      const figures = shares.map(({ tableId, percent }) => ({ figureId: tableId, percent }))
      const declaredBase = imported.counters.submissions
      return {
        kind: 'imported', editionId,
        submissionCount: declaredBase,
        issues: imported.issues,
        parity: figures.length === 0 ? null : checkParity({ declaredBase, figures }),
        // Said once, to whoever brought the answers and so knows them anyway.
        comparisons: figures.length === 0 ? [] : ROUNDINGS.map((rounding) => ({ rounding, figures: compareWithPublished(survey, imported.counters, figures, rounding) })),
      }
    },

    checkParity(caller, { report, declaredBase, figures }) {
      requireLearner(caller)
      const found = report === undefined ? undefined : readReport(report)
      const published = { declaredBase: declaredBase ?? found?.declaredBase, figures: figures ?? found?.figures ?? [] }
      return {
        declaredBase: published.declaredBase ?? null,
        figures: published.figures.map(({ figureId, percent }) => ({ figureId, percent, excerpt: found?.excerpts[figureId] ?? null })),
        report: checkParity(published),
      }
    },
  }
}
