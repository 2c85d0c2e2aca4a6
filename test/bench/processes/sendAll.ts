// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import autocannon, { type Request } from 'autocannon'
import { quantileOf } from '../timing/spread.ts'

export interface Sent {
  readonly seconds: number
  readonly p95Ms: number
}

export interface SendOptions {
  readonly connections: number
  /** Requests per second of each connection; as fast as it is answered without it. */
  readonly connectionRate?: number
}

const TIMEOUT_SECONDS = 20

/**
 * Sends each request once, shared out over the connections; request n goes by connection
 * n % connections. @throws unless every one of them was answered with success
 */
export async function sendAll(url: string, requests: readonly Request[], { connections, connectionRate }: SendOptions): Promise<Sent> {
  if (requests.length % connections !== 0) throw new Error(`${requests.length} requests do not share out over ${connections} connections.`)
  const latenciesMs: number[] = []
  let clientCount = 0
  const started = process.hrtime.bigint()
  const result = await autocannon({
    url,
    connections,
    amount: requests.length,
    timeout: TIMEOUT_SECONDS,
    ...(connectionRate === undefined ? {} : { connectionRate }),
    setupClient(client) {
      const number = clientCount++
      client.setRequests(requests.filter((_, index) => index % connections === number))
      client.on('response', (_status, _bytes, milliseconds) => { latenciesMs.push(milliseconds) })
    },
  })
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  if (result['2xx'] !== requests.length) {
    const { errors, timeouts, statusCodeStats } = result
    throw new Error(`Of ${requests.length} requests ${result['2xx']} succeeded: ${JSON.stringify({ errors, timeouts, statusCodeStats })}`)
  }
  return { seconds, p95Ms: quantileOf(latenciesMs, 0.95) }
}
