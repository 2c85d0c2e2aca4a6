// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { request as requestPlainly, type Agent, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestSecurely } from 'node:https'

export interface ServerCall {
  /** Origin and nothing more of it is used. */
  readonly server: URL
  /** Sent as it is written: it is signed. */
  readonly pathAndQuery: string
  /** Sent by POST; without one the call is a GET. */
  readonly xmlBody: string | undefined
  /** For the whole call, from the connection to the last byte. */
  readonly timeoutMs: number
  readonly agent: Agent
  readonly signal: AbortSignal | undefined
}

export type ServerAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-large' }

/** 5,000 attendees with long names are about 2.5 MB. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024

/** One request and its whole answer, bounded in time and size. Follows no redirect. Never rejects. */
export async function callServer(call: ServerCall): Promise<ServerAnswer> {
  const { answer, isStale } = await callOnce(call)
  // The server closed a kept connection while we wrote on it: https://nodejs.org/api/http.html#requestreusedsocket
  return isStale ? (await callOnce(call)).answer : answer
}

interface Attempt {
  readonly answer: ServerAnswer
  readonly isStale: boolean
}

function callOnce(call: ServerCall): Promise<Attempt> {
  return new Promise((resolve) => {
    if (call.signal?.aborted === true) {
      resolve({ answer: { kind: 'unreachable' }, isStale: false })
      return
    }
    const finish = (answer: ServerAnswer, isStale = false) => {
      clearTimeout(timer)
      call.signal?.removeEventListener('abort', abort)
      // An answer read to its end has already given its connection back.
      if (answer.kind !== 'answered') request.destroy()
      resolve({ answer, isStale })
    }
    const abort = () => { finish({ kind: 'unreachable' }) }
    const timer = setTimeout(() => { finish({ kind: 'timeout' }) }, call.timeoutMs)
    call.signal?.addEventListener('abort', abort, { once: true })
    const request = sendRequest(call)
    request.on('error', () => { finish({ kind: 'unreachable' }, request.reusedSocket) })
    request.on('response', (response) => { readAnswer(response, finish) })
    request.end(call.xmlBody)
  })
}

function sendRequest({ server, pathAndQuery, xmlBody, agent }: ServerCall): ClientRequest {
  const send = server.protocol === 'https:' ? requestSecurely : requestPlainly
  return send({
    hostname: server.hostname.replace(/^\[(.+)\]$/, '$1'),
    port: server.port,
    path: pathAndQuery,
    method: xmlBody === undefined ? 'GET' : 'POST',
    headers: { accept: 'text/xml, application/xml', ...(xmlBody === undefined ? {} : { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(xmlBody) }) },
    agent,
  })
}

function readAnswer(response: IncomingMessage, finish: (answer: ServerAnswer) => void): void {
  const chunks: Buffer[] = []
  let byteCount = 0
  response.on('data', (chunk: Buffer) => {
    byteCount += chunk.length
    if (byteCount > MAX_ANSWER_BYTES) finish({ kind: 'too-large' })
    else chunks.push(chunk)
  })
  response.on('error', () => { finish({ kind: 'unreachable' }) })
  response.on('end', () => { finish({ kind: 'answered', status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }) })
}
