// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countChanges, emptyLedger, publish, showChanges, type Submission } from '@parcours/surveys'
import { epochDay, type Clock } from '../clock.ts'
import type { StoredEdition, SurveyRepositories } from './repositories.ts'

/** Pairs compared in memory; a paired survey is asked of a course's people. */
const MOST_PAIRED = 200_000
const PAGE_EDITIONS = 200

/** What happens to an edition beside being answered: batches, closing, the shuffle, the end of its keeping. */
export interface SettlingService {
  /** Publishes a batch where one is due; returns whether figures moved. */
  publishBatch(edition: StoredEdition): Promise<boolean>
  /** Takes no more answers, shuffles, publishes for good. Twice is as once. */
  close(edition: StoredEdition): Promise<void>
  /** Every night: closes what is due, shuffles the day, publishes batches, compares pairs, erases what was kept long enough. */
  runNight(): Promise<void>
}

export function makeSettlingService({ editions, answers, ledgers }: SurveyRepositories, clock: Clock): SettlingService {
  const publishNow = (edition: StoredEdition, isClosed: boolean): Promise<boolean> =>
    ledgers.publish(edition, epochDay(clock()), ({ counters, ledger }) => {
      const publication = publish(edition.survey, counters, ledger ?? emptyLedger(edition.survey), { isClosed })
      return publication.kind === 'published' ? publication.ledger : undefined
    })

  /** Words are in their own table, without a place or a time, before anybody may read them. */
  const publishBatch = async (edition: StoredEdition): Promise<boolean> => {
    await answers.shuffle(edition.editionNumber)
    return publishNow(edition, false)
  }

  const close = async (edition: StoredEdition): Promise<void> => {
    await editions.close(edition.editionNumber, clock())
    await answers.shuffle(edition.editionNumber)
    await publishNow(edition, true)
    await comparePair(edition)
  }

  /** Once both moments are final; once shown, changes never move, and the codes that joined them are gone. */
  const comparePair = async ({ pairId }: StoredEdition): Promise<void> => {
    if (pairId === null) return
    const pair = await editions.listOfPair(pairId)
    const [before, after] = ['before', 'after'].map((moment) => pair.find((edition) => edition.moment === moment))
    if (before === undefined || after === undefined) return
    const known = [await ledgers.find(before.editionNumber), await ledgers.find(after.editionNumber)]
    if (!known.every((one) => one?.ledger.isFinal === true)) return
    if (known.some((one) => one?.changes === null)) {
      const changes = showChanges(countChanges(after.survey, await readPaired(before), await readPaired(after)))
      for (const { editionNumber } of [before, after]) await ledgers.saveChanges(editionNumber, changes)
    }
    await answers.forgetPairCodes([before.editionNumber, after.editionNumber])
  }

  const readPaired = async (edition: StoredEdition): Promise<readonly Submission[]> => {
    const { surveyId, version } = edition.survey
    const paired: Submission[] = []
    for await (const page of answers.listSubmissions(edition)) {
      for (const { pairCode, responses } of page) {
        if (pairCode !== undefined && paired.length < MOST_PAIRED) paired.push({ surveyId, version, pairCode, responses })
      }
    }
    return paired
  }

  /** Also finishes what a crash cut short between closing and publishing. */
  const settleClosed = async (attempt: (work: () => Promise<unknown>) => Promise<void>): Promise<void> => {
    let after = 0
    for (;;) {
      const page = await editions.listClosed(after, PAGE_EDITIONS)
      const known = await ledgers.listOfEditions(page.map(({ editionNumber }) => editionNumber))
      for (const edition of page) {
        const stored = known.get(edition.editionNumber)
        if (stored?.ledger.isFinal !== true) await attempt(() => close(edition))
        if (isKeptLongEnough(edition, clock())) await attempt(() => answers.eraseAnswers(edition.editionNumber))
      }
      const last = page.at(-1)
      if (last === undefined) return
      after = last.editionNumber
    }
  }

  return {
    publishBatch,
    close,
    async runNight() {
      const failures: unknown[] = []
      const attempt = async (work: () => Promise<unknown>): Promise<void> => {
        await work().catch((error: unknown) => { failures.push(error) })
      }
      for (const edition of await editions.listDue(clock())) await attempt(() => close(edition))
      await attempt(() => answers.shuffle())
      for (const edition of await editions.listOpen()) if (edition.survey.results === 'batches') await attempt(() => publishNow(edition, false))
      await settleClosed(attempt)
      await attempt(() => answers.tidy())
      // One edition that cannot be settled keeps no other waiting; it is told all the same.
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** So many months after closing, as was promised. */
function isKeptLongEnough({ closedAt, contract }: StoredEdition, now: Date): boolean {
  if (closedAt === null) return false
  const until = new Date(closedAt)
  until.setUTCMonth(until.getUTCMonth() + contract.retentionMonths)
  return until <= now
}
