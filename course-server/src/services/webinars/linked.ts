// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionDoor, type JoinMessage, type JoinRequest, type LinkedRegistration } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { WebinarContext } from './context.ts'
import { publicSeries } from './describeSeries.ts'
import type { JoiningService } from './joining.ts'
import { openLink, type LinkPurpose } from './links.ts'
import { requireDone } from './myWebinars.ts'
import { registrationFor, stateOf } from './placeOfPerson.ts'
import type { Registrant, StoredRegistration } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** What a link does for somebody without a login. @throws ParcoursError `unknown-link` */
export interface LinkedService {
  get(link: string): Promise<LinkedRegistration>
  /** Only by the link that the mail brought. Doing it again changes nothing. */
  confirm(link: string): Promise<LinkedRegistration>
  withdraw(link: string): Promise<LinkedRegistration>
  /** No further mail about this series, not even of what moves or is called off: whoever says so means it. */
  unsubscribe(link: string): Promise<LinkedRegistration>
  /** Mail again; whoever has a place is sent it with the dates as they are now. */
  subscribe(link: string): Promise<LinkedRegistration>
  join(link: string, sessionId: string, request: JoinRequest): Promise<JoinMessage>
}

export function makeLinkedService(context: WebinarContext, joining: Pick<JoiningService, 'joinAs'>): LinkedService {
  const { repositories: { registrations, series }, codeKey, sendsMail, clock } = context

  const open = async (link: string, purposes: readonly LinkPurpose[]): Promise<Linked> => {
    const opened = openLink(codeKey, link)
    const registration = opened === undefined || !purposes.includes(opened.purpose) ? undefined : await registrations.find(opened.registrationId)
    const stored = registration === undefined ? undefined : await series.findByKey(registration)
    const registrant = registration === undefined || stored === undefined ? undefined : await registrations.findRegistrant(stored, registration.registrantNumber)
    if (registration === undefined || stored === undefined || registrant === undefined) throw new ParcoursError('unknown-link')
    return { registration, stored, registrant }
  }

  const describe = async (link: string): Promise<LinkedRegistration> => {
    const { registration, stored, registrant } = await open(link, BOTH)
    const contact = await registrations.findContact(stored, registrant.registrantNumber)
    const hasPlace = registration.status === 'confirmed'
    return {
      registrationId: registration.registrationId,
      series: publicSeries(stored, { counts: await context.recent.counts(stored), canWatch: hasPlace || stored.series.replayReaders === 'audience', context }),
      status: registration.status, awaits: registration.awaits, waitingRank: registration.waitingRank,
      hasAddress: typeof contact?.address === 'string', wantsMail: typeof contact?.address === 'string' && contact.wantsMail,
      doors: stored.sessions.flatMap((session) => {
        const own = registrationFor(registrant, session)
        return own === undefined ? [] : [{ sessionId: session.sessionId, door: sessionDoor(session, { state: stateOf(own), doorMinutes: stored.series.doorMinutes, now: clock() }) }]
      }),
    }
  }

  return {
    get: describe,
    async confirm(link) {
      const { registration } = await open(link, ['confirm'])
      requireDone(await registrations.act({ registrationId: registration.registrationId, action: 'confirmAddress', by: 'person', sendsMail, now: clock() }))
      return describe(link)
    },
    async withdraw(link) {
      const { registration, stored } = await open(link, BOTH)
      requireDone(await registrations.act({ registrationId: registration.registrationId, action: 'withdraw', by: 'person', sendsMail, now: clock() }))
      context.recent.forgetCounts(stored)
      return describe(link)
    },
    async unsubscribe(link) {
      const { registration } = await open(link, BOTH)
      await registrations.unsubscribe(registration.registrationId)
      return describe(link)
    },
    async subscribe(link) {
      const { registration } = await open(link, BOTH)
      await registrations.subscribe(registration.registrationId, { sendsMail, now: clock() })
      return describe(link)
    },
    async join(link, sessionId, request) {
      const { stored, registrant } = await open(link, BOTH)
      return joining.joinAs(stored, registrant, sessionId, request)
    },
  }
}

const BOTH: readonly LinkPurpose[] = ['manage', 'confirm']

interface Linked {
  readonly registration: StoredRegistration
  readonly stored: StoredSeries
  readonly registrant: Registrant
}
