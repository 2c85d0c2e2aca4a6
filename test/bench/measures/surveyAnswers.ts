// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { Request } from 'autocannon'
import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto'
import { makeEditionKey, readSigningKey, signBlinded, type EditionKeyPair } from '../../../course-server/src/services/surveys/blindSignatures.ts'
import type { Bench, Measure } from '../measure.ts'
import { startChild } from '../processes/childProcess.ts'
import { sendAll } from '../processes/sendAll.ts'
import type { SurveyStarted, SurveyStartRequest } from '../processes/surveyServer.ts'
import type { Started, StartRequest } from '../processes/writeServer.ts'
import type { Finding } from '../ratio.ts'
import { costOf } from '../timing/cpuTime.ts'
import { interleave } from '../timing/interleave.ts'
import { compareRounds, medianOf } from '../timing/spread.ts'
import { BENCH_RESPONSES } from '../world/benchSurvey.ts'
import type { FilledFile } from '../world/world.ts'
import { singleRequests, singleWriters } from './writeRequests.ts'

const CONNECTIONS = 64
const SUBMISSION_GOAL = 2
const SIGNING_GOAL = 50
const NATIVE_SIGNATURES = 200

/** What a durable answer costs beside a durable completion, and a blind signature beside the library's. */
export const surveyAnswers: Measure = {
  name: 'survey-answers',
  ratioNames: ['survey-submission-cpu-ratio', 'survey-blind-sign-ratio'],
  run: async (bench) => [await measureSubmissions(bench), await measureSigning(bench)],
}

type Token = readonly [message: string, signature: string]

async function measureSubmissions({ sizes, world }: Bench): Promise<Finding> {
  const filled = await world.filledFile(sizes.factCount)
  const key = await makeEditionKey()
  const warmUpCount = CONNECTIONS * Math.ceil(sizes.httpWarmUpPerConnection / 2)
  const count = CONNECTIONS * Math.ceil(sizes.httpWritesPerConnection / 2)
  // Signed once, spent once in each round's own copy.
  const tokens = makeTokens(key, warmUpCount + count)
  const rounds = await interleave({
    completion: () => world.onCopy(filled, (file) => completionMicros(file, filled, warmUpCount, count)),
    submission: () => world.onCopy(filled, (file) => submissionMicros(file, key, tokens, warmUpCount)),
  }, sizes.processRounds)
  const shown = (micros: readonly number[]): string => `${medianOf(micros).toFixed(0)} µs`
  return {
    name: 'survey-submission-cpu-ratio', ...compareRounds(rounds.submission, rounds.completion), unit: '×', goal: SUBMISSION_GOAL, goalKind: 'goal', better: 'lower',
    note: `server CPU of one answer to 7 closed questions, token verified, counters kept ${shown(rounds.submission)}; of a completion ${shown(rounds.completion)}; ${CONNECTIONS} connections, ${sizes.factCount} facts, FULL`,
  }
}

async function completionMicros(file: string, { factCount }: FilledFile, warmUpCount: number, count: number): Promise<number> {
  const server = startChild('./writeServer.ts', ['--max-semi-space-size=2'])
  try {
    const request: StartRequest = { file, storage: 'database', learners: singleWriters(factCount) }
    const { url, tokens } = await server.ask<Started>('start', request)
    const requests = singleRequests(factCount, warmUpCount + count, tokens, new Date().toISOString())
    return await microsPer(server, url, requests, warmUpCount)
  } finally {
    await server.end()
  }
}

async function submissionMicros(file: string, key: EditionKeyPair, tokens: readonly Token[], warmUpCount: number): Promise<number> {
  const server = startChild('./surveyServer.ts', ['--max-semi-space-size=2'])
  try {
    const request: SurveyStartRequest = { file, key }
    const { url, contractHash, editionNumber } = await server.ask<SurveyStarted>('start', request)
    const requests = tokens.map(([message, signature], index): Request => ({
      method: 'POST', path: '/api/v1/submissions', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: { keyId: key.keyId, message, signature }, contractHash, submission: { surveyId: 'bench', version: 1, responses: BENCH_RESPONSES[index % BENCH_RESPONSES.length] },
      }),
    }))
    const micros = await microsPer(server, url, requests, warmUpCount)
    const tally = await server.ask<{ kept: number; counted: number }>('tally', editionNumber)
    if (tally.kept !== tokens.length || tally.counted !== tokens.length) throw new Error(`Of ${tokens.length} answers ${tally.kept} are kept and ${tally.counted} counted: the number is void.`)
    return micros
  } finally {
    await server.end()
  }
}

async function microsPer(server: ReturnType<typeof startChild>, url: string, requests: readonly Request[], warmUpCount: number): Promise<number> {
  await sendAll(url, requests.slice(0, warmUpCount), { connections: CONNECTIONS })
  const before = await server.ask<number>('cpuMicros')
  await sendAll(url, requests.slice(warmUpCount), { connections: CONNECTIONS })
  return (await server.ask<number>('cpuMicros') - before) / (requests.length - warmUpCount)
}

/** What a browser has after unblinding is an RSA-PSS signature like this one. */
function makeTokens({ privateKey }: EditionKeyPair, count: number): readonly Token[] {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
  return Array.from({ length: count }, () => {
    const message = randomBytes(64)
    const signature = sign('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 })
    return [message.toString('base64url'), signature.toString('base64url')] as const
  })
}

async function measureSigning({ sizes }: Bench): Promise<Finding> {
  const { publicKey, privateKey } = await makeEditionKey()
  const suite = RSABSSA.SHA384.PSS.Randomized()
  const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' }
  const theirPublic = await crypto.subtle.importKey('spki', Buffer.from(publicKey, 'base64url'), algorithm, true, ['verify'])
  const theirPrivate = await crypto.subtle.importKey('pkcs8', Buffer.from(privateKey, 'base64url'), algorithm, true, ['sign'])
  const ours = readSigningKey(privateKey)
  const { blindedMsg } = await suite.blind(theirPublic, suite.prepare(randomBytes(32)))
  const [one, other] = [signBlinded(ours, blindedMsg), Buffer.from(await suite.blindSign(theirPrivate, blindedMsg))]
  if (one?.equals(other) !== true) throw new Error('The two signatures differ: the number is void.')
  const rounds = await interleave({
    library: async () => (await costOf(() => suite.blindSign(theirPrivate, blindedMsg))).cpuMicros,
    native: async () => (await costOf(() => {
      for (let signed = 0; signed < NATIVE_SIGNATURES; signed++) signBlinded(ours, blindedMsg)
      return Promise.resolve()
    })).cpuMicros / NATIVE_SIGNATURES,
  }, sizes.rounds)
  return {
    name: 'survey-blind-sign-ratio', ...compareRounds(rounds.library, rounds.native), unit: '×', goal: SIGNING_GOAL, goalKind: 'goal', better: 'higher',
    note: `one blind signature of 2048 bits, verified: the library ${(medianOf(rounds.library) / 1000).toFixed(0)} ms, node:crypto ${(medianOf(rounds.native) / 1000).toFixed(2)} ms`,
  }
}
