// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { LearningFact } from '@parcours/courses'

/** The quiz everybody takes. */
export interface Quiz {
  readonly courseId: string
  readonly activityId: string
  readonly contentHash: string
  readonly questions: readonly { readonly questionId: string; readonly optionIds: readonly string[] }[]
}

/** Somebody at a quiz, with a connection of their own that stays open. */
export interface QuizTaker {
  /** Sends an attempt of arbitrary choices; resolves with the milliseconds until the answer was read. @throws on any refusal */
  readonly attempt: (pick: (limit: number) => number) => Promise<number>
  readonly leave: () => void
}

const TIMEOUT_MS = 30_000

export function createQuizTaker(url: string, token: string, quiz: Quiz): QuizTaker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(url)
  return {
    attempt: (pick) => new Promise((resolve, reject) => {
      const body = JSON.stringify(attemptOf(quiz, pick))
      const started = performance.now()
      const sent = request({
        agent, hostname, port, method: 'PUT', path: `/api/v1/facts/${randomUUID()}`, timeout: TIMEOUT_MS,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'authorization': `Bearer ${token}` },
      }, (answer) => {
        answer.resume()
        answer.once('error', reject)
        answer.once('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - started)
          else reject(new Error(`An attempt was answered ${answer.statusCode ?? 'nothing'}.`))
        })
      })
      sent.once('timeout', () => { sent.destroy(new Error(`An attempt had no answer in ${TIMEOUT_MS} ms.`)) })
      sent.once('error', reject)
      sent.end(body)
    }),
    leave: () => { agent.destroy() },
  }
}

function attemptOf({ courseId, activityId, contentHash, questions }: Quiz, pick: (limit: number) => number): LearningFact {
  const responses = Object.fromEntries(questions.map(({ questionId, optionIds }) => [questionId, [optionIds[pick(optionIds.length)] ?? '']]))
  return {
    kind: 'attempt', courseId, activityId, occurredAt: new Date().toISOString(),
    attempt: { attemptId: randomUUID(), contentHash, language: 'fr', responses },
  }
}
