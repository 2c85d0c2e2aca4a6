// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeMeetingCallbacks } from '../../src/bigBlueButton/meetingCallbacks.ts'
import { makeAttendanceReceiver } from '../../src/services/webinars/attendanceReceiver.ts'
import { makeMemoryAttendance, makeMemoryMeetings } from '../support/webinars/memoryAttendance.ts'

const MEETING = { meetingId: 'salon-1', sessionId: 's1', startsAt: new Date('2026-10-06T08:00:00Z'), endsAt: new Date('2026-10-06T10:00:00Z') }
const SECRET = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'

describe('the recordings of a session', () => {
  /** Written by `test/support/bigBlueButton/recordHooks.ts`, with every fault switched on. */
  const lines = readFileSync(new URL('./recordedHooks.jsonl', import.meta.url), 'utf8').trim().split('\n')
    .map((line) => JSON.parse(line) as { readonly pathAndQuery: string; readonly body: string })

  async function receive(all: typeof lines): Promise<{ readonly outcomes: readonly string[]; readonly facts: readonly unknown[] }> {
    const memory = makeMemoryAttendance()
    const receiver = makeAttendanceReceiver(makeMeetingCallbacks({ secret: SECRET, hooksChecksum: 'sha1' }, 'https://parcours.example.org'), makeMemoryMeetings([MEETING]), memory, () => MEETING.endsAt)
    const outcomes: string[] = []
    for (const { pathAndQuery, body } of all) outcomes.push(await receiver.receiveHook({ pathAndQuery, body, authorization: undefined }))
    return { outcomes, facts: memory.facts() }
  }

  it('give one state forwards, backwards and twice', async () => {
    const forwards = await receive(lines)
    expect(new Set(forwards.outcomes)).toEqual(new Set(['taken']))
    // 8 people came, 6 were seen leaving, 3 of them came back, and the room ended.
    expect(forwards.facts).toHaveLength(18)
    expect(lines.length).toBeGreaterThan(2 * 18)
    expect((await receive(lines.toReversed())).facts).toEqual(forwards.facts)
    expect((await receive([...lines, ...lines])).facts).toEqual(forwards.facts)
  })

  it('are refused, each of them, with one bit changed anywhere in the body', async () => {
    const changed = lines.map(({ pathAndQuery, body }, index) => {
      const at = (index * 37) % body.length
      return { pathAndQuery, body: body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 1) + body.slice(at + 1) }
    })
    const { outcomes, facts } = await receive(changed)
    expect(new Set(outcomes)).toEqual(new Set(['refused']))
    expect(facts).toEqual([])
  })
})
