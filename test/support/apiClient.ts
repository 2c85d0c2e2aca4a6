// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  AttemptRequest, FactResult, GuestMessage, LearningFact, OutboxBatchResult, PublicActivity, PublicCourse, TokenMessage,
} from '@parcours/courses'

/** A plain client of the API, as a program other than the app would write it. */
export class ApiClient {
  readonly url: string
  constructor(url: string) {
    this.url = url
  }

  async createGuest(): Promise<GuestMessage> {
    return this.ask<GuestMessage>('POST', '/api/v1/guests', { body: {} })
  }

  async guestToken(recoveryPhrase: string): Promise<TokenMessage> {
    return this.ask<TokenMessage>('POST', '/api/v1/guests/tokens', { body: { recoveryPhrase } })
  }

  async course(courseId: string, language = 'fr'): Promise<PublicCourse> {
    return this.ask<PublicCourse>('GET', `/api/v1/courses/${courseId}?language=${language}`)
  }

  async activity(courseId: string, activityId: string, language = 'fr'): Promise<PublicActivity> {
    return this.ask<PublicActivity>('GET', `/api/v1/courses/${courseId}/activities/${activityId}?language=${language}`)
  }

  async record(token: string, entryId: string, fact: LearningFact): Promise<FactResult> {
    return this.ask<FactResult>('PUT', `/api/v1/facts/${entryId}`, { token, body: fact })
  }

  async recordBatch(token: string, entries: readonly { entryId: string; fact: LearningFact }[]): Promise<OutboxBatchResult> {
    return this.ask<OutboxBatchResult>('POST', '/api/v1/outbox-batches', { token, body: { entries } })
  }

  /** @throws with the status and the body when the answer is no success. */
  async ask<T>(method: string, path: string, options: { token?: string; body?: unknown } = {}): Promise<T> {
    const answer = await this.send(method, path, options)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    // The contract test checks these shapes against the published schema.
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  send(method: string, path: string, options: { token?: string; body?: unknown } = {}): Promise<Response> {
    const headers: Record<string, string> = {}
    if (options.body !== undefined) headers['content-type'] = 'application/json'
    if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`
    return fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    })
  }
}

export function wayFact(courseId: string, activityId: string, occurredAt = new Date().toISOString()): LearningFact {
  return { kind: 'way', courseId, activityId, way: 'text', occurredAt }
}

export function attemptFact(courseId: string, activityId: string, attempt: AttemptRequest): LearningFact {
  return { kind: 'attempt', courseId, activityId, attempt, occurredAt: new Date().toISOString() }
}
