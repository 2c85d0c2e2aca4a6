// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: readonly string[]
  /** As it came over the wire. */
  readonly raw: string
  /** Headers only, unfolded. */
  readonly headers: string
  /** Every part's text, decoded. */
  readonly text: string
}

/** A mail server of its own, which takes what it is sent, or refuses as it is told. */
export interface TestMailbox {
  readonly url: string
  readonly received: readonly ReceivedMail[]
  /** Addresses that do not exist here, and those that may come back later. */
  readonly refused: Set<string>
  readonly busy: Set<string>
  clear(): void
  close(): Promise<void>
}

export async function openMailbox(): Promise<TestMailbox> {
  const received: ReceivedMail[] = []
  const [refused, busy] = [new Set<string>(), new Set<string>()]
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, answer) {
      if (refused.has(address)) answer(Object.assign(new Error('No such user'), { responseCode: 550 }))
      else if (busy.has(address)) answer(Object.assign(new Error('Try again'), { responseCode: 451 }))
      else answer()
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const [headers = ''] = raw.split('\r\n\r\n')
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw, headers: headers.replaceAll(/\r\n[ \t]+/g, ' '), text: decode(raw) })
        done()
      })
    },
  })
  // Whoever is killed while sending tears the line: that is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`, received, refused, busy,
    clear: () => { received.length = 0 },
    close: () => new Promise<void>((resolve) => { server.close(() => { resolve() }) }),
  }
}

/** A mail server whose login nobody has, and how often one was tried. */
export async function openLockedMailbox(): Promise<{ readonly url: string; attemptCount(): number; close(): Promise<void> }> {
  let attemptCount = 0
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    logger: false,
    onAuth(_auth, _session, answer) {
      attemptCount += 1
      answer(Object.assign(new Error('Wrong login'), { responseCode: 535 }))
    },
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://somebody:wrong@127.0.0.1:${port}`,
    attemptCount: () => attemptCount,
    close: () => new Promise<void>((resolve) => { server.close(() => { resolve() }) }),
  }
}

/** Base64 and quoted-printable parts, one after the other. */
function decode(raw: string): string {
  return raw.split(/\r\n--[^\r\n]+/).map((part) => {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const body = rest.join('\r\n\r\n')
    if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
    if (/content-transfer-encoding: quoted-printable/i.test(head)) return fromQuotedPrintable(body)
    return body
  }).join('\n')
}

function fromQuotedPrintable(body: string): string {
  const joined = body.replaceAll(/=\r\n/g, '')
  return Buffer.from(joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8')
}
