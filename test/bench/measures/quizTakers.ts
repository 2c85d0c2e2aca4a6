// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { GuestMessage, PublicActivity, PublicCourse } from '@parcours/courses'
import { startServer } from '../../support/runningServer.ts'
import { ApiClient } from '../../support/apiClient.ts'
import type { Bench, Measure } from '../measure.ts'
import { ensureBuilt } from '../processes/ensureBuilt.ts'
import { createQuizTaker, type Quiz, type QuizTaker } from '../processes/quizTaker.ts'
import type { Finding } from '../ratio.ts'
import { quantileOf } from '../timing/spread.ts'
import { createRandom } from '../world/random.ts'

/** A space may write 6,000 times at once, then 100 times a second: 6 attempts each of 1,000 people stay below. */
const ATTEMPTS_EACH = 6
/** As many guests as come from one address before the server asks to wait a little. */
const GUESTS_PER_ADDRESS = 40
const COURSE = 'premiers-pas-espace'
const RSS_GOAL_MB = 150
const SEED = 11

/** Memory of the built server while everybody of a big class is at a quiz. */
export const quizTakers: Measure = {
  name: 'quiz-takers',
  ratioNames: ['rss-quiz-takers', 'quiz-p95'],
  run: measureQuizTakers,
}

async function measureQuizTakers({ sizes, say }: Bench): Promise<readonly Finding[]> {
  ensureBuilt(say)
  const server = await startServer()
  const takers: QuizTaker[] = []
  try {
    const idleMb = peakMb(server.processId)
    const quiz = await findQuiz(new ApiClient(server.url))
    for (let index = 0; index < sizes.quizTakerCount; index++) {
      const taker = createQuizTaker(server.url, await guestToken(server.url, index), quiz)
      takers.push(taker)
      await taker.arrive()
    }
    say(`${takers.length} people take a quiz …`)
    const latencies = await takeQuizzes(takers, sizes.quizSeconds)
    return findings(peakMb(server.processId), idleMb, latencies, takers.length, sizes.quizSeconds)
  } finally {
    for (const taker of takers) taker.leave()
    await server.dispose()
  }
}

/** The first page of the course that has questions. */
async function findQuiz(client: ApiClient): Promise<Quiz> {
  const course: PublicCourse = await client.course(COURSE)
  const line = course.modules.flatMap(({ activities }) => activities).find(({ quizQuestionCount }) => quizQuestionCount > 0)
  if (line === undefined) throw new Error(`${COURSE} has no quiz.`)
  const { activityId, contentHash, quiz }: PublicActivity = await client.activity(COURSE, line.activityId)
  const questions = quiz.map(({ questionId, options }) => ({ questionId, optionIds: options.map(({ optionId }) => optionId) }))
  return { courseId: COURSE, activityId, contentHash, questions }
}

/** Each group of guests comes from another address (RFC 5737), as the proxy in front would say. */
async function guestToken(url: string, index: number): Promise<string> {
  const address = `203.0.113.${1 + Math.floor(index / GUESTS_PER_ADDRESS)}`
  const answer = await fetch(`${url}/api/v1/guests`, {
    method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
  })
  if (!answer.ok) throw new Error(`A guest was refused: ${answer.status} ${await answer.text()}`)
  const { token } = (await answer.json()) as GuestMessage
  return token
}

/** Everybody is connected all the time and sends each attempt at a moment of their own. */
async function takeQuizzes(takers: readonly QuizTaker[], seconds: number): Promise<readonly number[]> {
  const slotMs = seconds * 1000 / ATTEMPTS_EACH
  const latencies = await Promise.all(takers.map(async (taker, index) => {
    const random = createRandom(SEED + index)
    const own: number[] = []
    const startedMs = performance.now()
    for (let attempt = 0; attempt < ATTEMPTS_EACH; attempt++) {
      const dueMs = startedMs + attempt * slotMs + random.below(Math.ceil(slotMs))
      await wait(Math.max(0, dueMs - performance.now()))
      own.push(await taker.attempt(random.below))
    }
    return own
  }))
  return latencies.flat()
}

/** The most memory a process ever had resident. @throws where there is no /proc */
function peakMb(processId: number): number {
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? []
  return Number(kib) * 1024 / 1e6
}

function findings(peak: number, idle: number, latencies: readonly number[], takerCount: number, seconds: number): readonly Finding[] {
  return [
    {
      name: 'rss-quiz-takers', value: peak, spread: null, unit: 'MB', goal: RSS_GOAL_MB, goalKind: 'goal', better: 'lower',
      note: `most resident memory of the built server in its life (${idle.toFixed(0)} MB once started): ${takerCount} connections, each its own guest, ${latencies.length} attempts in ${seconds} s, SQLite cache 16 MiB, no error`,
    },
    {
      name: 'quiz-p95', value: quantileOf(latencies, 0.95), spread: null, unit: 'ms', goal: null, goalKind: 'goal', better: 'lower',
      note: `from sending an attempt to its correction read; median ${quantileOf(latencies, 0.5).toFixed(1)} ms, longest ${Math.max(...latencies).toFixed(0)} ms`,
    },
  ]
}
