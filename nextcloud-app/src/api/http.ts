// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProblemMessage } from '@parcours/courses'

/** A request that takes longer is given up; what was written stays in this browser. */
const TIMEOUT_MILLISECONDS = 20_000

export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** True for a request that must come from nobody: no cookie goes along, no page that it came from. */
  readonly isAnonymous?: boolean
}

/** The server answered with an error. `code` is stable; the app holds the sentence. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  readonly detail: ProblemMessage['detail']

  constructor(problem: Pick<ProblemMessage, 'status' | 'code'> & Partial<ProblemMessage>) {
    super(problem.code)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.requestId = problem.requestId
    this.detail = problem.detail
  }
}

/** No answer came: no network, or the server is away. Nothing is known of what it did. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no-answer', { cause })
    this.name = 'NoAnswer'
  }
}

/**
 * One JSON request.
 * @throws ApiProblem when the server refuses, NoAnswer when it cannot be reached.
 */
export async function requestJson<T>(url: string, request: HttpRequest = {}): Promise<T> {
  const response = await answerOf(url, request)
  // The message types of `courses` are the contract; the server's schemas and the contract tests hold it.
  return (response.status === 204 ? undefined : await readJson(response)) as T
}

/** The same for a file to save. */
export async function requestBlob(url: string, request: HttpRequest = {}): Promise<Blob> {
  const response = await answerOf(url, request)
  return await response.blob()
}

async function answerOf(url: string, { method = 'GET', body, headers: given = {}, isAnonymous = false }: HttpRequest): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...given }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json'
  }
  const whose: RequestInit = isAnonymous ? { credentials: 'omit', referrerPolicy: 'no-referrer' } : { credentials: 'same-origin' }
  const options: RequestInit = { method, headers, ...whose, signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) }
  const response = await fetch(url, body === undefined ? options : { ...options, body: JSON.stringify(body) })
    .catch((error: unknown) => { throw new NoAnswer(error) })
  if (!response.ok) {
    throw await readProblem(response)
  }
  return response
}

async function readJson(response: Response): Promise<unknown> {
  return await response.json().catch((error: unknown) => { throw new NoAnswer(error) })
}

async function readProblem(response: Response): Promise<ApiProblem> {
  const { status } = response
  const body: unknown = await response.json().catch(() => undefined)
  const isProblem = typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
  // `code` was just seen; the other fields are only shown.
  return new ApiProblem(isProblem ? { ...(body as ProblemMessage), status } : { status, code: `http-${status}` })
}
