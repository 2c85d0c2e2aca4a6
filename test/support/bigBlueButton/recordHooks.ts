// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Records what hooks send during one session with every fault of the double switched on, one line per callback:
 * `npx tsx test/support/bigBlueButton/recordHooks.ts > course-server/test/bigBlueButton/recordedHooks.jsonl`
 */
import { createServer } from 'node:http'
import { makeBigBlueButton } from '../../../course-server/src/bigBlueButton/bigBlueButton.ts'
import { startBigBlueButtonDouble } from './bigBlueButtonDouble.ts'

const START_MS = Date.parse('2026-10-06T08:00:00Z')
const MINUTE_MS = 60_000
const PUBLIC_URL = 'https://parcours.example.org'
/** One callback in so many is answered 500, and comes again later. */
const FAILED_EVERY = 7

let nowMs = START_MS
const double = await startBigBlueButtonDouble({ now: () => new Date(nowMs), endDelayMs: 0, publicOrigin: PUBLIC_URL, hooksAlgorithm: 'sha256' })
const client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha256' })
let received = 0
const receiver = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => { body += chunk.toString() })
  request.on('end', () => {
    process.stdout.write(`${JSON.stringify({ pathAndQuery: request.url, body })}\n`)
    response.writeHead(++received % FAILED_EVERY === 0 ? 500 : 204).end()
  })
})
await new Promise<void>((resolve) => { receiver.listen(0, '127.0.0.1', resolve) })
const address = receiver.address()
double.sendHooksTo(typeof address === 'object' && address !== null ? address.port : 0)

await client.create({
  meetingId: 'salon-1', name: 'Salon', welcome: '', logoutUrl: PUBLIC_URL, durationMinutes: 0, maxParticipants: 0, isRecorded: false, isWebinarFormat: true,
  hasWaitingRoom: false, analyticsUrl: undefined, documents: [],
})
await client.createHook({ meetingId: 'salon-1', callbackUrl: `${PUBLIC_URL}/bbb/hook?meeting=salon-1` })
Object.assign(double.faults.hooks, { isOutOfOrder: true, isDuplicated: true, namesWrongPerson: true })
for (let person = 1; person <= 8; person++) {
  nowMs = START_MS + person * MINUTE_MS
  const connection = await double.clientConnects(client.joinUrl({
    meetingId: 'salon-1', participantId: `participant-${person}`, displayName: `Personne ${person}`, role: 'viewer', waitsForModerator: false, createdAt: undefined,
    isListenOnly: false, isCounted: true, language: 'fr',
  }))
  nowMs += 40 * MINUTE_MS
  // The last two leave and nobody is told.
  if (person <= 6) connection.leave()
  nowMs += 5 * MINUTE_MS
  if (person <= 3) connection.reconnect()
  await double.deliverHooks()
}
nowMs = START_MS + 115 * MINUTE_MS
await client.end('salon-1')
await double.deliverHooks()

client.close()
receiver.close()
await double.stop()
