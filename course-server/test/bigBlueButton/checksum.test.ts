// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { checksumOf, isChecksumOf, signQuery, splitChecksum } from '../../src/bigBlueButton/checksum.ts'

/** The example secret of BigBlueButton's own documentation: https://docs.bigbluebutton.org/development/api/#usage */
const SECRET = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'
const CREATE = { name: 'Test Meeting', meetingID: 'abc123', attendeePW: '111222', moderatorPW: '333444' }
const PUBLISHED_QUERY = 'name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444'
const FRENCH = { name: 'C’est quoi le problème avec les géants du web ?', meetingID: 'hubikoop-1', welcome: 'a*b (c) ~ d\'e!' }
const HOOK = { callbackURL: 'https://parcours.example/bbb/hook', meetingID: 'hubikoop-1', eventID: 'user-joined,user-left' }

describe('the checksum of a call', () => {
  it.each([
    { algorithm: 'sha1', call: 'create', parameters: CREATE, checksum: '1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17' },
    { algorithm: 'sha256', call: 'create', parameters: CREATE, checksum: 'da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e' },
    { algorithm: 'sha384', call: 'create', parameters: CREATE, checksum: '891ac633df39d0a1b4f8d597f3e190833216c4b29c4fb51ea3ca72757eeb958d6e7b49a845cf29f5c6019c7d29d029d1' },
    { algorithm: 'sha512', call: 'create', parameters: CREATE, checksum: 'de73ad61d11a5c801b68d4bd6ec5248546085cefb0b25c85f3c46249ea93a3a4b120f92c0a8a58d7512cb77821884951a3b01245f3435dbbef49fff3cc3988b4' },
    { algorithm: 'sha1', call: 'getMeetings', parameters: {}, checksum: '2027baa7771026e9e93392f55031535d1444c41f' },
    { algorithm: 'sha256', call: 'getMeetings', parameters: {}, checksum: 'a5370c5f3d97d56d53b435684cdbc429c2898a3bf9f435518b4279e1e0dbfc8c' },
    { algorithm: 'sha256', call: 'create', parameters: FRENCH, checksum: 'f7eef28a94c766f41eb6e43b530d739629d0b42e0968c7edc0729840b1a9edd0' },
    { algorithm: 'sha256', call: 'hooks/create', parameters: HOOK, checksum: '75bbad825549f6096564ef1cf16a31bab91173b2f3f675f3fa07ac347ffb799f' },
  ] as const)('is $checksum for $call with $algorithm', ({ algorithm, call, parameters, checksum }) => {
    expect(signQuery(algorithm, SECRET, call, parameters)).toMatch(new RegExp(`(^|&)checksum=${checksum}$`))
  })

  it('is over the query as it is written', () => {
    expect(signQuery('sha1', SECRET, 'create', CREATE).split('&checksum=')[0]).toBe(PUBLISHED_QUERY)
  })
})

describe('a checksum that comes', () => {
  const checksum = checksumOf('sha256', 'call', 'a=1', SECRET)

  it.each([
    { raw: `checksum=${checksum}`, query: '' },
    { raw: `a=1&checksum=${checksum}`, query: 'a=1' },
    { raw: `checksum=${checksum}&a=1`, query: 'a=1' },
    { raw: `a=%C3%A9+b&checksum=${checksum}&c=%7e`, query: 'a=%C3%A9+b&c=%7e' },
  ])('is taken out of $raw, the rest left as it came', ({ raw, query }) => {
    expect(splitChecksum(raw)).toEqual({ query, checksum })
  })

  it.each(['', 'a=1', 'checksum=', 'checksum=zz', `xchecksum=${checksum}`])('is not found in %j', (raw) => {
    expect(splitChecksum(raw)).toEqual({ query: raw, checksum: undefined })
  })

  it.each([
    { why: 'the right one', given: checksum, weakest: 'sha1', isRight: true },
    { why: 'a stronger one than asked for', given: checksumOf('sha512', 'call', 'a=1', SECRET), weakest: 'sha256', isRight: true },
    { why: 'a weaker one than asked for', given: checksumOf('sha1', 'call', 'a=1', SECRET), weakest: 'sha256', isRight: false },
    { why: 'another secret', given: checksumOf('sha256', 'call', 'a=1', 'other'), weakest: 'sha256', isRight: false },
    { why: 'one digit changed', given: checksum.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')), weakest: 'sha256', isRight: false },
    { why: 'nothing', given: '', weakest: 'sha1', isRight: false },
  ] as const)('$why: $isRight', ({ given, weakest, isRight }) => {
    expect(isChecksumOf(given, weakest, 'call', 'a=1', SECRET)).toBe(isRight)
  })
})
