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
  /** Opens the connection and asks where they stand, as the page does before the first attempt. */
  readonly arrive: () => Promise<void>
  /** Sends an attempt of arbitrary choices; resolves with the milliseconds until the answer was read. @throws on any refusal */
  readonly attempt: (pick: (limit: number) => number) => Promise<number>
  readonly leave: () => void
}

const TIMEOUT_MS = 30_000

export function createQuizTaker(url: string, token: string, quiz: Quiz): QuizTaker {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    arrive: () => send(agent, url, token, 'GET', '/api/v1/me/progress'),
    attempt: async (pick) => {
      const body = JSON.stringify(attemptOf(quiz, pick))
      const startedMs = performance.now()
      await send(agent, url, token, 'PUT', `/api/v1/facts/${randomUUID()}`, body)
      return performance.now() - startedMs
    },
    leave: () => { agent.destroy() },
  }
}

/** Resolves when the answer was read to its end. @throws unless it is 200 */
function send(agent: Agent, url: string, token: string, method: string, path: string, body?: string): Promise<void> {
  const content = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const headers = { ...content, authorization: `Bearer ${token}` }
    const sent = request({ agent, hostname, port, method, path, headers, timeout: TIMEOUT_MS }, (answer) => {
      answer.resume()
      answer.once('error', reject)
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve()
        else reject(new Error(`${method} ${path} was answered ${answer.statusCode ?? 'nothing'}.`))
      })
    })
    sent.once('timeout', () => { sent.destroy(new Error(`${method} ${path} had no answer in ${TIMEOUT_MS} ms.`)) })
    sent.once('error', reject)
    sent.end(body)
  })
}

function attemptOf({ courseId, activityId, contentHash, questions }: Quiz, pick: (limit: number) => number): LearningFact {
  const responses = Object.fromEntries(questions.map(({ questionId, optionIds }) => [questionId, [optionIds[pick(optionIds.length)] ?? '']]))
  return {
    kind: 'attempt', courseId, activityId, occurredAt: new Date().toISOString(),
    attempt: { attemptId: randomUUID(), contentHash, language: 'fr', responses },
  }
}
