// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { buildServices } from '../../../course-server/src/buildServices.ts'
import { openDatabase, type OpenDatabase } from '../../../course-server/src/database/dataSource.ts'
import { buildApp } from '../../../course-server/src/http/app.ts'
import type { EditionKeyPair } from '../../../course-server/src/services/surveys/blindSignatures.ts'
import { hashContract } from '../../../course-server/src/services/surveys/contracts.ts'
import { openBenchEdition } from '../world/benchSurvey.ts'
import { answerParent } from './answerParent.ts'

export interface SurveyStartRequest {
  readonly file: string
  readonly key: EditionKeyPair
}

export interface SurveyStarted {
  readonly url: string
  readonly contractHash: string
  readonly editionNumber: number
}

/** Never a real address: tokens name it, nobody calls it. */
const AUDIENCE = 'http://bench.invalid'

let opened: OpenDatabase | undefined
let close: () => Promise<void> = async () => {}

/** The server's own HTTP side with an edition to answer. */
async function start({ file, key }: SurveyStartRequest): Promise<SurveyStarted> {
  const database = await openDatabase({ kind: 'sqlite', file })
  opened = database
  const clock = () => new Date()
  const { services, verifyToken, isAllowedOrigin } = await buildServices(database.repositories, { publicUrl: AUDIENCE }, clock)
  const edition = await openBenchEdition(database, key, clock())
  const app = await buildApp({
    publicUrl: AUDIENCE, isMailConfigured: false, clock, services, verifyToken, isAllowedOrigin, isReady: () => Promise.resolve(true), campusCss: '', appAssets: undefined,
  })
  close = async () => {
    await app.close()
    await opened?.close()
  }
  return { url: await app.listen({ host: '127.0.0.1', port: 0 }), contractHash: hashContract(edition.contract), editionNumber: edition.editionNumber }
}

answerParent({
  start,
  /** User and system time of this process so far, in microseconds. */
  cpuMicros: () => {
    const { user, system } = process.cpuUsage()
    return Promise.resolve(user + system)
  },
  /** Rows kept, and how many people the counters say. */
  tally: async (editionNumber: number) => {
    const [row] = await opened?.database.read<{ kept: number; counted: number }>(
      "SELECT (SELECT count(*) FROM survey_arrivals WHERE edition_number = ?) AS kept, (SELECT people FROM survey_counters WHERE edition_number = ? AND group_id = '*' AND question_id = '') AS counted",
      editionNumber, editionNumber,
    ) ?? []
    return row
  },
}, () => close())
