// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { createAddresses, OWN_SHARES } from '../../src/missions/addresses.ts'
import { isAllowedRequest } from '../../src/missions/allowList.ts'

const ME = 'rose'
const isAllowed = (method: string, address: string, userId = ME) => isAllowedRequest(method, address, userId)

describe('what a mission may ask', () => {
  const { folder, calendars, calendar, addressBooks, addressBook, versions, sharesOf, groups, picture } = createAddresses(ME)

  it.each([
    ['PROPFIND', folder()], ['PROPFIND', folder('AG 2026')], ['PROPFIND', folder('100 % à nous', 'a+b&c;d=e')], ['PROPFIND', folder('Ça… (déf) #2')],
    ['SEARCH', '/remote.php/dav/'], ['PROPFIND', versions('3148')],
    ['PROPFIND', calendars], ['REPORT', calendar('personal')], ['REPORT', calendar('asso_shared_by_samir')],
    ['PROPFIND', addressBooks], ['REPORT', addressBook('contacts')],
    ['GET', '/ocs/v2.php/core/navigation/apps'], ['GET', '/ocs/v2.php/cloud/user'], ['GET', groups], ['GET', picture],
    ['GET', OWN_SHARES], ['GET', `${OWN_SHARES}?shared_with_me=true`], ['GET', sharesOf('AG 2026')], ['GET', sharesOf('Bureau', 'procès-verbal 100 %.md')],
    ['GET', '/ocs/v2.php/apps/user_status/api/v1/user_status'],
    ['GET', '/ocs/v2.php/apps/polls/api/v1.0/polls'], ['GET', '/ocs/v2.php/apps/polls/api/v1.0/poll/12/options'],
    ['GET', '/ocs/v2.php/apps/forms/api/v3/forms?type=owned'],
    ['GET', '/ocs/v2.php/apps/spreed/api/v4/room?noStatusUpdate=1'], ['GET', '/ocs/v2.php/apps/spreed/api/v4/room/a1b2c3d4/participants'],
    ['GET', '/index.php/apps/deck/api/v1.0/boards'], ['GET', '/ocs/v2.php/apps/parcours/api/v1/first-steps'],
  ])('is %s %s', (method, address) => {
    expect(isAllowed(method, address)).toBe(true)
  })

  it.each(['ann@example.org', 'Élodie', 'jean paul', 'o\'neil', 'a.b-c_d'])('works for the account %s', (userId) => {
    const mine = createAddresses(userId)
    expect([mine.folder('x'), mine.calendars, mine.versions('1')].map((address) => isAllowed('PROPFIND', address, userId))).toEqual([true, true, true])
    expect([mine.groups, mine.picture].map((address) => isAllowed('GET', address, userId))).toEqual([true, true])
  })
})

describe('what a mission may never ask', () => {
  it('makes no password: that GET is not harmless', () => {
    for (const address of ['/ocs/v2.php/core/getapppassword', '/ocs/v1.php/core/getapppassword', '/ocs/v2.php/core/getapppassword-onetime']) {
      expect(isAllowed('GET', address)).toBe(false)
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'MKCOL', 'MOVE', 'COPY', 'PROPPATCH', 'LOCK', 'ACL', 'get', 'propfind'])('by %s, wherever', (method) => {
    const { folder, calendars, sharesOf } = createAddresses(ME)
    expect([folder('x'), calendars, sharesOf('x'), OWN_SHARES, '/ocs/v2.php/cloud/user', '/remote.php/dav/'].filter((address) => isAllowed(method, address))).toEqual([])
  })

  it.each([
    ['PROPFIND', '/remote.php/dav/files/samir/'], ['PROPFIND', '/remote.php/dav/files/Rose/'], ['PROPFIND', '/remote.php/dav/files/rose2/'], ['PROPFIND', '/remote.php/dav/files/'],
    ['PROPFIND', '/remote.php/dav/calendars/samir/'], ['REPORT', '/remote.php/dav/calendars/samir/personal/'], ['REPORT', '/remote.php/dav/calendars/rose/'],
    ['REPORT', '/remote.php/dav/addressbooks/users/samir/contacts/'], ['REPORT', '/remote.php/dav/addressbooks/system/system/system/'],
    ['PROPFIND', '/remote.php/dav/versions/samir/versions/3'], ['PROPFIND', '/remote.php/dav/versions/rose/versions/x'], ['PROPFIND', '/remote.php/dav/trashbin/rose/trash/'],
    ['GET', '/ocs/v2.php/cloud/users/samir/groups'], ['GET', '/ocs/v2.php/cloud/users/samir'], ['GET', '/ocs/v2.php/cloud/users'], ['GET', '/index.php/avatar/samir/64'],
    ['GET', '/remote.php/dav/files/rose/AG/notes.md'], ['GET', '/index.php/s/abc'], ['GET', '/index.php/logout'], ['GET', '/'], ['GET', ''],
    ['GET', 'https://elsewhere.example/ocs/v2.php/cloud/user'], ['GET', '//elsewhere.example/ocs/v2.php/cloud/user'],
  ])('%s %s: not one’s own, or not a check’s', (method, address) => {
    expect(isAllowed(method, address)).toBe(false)
  })

  it.each([
    '/remote.php/dav/files/rose/../samir/', '/remote.php/dav/files/rose/%2e%2e/samir/', '/remote.php/dav/files/rose/%2E%2E%2Fsamir/', '/remote.php/dav/files/rose/.%2e/',
    '/remote.php/dav/files/rose/%252e%252e/samir/', '/remote.php/dav/files/rose/..%2fsamir/', '/remote.php/dav/files/rose/a%2f..%2f..%2fsamir/', '/remote.php/dav/files/rose/..%5csamir/',
    '/remote.php/dav/files/rose/%25252e%25252e/', '/remote.php/dav/files/rose/./', '/remote.php/dav/files/rose/a%00/', '/remote.php/dav/files/rose/a%0d%0aX/', '/remote.php/dav/files/rose/\\..\\samir/',
    '/remote.php/dav/files/rose/%zz/', '/remote.php/dav/files/rose/a b/', '/remote.php/dav/files/rose/#x', '/remote.php/dav/files/rose/?x=1',
  ])('a path that climbs or hides something: %s', (address) => {
    expect(isAllowed('PROPFIND', address)).toBe(false)
  })

  it.each([
    `${OWN_SHARES}?path=%2F..%2Fx`, `${OWN_SHARES}?path=%2Fa%252f..%252fb`, `${OWN_SHARES}?path=/a&reshares=true`, `${OWN_SHARES}?shared_with_me=false`, `${OWN_SHARES}?path=`, `${OWN_SHARES}?path=a?b`,
    `${OWN_SHARES}/12`, `${OWN_SHARES}/pending`, '/ocs/v2.php/apps/forms/api/v3/forms', '/ocs/v2.php/apps/forms/api/v3/forms?type=shared', '/ocs/v2.php/apps/spreed/api/v4/room',
    '/ocs/v2.php/apps/spreed/api/v4/room/../x/participants', '/ocs/v2.php/cloud/user?format=json', '/ocs/v2.php/apps/polls/api/v1.0/poll/1%2f2/options',
  ])('another question: %s', (address) => {
    expect(isAllowed('GET', address)).toBe(false)
  })

  it('anything in nobody’s name, and nothing endless', () => {
    expect(isAllowed('GET', '/ocs/v2.php/cloud/user', '')).toBe(false)
    expect(isAllowed('PROPFIND', `/remote.php/dav/files/rose/${'a'.repeat(5_000)}/`)).toBe(false)
  })

  it('the space of an account whose name climbs', () => {
    expect([isAllowed('PROPFIND', '/remote.php/dav/files/../', '..'), isAllowed('PROPFIND', createAddresses('a/../b').folder(), 'a/../b')]).toEqual([false, false])
  })
})
