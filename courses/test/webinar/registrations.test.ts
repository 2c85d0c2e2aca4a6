// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  REGISTRATION_ACTIONS, countPromotions, firstState, isStanding, listPromotions, listWaiting, nextState, placeFor, rowsToLeave, sessionsToEnter,
  type Admission, type Occupancy, type Registration, type RegistrationAction, type RegistrationState,
} from '../../src/index.ts'
import { aRegistration, hubikoopSessions } from '../support/webinars.ts'

const CONFIRMED: RegistrationState = { status: 'confirmed' }
const WAITLISTED: RegistrationState = { status: 'waitlisted' }
const ADDRESS: RegistrationState = { status: 'pending', awaits: 'address' }
const ORGANISER: RegistrationState = { status: 'pending', awaits: 'organiser' }
const INVITED: RegistrationState = { status: 'pending', awaits: 'person' }
const REFUSED: RegistrationState = { status: 'refused' }
const DECLINED: RegistrationState = { status: 'declined' }
const WITHDRAWN: RegistrationState = { status: 'withdrawn' }

const FREE: Occupancy = { capacity: 50, confirmedCount: 49, waitlistedCount: 0 }
const FULL: Occupancy = { capacity: 50, confirmedCount: 50, waitlistedCount: 0 }

describe('a place', () => {
  it.each([
    { capacity: 50, confirmedCount: 0, waitlistedCount: 0, status: 'confirmed', why: 'nobody yet' },
    { capacity: 50, confirmedCount: 49, waitlistedCount: 0, status: 'confirmed', why: 'the last one' },
    { capacity: 50, confirmedCount: 50, waitlistedCount: 0, status: 'waitlisted', why: 'full' },
    { capacity: 50, confirmedCount: 51, waitlistedCount: 0, status: 'waitlisted', why: 'fuller than full, after the capacity was lowered' },
    { capacity: 50, confirmedCount: 49, waitlistedCount: 1, status: 'waitlisted', why: 'somebody waits already' },
    { capacity: undefined, confirmedCount: 10_000, waitlistedCount: 0, status: 'confirmed', why: 'no limit' },
  ])('is $status when $why', ({ status, ...occupancy }) => {
    expect(placeFor(occupancy)).toEqual({ status })
  })

  it('is given to exactly 50 of 500 people, the others wait in order', () => {
    const registrations: Registration[] = []
    for (let arrival = 1; arrival <= 500; arrival++) {
      const count = (status: string) => registrations.filter(({ state }) => state.status === status).length
      registrations.push(aRegistration(arrival, placeFor({ capacity: 50, confirmedCount: count('confirmed'), waitlistedCount: count('waitlisted') })))
    }
    expect(registrations.filter(({ state }) => state.status === 'confirmed').map(({ arrival }) => arrival)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(listWaiting(registrations).map(({ arrival }) => arrival)).toEqual(Array.from({ length: 450 }, (_, index) => index + 51))
  })
})

describe('a promotion', () => {
  const crowd = [aRegistration(4, WAITLISTED), aRegistration(1, CONFIRMED), aRegistration(2, WITHDRAWN), aRegistration(3, WAITLISTED), aRegistration(5, WAITLISTED)]

  it.each([
    { capacity: 1, promoted: [], why: 'no place is free' },
    { capacity: 2, promoted: ['r3'], why: 'one withdrew: the first who waits' },
    { capacity: 3, promoted: ['r3', 'r4'], why: 'the capacity was raised' },
    { capacity: 100, promoted: ['r3', 'r4', 'r5'], why: 'there is room for all' },
    { capacity: undefined, promoted: ['r3', 'r4', 'r5'], why: 'the limit was lifted' },
  ])('with $capacity places: $promoted ($why)', ({ capacity, promoted }) => {
    expect(listPromotions(crowd, capacity).map(({ registrationId }) => registrationId)).toEqual(promoted)
  })

  it('takes no confirmed place back when the capacity is lowered', () => {
    expect(countPromotions({ capacity: 10, confirmedCount: 50, waitlistedCount: 5 })).toBe(0)
  })
})

describe('a registration begins', () => {
  it.each<{ needsAddress: boolean; admission: Admission; occupancy: Occupancy; state: RegistrationState }>([
    { needsAddress: false, admission: 'open', occupancy: FREE, state: CONFIRMED },
    { needsAddress: false, admission: 'open', occupancy: FULL, state: WAITLISTED },
    { needsAddress: false, admission: 'approval', occupancy: FREE, state: ORGANISER },
    { needsAddress: true, admission: 'open', occupancy: FREE, state: ADDRESS },
    { needsAddress: true, admission: 'approval', occupancy: FULL, state: ADDRESS },
  ])('as $state.status, address to confirm $needsAddress, admission $admission', ({ needsAddress, admission, occupancy, state }) => {
    expect(firstState({ needsAddress, admission }, occupancy)).toEqual(state)
  })
})

const ALL: readonly RegistrationState[] = [ADDRESS, ORGANISER, INVITED, WAITLISTED, CONFIRMED, REFUSED, DECLINED, WITHDRAWN]

/** Per action, what becomes of each state above while a place is free; `-` is refused, `=` stays. */
const AFTER: Readonly<Record<RegistrationAction, string>> = {
  confirmAddress: 'confirmed = = = = - - -',
  acceptInvitation: '- - confirmed = = - - -',
  decline: '- - declined - - - = -',
  withdraw: 'withdrawn withdrawn declined withdrawn withdrawn - = =',
  accept: '- confirmed - = = confirmed - -',
  refuse: 'refused refused refused refused refused refused - -',
  promote: '- - - confirmed = - - -',
}

const CASES = Object.entries(AFTER).flatMap(([action, row]) => row.split(' ').map((after, index) => {
  const state = ALL[index] ?? CONFIRMED
  const expected = after === '-' ? 'impossible-now' : after === '=' ? state : { status: after }
  return { action: action as RegistrationAction, state, from: state.status === 'pending' ? `pending (${state.awaits})` : state.status, after, expected } // The keys of AFTER.
}))

it.each(CASES)('$action on $from gives $after', ({ action, state, expected }) => {
  expect(nextState(state, { action, by: REGISTRATION_ACTIONS[action], admission: 'open', occupancy: FREE })).toEqual(expected)
})

describe('a transition', () => {
  it.each<{ action: RegistrationAction; state: RegistrationState; admission: Admission; occupancy: Occupancy; after: RegistrationState; why: string }>([
    { action: 'confirmAddress', state: ADDRESS, admission: 'open', occupancy: FULL, after: WAITLISTED, why: 'confirmed too late for a place' },
    { action: 'confirmAddress', state: ADDRESS, admission: 'approval', occupancy: FREE, after: ORGANISER, why: 'the organiser still decides' },
    { action: 'accept', state: ORGANISER, admission: 'approval', occupancy: FULL, after: WAITLISTED, why: 'accepting makes no room larger' },
    { action: 'acceptInvitation', state: INVITED, admission: 'approval', occupancy: FREE, after: CONFIRMED, why: 'an invitation is the approval' },
    { action: 'acceptInvitation', state: INVITED, admission: 'open', occupancy: FULL, after: WAITLISTED, why: 'invited, and nobody is put out' },
  ])('$why', ({ action, state, admission, occupancy, after }) => {
    expect(nextState(state, { action, by: REGISTRATION_ACTIONS[action], admission, occupancy })).toEqual(after)
  })

  it('belongs to one actor only', () => {
    for (const action of Object.keys(REGISTRATION_ACTIONS) as RegistrationAction[]) { // The keys of a constant.
      for (const by of ['person', 'organiser', 'server'] as const) {
        if (by !== REGISTRATION_ACTIONS[action]) expect(nextState(ORGANISER, { action, by, admission: 'open', occupancy: FREE })).toBe('not-yours-to-do')
      }
    }
  })
})

it('stands while it is pending, waitlisted or confirmed', () => {
  expect(ALL.filter(isStanding)).toEqual([ADDRESS, ORGANISER, INVITED, WAITLISTED, CONFIRMED])
})

describe('a registration to the series', () => {
  const sessions = hubikoopSessions()
  const during3 = new Date('2022-10-18T08:30:00Z')
  const numbers = (list: readonly { readonly sessionId: string }[]) => list.map(({ sessionId }) => sessionId)

  it('enters every session that is not over, and those added later', () => {
    expect(numbers(sessionsToEnter(CONFIRMED, [], sessions, during3))).toEqual(['s3', 's4', 's5', 's6', 's7', 's8'])
    const rows = sessions.slice(0, 7).map(({ sessionId }) => ({ sessionId, state: CONFIRMED }))
    expect(numbers(sessionsToEnter(CONFIRMED, rows, sessions, during3))).toEqual(['s8'])
  })

  it('enters no session twice, nor one that the person left', () => {
    const rows = [{ sessionId: 's4', state: WITHDRAWN }, { sessionId: 's5', state: WAITLISTED }]
    expect(numbers(sessionsToEnter(CONFIRMED, rows, sessions, during3))).toEqual(['s3', 's6', 's7', 's8'])
  })

  it('enters a cancelled session once it is held after all', () => {
    const cancelled = sessions.map(session => session.number === 6 ? { ...session, status: 'cancelled' as const } : session)
    expect(numbers(sessionsToEnter(CONFIRMED, [], cancelled, during3))).not.toContain('s6')
    expect(numbers(sessionsToEnter(CONFIRMED, [], sessions, during3))).toContain('s6')
  })

  it.each([ADDRESS, ORGANISER, INVITED, WAITLISTED, REFUSED, DECLINED, WITHDRAWN])('enters none while it is $status', (state) => {
    expect(sessionsToEnter(state, [], sessions, during3)).toEqual([])
  })

  it('leaves what has not begun and keeps the past', () => {
    const rows = sessions.map(({ sessionId, number }) => ({ sessionId, state: number === 5 ? WITHDRAWN : number === 6 ? WAITLISTED : CONFIRMED }))
    expect(numbers(rowsToLeave(rows, sessions, during3))).toEqual(['s4', 's6', 's7', 's8'])
  })
})
