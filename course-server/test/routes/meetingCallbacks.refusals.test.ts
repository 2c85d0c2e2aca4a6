// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { makeMeetingCallbacks } from '../../src/bigBlueButton/meetingCallbacks.ts'
import { makeAttendanceReceiver, type AttendanceReceiver } from '../../src/services/webinars/attendanceReceiver.ts'
import { codeOf, openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'
import { makeMemoryAttendance, makeMemoryMeetings } from '../support/webinars/memoryAttendance.ts'

const SECRET = 'a secret of the meeting server'
const PUBLIC_URL = 'https://parcours.example.org'
const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }

let test: TestApp

const warnings: string[] = []

async function open(attendanceReceiver: AttendanceReceiver | undefined): Promise<void> {
  warnings.length = 0
  test = await openTestApp(openTestSqlite, { attendanceReceiver, publicUrl: PUBLIC_URL, logLevel: 'warn', logStream: { write: (line) => { warnings.push(line) } } })
}

function aReceiver(): AttendanceReceiver {
  return makeAttendanceReceiver(makeMeetingCallbacks({ secret: SECRET, hooksChecksum: 'sha256' }, PUBLIC_URL), makeMemoryMeetings([]), makeMemoryAttendance(), () => new Date())
}

afterEach(() => test.close())

describe('callbacks of a meeting server, in the whole server', () => {
  it('are no pages where no meeting server is configured', async () => {
    await open(undefined)
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/bbb/hook?meeting=x', headers: FORM, payload: 'event=' }))).toBe('404 unknown-page')
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/bbb/analytics/x', headers: { 'content-type': 'application/json' }, payload: '{}' }))).toBe('404 unknown-page')
  })

  it('are refused without a signature, and taken with one', async () => {
    await open(aReceiver())
    const hook = (query: string) => test.app.inject({ method: 'POST', url: `/bbb/hook?meeting=x${query}`, headers: FORM, payload: 'event=%5B%5D' })
    expect(codeOf(await hook(''))).toBe('401 invalid-token')
    expect(codeOf(await hook(`&checksum=${'0'.repeat(64)}`))).toBe('401 invalid-token')
    const checksum = createHash('sha256').update(`${PUBLIC_URL}/bbb/hook?meeting=xevent=%5B%5D${SECRET}`).digest('hex')
    expect((await hook(`&checksum=${checksum}`)).statusCode).toBe(204)
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/bbb/analytics/x', headers: { 'content-type': 'application/json', 'authorization': 'Bearer x' }, payload: '{}' }))).toBe('401 invalid-token')
  })

  it('say in the log why they were refused, and of whom nothing', async () => {
    await open(aReceiver())
    const secretly = 'user-joined-of-Rose'
    await test.app.inject({ method: 'POST', url: `/bbb/hook?meeting=${secretly}&checksum=0`, headers: FORM, payload: `event=${secretly}` })
    await test.app.inject({ method: 'POST', url: '/bbb/analytics/x', headers: { 'content-type': 'application/json', 'authorization': 'Bearer x' }, payload: '{}' })
    expect(warnings.map((line) => (JSON.parse(line) as { readonly msg: string }).msg)).toEqual([expect.stringContaining('BBB_HOOKS_CHECKSUM'), expect.stringContaining('BBB_SECRET')])
    expect(warnings.join('')).not.toContain(secretly)
  })

  it('change nothing in how the other routes read their bodies', async () => {
    await open(aReceiver())
    expect(codeOf(await test.app.inject({ method: 'POST', url: '/api/v1/guests', headers: FORM, payload: 'a=1' }))).toBe('415 unsupported-media-type')
    expect((await test.app.inject({ method: 'POST', url: '/api/v1/guests', payload: {} })).statusCode).toBe(201)
  })
})
