// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBigBlueButtonDouble, type BigBlueButtonDouble } from '../../../test/support/bigBlueButton/bigBlueButtonDouble.ts'
import { makeBigBlueButton, type BigBlueButton } from '../../src/bigBlueButton/bigBlueButton.ts'
import type { BbbConfig } from '../../src/config.ts'
import type { JoinWish, MeetingWish } from '../../src/services/webinars/meetings.ts'
import { makeTestClock, type TestClock } from '../support/clock.ts'

const WISH: MeetingWish = {
  meetingId: 'hubikoop-1', name: 'C’est quoi le problème (déjà) ? ~ l\'été * & <b>!', welcome: '', logoutUrl: 'https://parcours.example.org/', durationMinutes: 0, maxParticipants: 0,
  isRecorded: false, isWebinarFormat: true, hasWaitingRoom: false, analyticsUrl: undefined, documents: [],
}
const JOIN: JoinWish = {
  meetingId: 'hubikoop-1', participantId: 'p-0001', displayName: 'Éa d’Oc & co', role: 'viewer', waitsForModerator: false, createdAt: undefined, isListenOnly: false, isCounted: true, language: 'fr',
}
const MINUTE_MS = 60_000

let clock: TestClock
let double: BigBlueButtonDouble
let client: BigBlueButton

async function start(config: Partial<BbbConfig> = {}, options: Partial<Parameters<typeof startBigBlueButtonDouble>[0]> = {}): Promise<void> {
  double = await startBigBlueButtonDouble({ now: clock.now, ...options })
  client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1', ...config }, { callMs: 400, documentsMs: 800 })
}

beforeEach(() => { clock = makeTestClock() })
afterEach(async () => {
  client.close()
  await double.stop()
})

describe('a meeting', () => {
  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('keeps its name and its ids, signed with %s', async (checksum) => {
    await start({ checksum })
    const created = await client.create(WISH)
    expect(created).toMatchObject({ kind: 'done', value: { meetingId: 'hubikoop-1', createdAt: clock.now(), voiceBridge: '71347' } })
    const info = await client.findInfo('hubikoop-1')
    expect(info).toMatchObject({ kind: 'done', value: { meetingId: 'hubikoop-1', name: WISH.name, isRunning: false, attendees: [], endedAt: undefined } })
    expect(info.kind === 'done' && info.value?.meetingRunId).toBe(created.kind === 'done' && created.value.meetingRunId)
  })

  it('is the same when it is created again', async () => {
    await start()
    const first = await client.create(WISH)
    clock.advance(MINUTE_MS)
    expect(first).toMatchObject({ value: { isNew: true } })
    expect(await client.create(WISH)).toEqual({ kind: 'done', value: { ...(first.kind === 'done' ? first.value : {}), isNew: false } })
  })

  it('has the webinar format, keeps events for the report and takes slides', async () => {
    await start()
    await client.create({ ...WISH, analyticsUrl: 'https://parcours.example.org/bbb/analytics/hubikoop-1', documents: [{ url: 'https://nuage.example.org/s/x?a=1&b="2"', fileName: 'Séance 1.pdf', isDownloadable: true }] })
    expect(double.parametersOf('hubikoop-1')).toMatchObject({
      'lockSettingsDisableMic': 'true', 'lockSettingsDisableCam': 'true', 'lockSettingsDisablePrivateChat': 'true', 'muteOnStart': 'true', 'webcamsOnlyForModerator': 'true',
      'guestPolicy': 'ALWAYS_ACCEPT', 'meetingKeepEvents': 'true', 'record': 'false', 'meta_analytics-callback-url': 'https://parcours.example.org/bbb/analytics/hubikoop-1',
    })
    expect(double.documentsOf('hubikoop-1')).toEqual(['https://nuage.example.org/s/x?a=1&b=&quot;2&quot;'])
    expect(await client.insertDocuments('hubikoop-1', [{ url: 'https://nuage.example.org/2.pdf', fileName: '2.pdf', isDownloadable: false }])).toEqual({ kind: 'done', value: undefined })
    expect(double.documentsOf('hubikoop-1')).toHaveLength(2)
  })

  it('asks moderators to let people in when it has a waiting room', async () => {
    await start()
    await client.create({ ...WISH, hasWaitingRoom: true, isWebinarFormat: false })
    expect(double.parametersOf('hubikoop-1')).toMatchObject({ guestPolicy: 'ASK_MODERATOR' })
    expect(double.parametersOf('hubikoop-1')).not.toHaveProperty('muteOnStart')
    expect(client.joinUrl({ ...JOIN, waitsForModerator: true })).toContain('guest=true')
  })

  it('is over some time after its end was asked for, and asking again is no failure', async () => {
    await start()
    await client.create(WISH)
    expect(await client.end('hubikoop-1')).toEqual({ kind: 'done', value: undefined })
    expect(await client.findInfo('hubikoop-1')).toMatchObject({ kind: 'done', value: { meetingId: 'hubikoop-1' } })
    clock.advance(5000)
    expect(await client.findInfo('hubikoop-1')).toEqual({ kind: 'done', value: undefined })
    expect(await client.isRunning('hubikoop-1')).toEqual({ kind: 'done', value: false })
    expect(await client.end('hubikoop-1')).toEqual({ kind: 'done', value: undefined })
  })

  it('goes by itself when nobody comes', async () => {
    await start()
    await client.create(WISH)
    clock.advance(30 * MINUTE_MS)
    expect(await client.findInfo('hubikoop-1')).toEqual({ kind: 'done', value: undefined })
  })

  it.each([{ why: 'no recording', count: 0 }, { why: 'one', count: 1 }, { why: 'two runs of the room', count: 2 }])('lists recordings: $why', async ({ count }) => {
    await start()
    for (let run = 0; run < count; run++) {
      await client.create(WISH)
      clock.advance(MINUTE_MS)
      double.publishRecording('hubikoop-1')
      await client.end('hubikoop-1')
      clock.advance(MINUTE_MS)
    }
    const recordings = await client.listRecordings('hubikoop-1')
    expect(recordings.kind === 'done' && recordings.value).toHaveLength(count)
    if (count > 0) expect(recordings).toMatchObject({ value: [{ meetingId: 'hubikoop-1', name: WISH.name, isPublished: true, formats: [{ kind: 'presentation', lengthMinutes: 118 }] }, ...Array<object>(count - 1).fill({})] })
  })
})

describe('people in a meeting', () => {
  it('are there once their client has connected, not when an address was made or opened', async () => {
    await start()
    await client.create(WISH)
    const url = client.joinUrl(JOIN)
    await fetch(url, { redirect: 'manual' })
    expect(await client.findInfo('hubikoop-1')).toMatchObject({ value: { attendees: [], isRunning: false } })
    const connection = await double.clientConnects(url)
    expect(await client.findInfo('hubikoop-1')).toMatchObject({ value: { attendees: [{ participantId: 'p-0001', isModerator: false }], isRunning: true } })
    expect(await client.isRunning('hubikoop-1')).toEqual({ kind: 'done', value: true })
    connection.leave()
    expect(await client.findInfo('hubikoop-1')).toMatchObject({ value: { attendees: [] } })
  })

  it('are listed once per device, and their names are not read', async () => {
    await start()
    await client.create(WISH)
    await double.clientConnects(client.joinUrl(JOIN))
    await double.clientConnects(client.joinUrl(JOIN))
    await double.clientConnects(client.joinUrl({ ...JOIN, participantId: 'trainer', role: 'moderator', isCounted: false }))
    const info = await client.findInfo('hubikoop-1')
    expect(info).toMatchObject({ value: { attendees: [{ participantId: 'p-0001' }, { participantId: 'p-0001' }, { participantId: 'trainer', isModerator: true }] } })
    expect(JSON.stringify(info)).not.toContain('Éa')
  })

  it('do not come in by an address of an earlier run', async () => {
    await start()
    const first = await client.create(WISH)
    await client.end('hubikoop-1')
    clock.advance(MINUTE_MS)
    await client.create(WISH)
    const createdAt = first.kind === 'done' ? first.value.createdAt : undefined
    await expect(double.clientConnects(client.joinUrl({ ...JOIN, createdAt }))).rejects.toThrow('mismatchCreateTimeParam')
  })
})

describe('hooks', () => {
  it('are made once per address, listed and destroyed', async () => {
    await start()
    const hook = { meetingId: 'hubikoop-1', callbackUrl: 'https://parcours.example.org/bbb/hook?meeting=hubikoop-1' }
    // bbb-webhooks fails here.
    expect(await client.listHooks('hubikoop-1')).toEqual({ kind: 'done', value: [] })
    const made = await client.createHook(hook)
    expect(await client.createHook(hook)).toEqual(made)
    const hookId = made.kind === 'done' ? made.value.hookId : ''
    expect(hookId).toMatch(/^[0-9a-f-]{36}$/)
    expect(await client.listHooks('hubikoop-1')).toEqual({ kind: 'done', value: [{ hookId, ...hook }] })
    expect(await client.destroyHook(hookId)).toEqual({ kind: 'done', value: undefined })
    expect(await client.destroyHook(hookId)).toEqual({ kind: 'done', value: undefined })
    expect(await client.listHooks('hubikoop-1')).toEqual({ kind: 'done', value: [] })
  })

  it('have a hash of their own, where the rest of the server takes another', async () => {
    await start({ hooksChecksum: 'sha256' }, { hooksAlgorithm: 'sha1' })
    expect(await client.createHook({ meetingId: 'x1', callbackUrl: 'https://parcours.example.org/bbb/hook?meeting=x1' })).toEqual({ kind: 'refused', key: 'checksumError' })
    expect(await client.create(WISH)).toMatchObject({ kind: 'done' })
  })
})

describe('a meeting server in trouble', () => {
  it.each([
    { why: 'refuses a wrong secret with 200', config: { secret: 'other' }, options: {}, expected: { kind: 'refused', key: 'checksumError' } },
    { why: 'is a Scalelite without sha384', config: { checksum: 'sha384' }, options: { mode: 'scalelite' }, expected: { kind: 'refused', key: 'checksumError' } },
    { why: 'is a Scalelite with sha256', config: {}, options: { mode: 'scalelite' }, expected: { kind: 'done', value: undefined } },
    { why: 'has its address with api at the end', config: { path: 'api' }, options: {}, expected: { kind: 'done', value: undefined } },
  ] as const)('$why', async ({ config, options, expected }) => {
    const { path, ...rest } = { path: '', ...config }
    await start(rest, options)
    client = makeBigBlueButton({ url: double.url + path, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1', ...rest })
    expect(await client.findInfo('hubikoop-1')).toEqual(expected)
  })

  const FAILED = (key: string) => `<response><returncode>FAILED</returncode><messageKey>${key}</messageKey><message>x</message></response>`
  it.each([
    { why: 'XML that stops', body: '<response><returncode>SUCCESS</returncode>', expected: { kind: 'malformed' } },
    { why: 'a page of HTML', body: '<!doctype html><html><body>Welcome</body></html>', expected: { kind: 'malformed' } },
    { why: 'nothing', body: '', expected: { kind: 'malformed' } },
    { why: 'JSON', body: '{"response":{"returncode":"SUCCESS"}}', expected: { kind: 'malformed' } },
    { why: 'a success without what was asked for', body: '<response><returncode>SUCCESS</returncode></response>', expected: { kind: 'malformed' } },
    { why: 'a file of its own by an entity', body: '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><response><returncode>SUCCESS</returncode><meetingID>&x;</meetingID></response>', expected: { kind: 'malformed' } },
    { why: 'a billion laughs', body: `<!DOCTYPE r [<!ENTITY a "ha">${'bcdefghij'.split('').map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index] ?? 'a'};`.repeat(10)}">`).join('')}]><response>&j;</response>`, expected: { kind: 'malformed' } },
    { why: 'a refusal nobody has heard of', body: FAILED('somethingNew'), expected: { kind: 'refused', key: 'other' } },
    { why: 'a balancer without a server to give', body: FAILED('serverUnavailable'), expected: { kind: 'unreachable' } },
    { why: 'a refusal with a status of a proxy', body: FAILED('checksumError'), status: 403, expected: { kind: 'refused', key: 'checksumError' } },
    { why: 'a gateway’s error', body: '<html>Bad gateway</html>', status: 502, expected: { kind: 'unreachable' } },
    { why: 'a redirection', body: '', status: 302, expected: { kind: 'malformed' } },
    { why: 'no such meeting, by an old key', body: FAILED('invalidMeetingIdentifier'), expected: { kind: 'done', value: undefined } },
  ])('answers $why', async ({ body, status, expected }) => {
    await start()
    Object.assign(double.faults, { body, status: status ?? 200 })
    expect(await client.findInfo('hubikoop-1')).toEqual(expected)
  })

  it('is down, and is reached again without a restart', async () => {
    await start()
    await client.create(WISH)
    double.faults.isDown = true
    expect(await client.findInfo('hubikoop-1')).toEqual({ kind: 'unreachable' })
    double.faults.isDown = false
    expect(await client.findInfo('hubikoop-1')).toMatchObject({ kind: 'done', value: { meetingId: 'hubikoop-1' } })
  })

  it('has no name or no port', async () => {
    await start()
    client.close()
    client = makeBigBlueButton({ url: 'http://127.0.0.1:1/bigbluebutton/', secret: 'x', checksum: 'sha256', hooksChecksum: 'sha1' })
    expect(await client.create(WISH)).toEqual({ kind: 'unreachable' })
  })

  it('answers too slowly: the call ends in its time', async () => {
    await start()
    double.faults.delayMs = 2000
    const started = performance.now()
    expect(await client.findInfo('hubikoop-1')).toEqual({ kind: 'timeout' })
    expect(performance.now() - started).toBeLessThan(1500)
  })

  it('answers without end: reading stops', async () => {
    await start()
    double.faults.isEndless = true
    expect(['malformed', 'timeout']).toContain((await client.findInfo('hubikoop-1')).kind)
  })

  it('is asked nothing more once the call is given up', async () => {
    await start()
    double.faults.delayMs = 2000
    const giveUp = new AbortController()
    const call = client.findInfo('hubikoop-1', giveUp.signal)
    giveUp.abort()
    expect(await call).toEqual({ kind: 'unreachable' })
    expect(await client.findInfo('hubikoop-1', giveUp.signal)).toEqual({ kind: 'unreachable' })
  })

  it('has 5,000 people in a room', async () => {
    await start()
    await client.create(WISH)
    double.faults.extraAttendees = 5000
    client.close()
    client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1' })
    const info = await client.findInfo('hubikoop-1')
    expect(info.kind === 'done' && info.value?.attendees).toHaveLength(5000)
  })
})
