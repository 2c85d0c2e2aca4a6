// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** The part of autocannon's interface that the bench uses: https://github.com/mcollina/autocannon#api */
declare module 'autocannon' {
  export interface Request {
    readonly method: string
    readonly path: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }

  export interface Client {
    /** Replaces what this connection asks, in order. */
    setRequests(requests: readonly Request[]): void
    on(event: 'response', listener: (status: number, sizeBytes: number, milliseconds: number) => void): void
  }

  export interface Options {
    readonly url: string
    readonly connections: number
    /** All requests together; shared out evenly. */
    readonly amount: number
    /** Of each connection, per second. */
    readonly connectionRate?: number
    readonly timeout?: number
    readonly setupClient: (client: Client) => void
  }

  export interface Result {
    readonly '2xx': number
    readonly 'non2xx': number
    readonly 'errors': number
    readonly 'timeouts': number
    readonly 'statusCodeStats': Readonly<Record<string, unknown>>
  }

  export default function autocannon(options: Options): Promise<Result>
}
