// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSurvey } from '@parcours/surveys'
import { randomBytes, randomUUID } from 'node:crypto'
import { epochDay } from '../../src/services/clock.ts'
import type { Repositories } from '../../src/services/repositories.ts'
import { contractOf, hashContract } from '../../src/services/surveys/contracts.ts'
import type { StoredEdition } from '../../src/services/surveys/repositories.ts'
import { makeSettlingService } from '../../src/services/surveys/settling.ts'
import { surveyFiles } from './surveyWorld.ts'

/** An open edition that publishes in batches, made without the desk. */
export async function makeEdition({ surveys, spaces }: Repositories, now: Date): Promise<StoredEdition> {
  const files = surveyFiles({ head: 'results: batches\n' })
  const parsed = parseSurvey(files)
  if (parsed.kind === 'issues') throw new Error(JSON.stringify(parsed.issues))
  const { survey } = parsed
  const campus = await spaces.ensureCampus(now)
  await surveys.desk.publish({
    ownerSpaceNumber: campus.spaceNumber, surveyId: 'seance', audience: 'public', next: { version: 1, contentHash: 'h', files, survey }, expectedHash: null, now, editions: [],
  })
  const stored = await surveys.desk.find(campus.spaceNumber, 'seance')
  return surveys.editions.create({
    editionId: randomUUID(), surveyNumber: stored?.surveyNumber ?? 0, version: 1, ownerSpaceNumber: campus.spaceNumber, audience: 'public', occasion: { kind: 'anytime' },
    moment: null, pairId: null, groupedBy: null, cohorts: [], opensAt: now, closesAt: null, closedAt: null, isImported: false, linkCode: null, survey,
    contract: contractOf(survey, null), key: null, privateKey: null,
  })
}

/** Each with its own shuffle in the middle. */
const ROUNDS = 2

export interface NodesReport {
  readonly outcomes: readonly string[]
  readonly keptRows: number
  readonly counted: number | undefined
  readonly published: number | undefined
}

/** Sends every token to every node at once, while both shuffle, publish and tidy; then settles. */
export async function answerEverywhere(nodes: readonly Repositories[], edition: StoredEdition, count: number, now: Date): Promise<NodesReport> {
  const { editionNumber, contract } = edition
  const settling = nodes.map(({ surveys }) => makeSettlingService(surveys, () => now))
  const [first] = nodes
  if (first === undefined) throw new Error('No node.')
  const send = ({ surveys }: Repositories, tokenHash: string): Promise<string> => surveys.answers.submit({
    editionNumber, contractJson: JSON.stringify(contract), contractHash: hashContract(contract), tokenHash, pairCode: undefined, groupId: null, now,
    responses: { useful: { kind: 'single', optionId: 'yes' }, why: { kind: 'text', text: 'Oui.', mayQuote: false } },
  })
  const outcomes: string[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const tokens = Array.from({ length: count / ROUNDS }, () => randomBytes(16).toString('hex'))
    const sent = tokens.flatMap((token) => nodes.map((node) => send(node, token)))
    await Promise.all(settling.map((one) => one.publishBatch(edition)))
    outcomes.push(...await Promise.all(sent))
    await Promise.all(nodes.map(({ surveys }) => surveys.answers.tidy()))
  }
  await Promise.all(settling.map((one) => one.close(edition)))
  let keptRows = 0
  for await (const page of first.surveys.answers.listSubmissions(edition)) keptRows += page.length
  let counted: number | undefined
  await first.surveys.ledgers.publish(edition, epochDay(now), ({ counters }) => {
    counted = counters.submissions
    return undefined
  })
  return { outcomes, keptRows, counted, published: (await first.surveys.ledgers.find(editionNumber))?.ledger.submissions }
}
