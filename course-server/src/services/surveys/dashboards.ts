// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  breakDown, compareEditions, countPairsOfAnswers, crossTable, emptyLedger, responseRate, showCrossing, showResults,
  type CrossingAnswer, type CrossingRequest, type EditionDashboard, type EditionsComparison, type GroupCounters, type Language, type Ledger, type NamedCrossing,
  type Rounding, type SpaceConsent, type Survey,
} from '@parcours/surveys'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, requireOneOf, type Caller } from '../caller.ts'
import { dayOf, instantOf, type Clock } from '../clock.ts'
import type { SpaceRepository } from '../repositories.ts'
import { alignResults } from './alignResults.ts'
import { NO_GROUP } from './answering.ts'
import { getUsable, MOST_EDITIONS } from './desk.ts'
import { noteOf } from './editionMessages.ts'
import { hasResults, stateOf } from './editionState.ts'
import { getOwnEdition, isStaffOf, opensByLink, requireStaff } from './entitlement.ts'
import { nameTable } from './nameTable.ts'
import type { KeptSubmission, StoredEdition, StoredLedger, SurveyRepositories } from './repositories.ts'
import type { SettlingService } from './settling.ts'

/** What an edition shows, all of it from its ledger; hidden counts are not even read here. */
export interface SurveyDashboardService {
  /** For staff at any time; for those who had a token, or the link, after closing. */
  get(caller: Caller, editionId: string, wish: DashboardWish): Promise<ShownEdition>
  /** One more two-way table. @throws ParcoursError `crossing-refused` with its reason */
  cross(caller: Caller, editionId: string, request: CrossingRequest): Promise<NamedCrossing>
  compare(caller: Caller, surveyId: string, language: Language | undefined): Promise<EditionsComparison>
  getConsent(caller: Caller): Promise<SpaceConsent>
  setConsent(caller: Caller, consent: SpaceConsent): Promise<SpaceConsent>
}

export interface DashboardWish {
  readonly rounding?: Rounding | undefined
  readonly linkCode?: string | undefined
}

export interface ShownEdition {
  readonly survey: Survey
  readonly dashboard: EditionDashboard
}

export function makeSurveyDashboards(
  { desk, editions, answers, ledgers, texts }: SurveyRepositories, spaces: Pick<SpaceRepository, 'find'>, settling: SettlingService, clock: Clock,
): SurveyDashboardService {
  return {
    async get(caller, editionId, { rounding = 'half-up', linkCode }) {
      const edition = await editions.find(editionId)
      if (edition === undefined) throw new ParcoursError('unknown-edition')
      const isStaff = isStaffOf(caller, edition)
      // Its day is over: whoever looks first closes it.
      if (isStaff && edition.closedAt === null && stateOf(edition, clock()) === 'closed') await settling.close(edition)
      const stored = await ledgers.find(edition.editionNumber)
      if (!isStaff) await requireRespondent(caller, edition, stored, linkCode)
      return { survey: edition.survey, dashboard: await show(edition, stored, rounding) }
    },

    async cross(caller, editionId, request) {
      const staff = requireStaff(caller)
      const edition = await getOwnEdition(editions, staff, editionId)
      const decide = await prepareCrossing(edition, request)
      const answer = await ledgers.cross(edition, (ledger = emptyLedger(edition.survey)) => {
        const decided = decide(ledger)
        return { ledger: decided.kind === 'shown' ? decided.ledger : undefined, answer: decided }
      })
      if (answer.kind === 'refused') throw new ParcoursError('crossing-refused', { detail: { reason: answer.reason } })
      return nameCrossing(edition, showCrossing(edition.survey, answer.crossing))
    },

    async compare(caller, surveyId, language) {
      const staff = requireStaff(caller)
      const stored = await getUsable(desk, staff, surveyId)
      const asked = [...await editions.listOfSurvey(stored.surveyNumber, staff.spaceNumber, MOST_EDITIONS)].reverse()
      const shown = await ledgers.listOfEditions(asked.map(({ editionNumber }) => editionNumber))
      const compared = asked.flatMap((edition) => {
        const ledger = shown.get(edition.editionNumber)?.ledger
        if (ledger === undefined) return []
        const results = showResults(edition.survey, ledger, { isImported: edition.isImported })
        return [{ edition, results: alignResults(stored.published?.survey ?? edition.survey, results) }]
      })
      const newestFirst = [stored.published?.survey, ...compared.map(({ edition }) => edition.survey).reverse()].filter((survey) => survey !== undefined)
      return {
        surveyId,
        editions: compared.map(({ edition, results }) => (
          { editionId: edition.editionId, opensAt: instantOf(edition.opensAt), moment: edition.moment, submissions: results.submissions })),
        tables: compareEditions(compared.map(({ edition, results }) => ({ editionId: edition.editionId, results })))
          .map((table) => ({ ...table, ...nameTable(newestFirst, table.tableId, language) })),
      }
    },

    async getConsent(caller) {
      const { spaceNumber } = requireOneOf(caller, ['coordinator'])
      return { mayBeNamed: await ledgers.mayBeNamed(spaceNumber) }
    },

    async setConsent(caller, { mayBeNamed }) {
      const { spaceNumber } = requireOneOf(caller, ['coordinator'])
      await ledgers.setMayBeNamed(spaceNumber, mayBeNamed)
      return { mayBeNamed }
    },
  }

  /** @throws ParcoursError `unknown-edition`, `no-results-yet` */
  async function requireRespondent(caller: Caller, edition: StoredEdition, ledger: StoredLedger | undefined, linkCode: string | undefined): Promise<void> {
    if (!opensByLink(edition, linkCode)) {
      const { spaceNumber, subject } = requireLearner(caller)
      const hadToken = await answers.hasIssuance({ spaceNumber, subject, editionNumber: edition.editionNumber })
      if (!hadToken) throw new ParcoursError('unknown-edition')
    }
    if (!hasResults(edition, ledger)) throw new ParcoursError('no-results-yet')
  }

  async function show(edition: StoredEdition, stored: StoredLedger | undefined, rounding: Rounding): Promise<EditionDashboard> {
    const { editionId, survey, isImported, groupedBy } = edition
    const ledger = stored?.ledger ?? emptyLedger(survey)
    const crossings: NamedCrossing[] = []
    for (const crossing of Object.values(ledger.crossings)) crossings.push(await nameCrossing(edition, showCrossing(survey, crossing, { rounding })))
    return {
      editionId, groupedBy, crossings,
      state: stateOf(edition, clock()),
      results: showResults(survey, ledger, { rounding, isImported }),
      publishedOn: stored === undefined ? null : dayOf(stored.publishedDay),
      rate: isImported || stored === undefined ? null : responseRate(ledger.submissions, stored.issuedCount, 'tokens-issued', { rounding }),
      changes: stored?.changes ?? null,
      shared: await texts.listShared(edition.editionNumber),
      note: noteOf(edition.note),
    }
  }

  async function nameCrossing({ groupedBy, cohorts }: StoredEdition, crossing: NamedCrossing['crossing']): Promise<NamedCrossing> {
    const groupNames: Record<string, string> = {}
    if (crossing.rowTableId === null) {
      for (const id of new Set(crossing.rows.flatMap(({ rowId, joinedIds }) => [rowId, ...joinedIds]))) {
        const name = groupedBy === 'cohort' ? cohorts.find(({ cohortId }) => cohortId === id)?.label : (await spaces.find(id))?.label
        if (name !== undefined && name !== null) groupNames[id] = name
      }
    }
    return { crossing, groupNames }
  }

  /** Reads what the crossing needs before the ledger is held: nothing moves in a closed edition. */
  async function prepareCrossing(edition: StoredEdition, request: CrossingRequest): Promise<(ledger: Ledger) => CrossingAnswer> {
    const { survey, groupedBy } = edition
    const stored = await ledgers.find(edition.editionNumber)
    if (stored?.ledger.isFinal !== true) throw new ParcoursError('crossing-refused', { detail: { reason: 'still-open' } })
    if (request.kind === 'groups') {
      if (groupedBy === null) throw new ParcoursError('crossing-refused', { detail: { reason: 'not-grouped' } })
      const groups = await readGroups(edition)
      return (ledger) => breakDown(survey, ledger, { tableId: request.tableId, dimensionId: groupedBy, groups, detail: request.detail ?? 'split' })
    }
    const { rowTableId, columnTableId } = request
    if (edition.isImported) throw new ParcoursError('crossing-refused', { detail: { reason: 'imported' } })
    const counts = await countPairs(edition, rowTableId, columnTableId, answers.listSubmissions(edition))
    return (ledger) => crossTable(survey, ledger, { rowTableId, columnTableId, counts })
  }

  async function readGroups(edition: StoredEdition): Promise<readonly GroupCounters[]> {
    const groups = [...await ledgers.listGroups(edition)]
    if (edition.groupedBy !== 'space') return groups.map(([groupId, counters]) => ({ groupId, mayBeNamed: groupId !== NO_GROUP, counters }))
    const numbers = new Map<string, number>()
    for (const [spaceId] of groups) {
      const space = await spaces.find(spaceId)
      if (space !== undefined) numbers.set(spaceId, space.spaceNumber)
    }
    const named = await ledgers.listNamed([...numbers.values()])
    return groups.map(([groupId, counters]) => ({ groupId, mayBeNamed: named.has(numbers.get(groupId) ?? -1), counters }))
  }
}

async function countPairs(
  { survey }: StoredEdition, rowTableId: string, columnTableId: string, pages: AsyncIterable<readonly KeptSubmission[]>,
): Promise<readonly (readonly number[])[]> {
  const { surveyId, version } = survey
  let total: readonly (readonly number[])[] | undefined
  for await (const page of pages) {
    const counts = countPairsOfAnswers(survey, rowTableId, columnTableId, page.map((submission) => ({ surveyId, version, ...submission })))
    total = total === undefined ? counts : total.map((row, at) => row.map((count, column) => count + (counts[at]?.[column] ?? 0)))
  }
  return total ?? countPairsOfAnswers(survey, rowTableId, columnTableId, [])
}
