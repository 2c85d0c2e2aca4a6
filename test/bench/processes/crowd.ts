// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface CrowdRequest {
  readonly method: 'GET' | 'PUT'
  /** From the root of the server. */
  readonly path: string
  readonly token: string
  readonly body?: string
}

/** People with a page open: one connection each, kept. */
export interface Crowd {
  /** Person n sends request n after `delayMs(n)`, at once without it. Returns what each waited until the last byte, in ms. */
  readonly ask: (requests: readonly CrowdRequest[], delayMs?: (person: number) => number) => Promise<readonly number[]>
  readonly leave: () => void
}

/**
 * On bare sockets: what a whole HTTP client does with 500 answers, on the same two cores, would be measured too (some 100 ms
 * of 650 on 2026-11-23). @throws on any answer but 200
 */
export async function gatherCrowd(url: string, peopleCount: number): Promise<Crowd> {
  const { hostname, port, host } = new URL(url)
  const sockets: Socket[] = []
  for (let person = 0; person < peopleCount; person += 1) {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    sockets.push(socket)
  }
  return {
    ask: (requests, delayMs) => {
      const texts = requests.map((request) => textOf(request, host))
      return Promise.all(texts.map(async (text, person) => {
        const socket = sockets[person]
        if (socket === undefined) throw new Error(`${requests.length} requests of ${peopleCount} people.`)
        if (delayMs !== undefined) await new Promise((resolve) => { setTimeout(resolve, delayMs(person)) })
        const startedMs = performance.now()
        await askOne(socket, text)
        return performance.now() - startedMs
      }))
    },
    leave: () => { for (const socket of sockets) socket.destroy() },
  }
}

function textOf({ method, path, token, body }: CrowdRequest, host: string): string {
  const ofBody = body === undefined ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
  return `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\n${ofBody}\r\n${body ?? ''}`
}

function askOne(socket: Socket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = ''
    let missingBytes: number | undefined
    const stop = (error?: Error) => {
      socket.off('data', read).off('error', stop)
      if (error === undefined) resolve()
      else reject(error)
    }
    const read = (chunk: Buffer) => {
      if (missingBytes === undefined) {
        head += chunk.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const length = /content-length: (\d+)/i.exec(head)?.[1]
        if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
          stop(new Error(`Answered ${head.slice(0, 1_000)}`))
          return
        }
        missingBytes = end + '\r\n\r\n'.length + Number(length) - head.length
      } else {
        missingBytes -= chunk.length
      }
      if (missingBytes <= 0) stop()
    }
    socket.on('data', read).once('error', stop)
    socket.write(text)
  })
}
