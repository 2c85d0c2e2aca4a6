// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Space } from './check.ts'
import { readEvents, type CalendarEvent } from './iCalendarEvents.ts'
import { childrenOf, parseMultistatus, type DavItem } from './multistatus.ts'

export interface SpaceCalendar {
  /** Name in its address. */
  readonly id: string
  readonly title: string
  readonly isMine: boolean
  /** With whom it is shared, and whether they may change it. */
  readonly invited: readonly { readonly canEdit: boolean }[]
}

const NAMESPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns"'
const PROPERTIES = '<d:prop><d:resourcetype/><d:displayname/><oc:invite/><oc:owner-principal/><nc:deleted-at/></d:prop>'
/** Nobody looks at more in one sitting; each is a request. */
const MOST_CALENDARS = 12
const AT_ONCE = 4

/** The calendars one can write events in: not birthdays, not those an app makes, not the bin. @throws CannotKnow */
export async function listCalendars(space: Space): Promise<readonly SpaceCalendar[]> {
  const body = `<?xml version="1.0"?><d:propfind ${NAMESPACES}>${PROPERTIES}</d:propfind>`
  const answer = await space.ask({ method: 'PROPFIND', address: space.addresses.calendars, depth: 1, body })
  return parseMultistatus(answer.text).filter(isForPeople).slice(0, MOST_CALENDARS).map((item) => readCalendar(space, item))
}

/**
 * Events that happen in a span of time, repeated ones included. CalDAV ignores a text beside a time range
 * and gives whole events (seen on Nextcloud 34): titles are compared in the browser.
 */
export async function listEvents(space: Space, calendars: readonly SpaceCalendar[], from: Date, to: Date): Promise<readonly CalendarEvent[]> {
  const range = `<c:time-range start="${stamp(from)}" end="${stamp(to)}"/>`
  const body = `<?xml version="1.0"?><c:calendar-query ${NAMESPACES}><d:prop><c:calendar-data/></d:prop>`
    + `<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${range}</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`
  const events: CalendarEvent[] = []
  for (let at = 0; at < calendars.length; at += AT_ONCE) {
    const answers = await Promise.all(calendars.slice(at, at + AT_ONCE).map(({ id }) => space.ask({ method: 'REPORT', address: space.addresses.calendar(id), depth: 1, body })))
    events.push(...answers.filter(({ status }) => status !== 404).flatMap(({ text }) => parseMultistatus(text)).flatMap((item) => readEvents(item.text('calendar-data'))))
  }
  return events
}

function isForPeople(item: DavItem): boolean {
  return item.elements('resourcetype').some(({ localName }) => localName === 'calendar')
    && !item.has('deleted-at') && !/^(contact_birthdays|inbox|outbox|trashbin|app-generated--.*)$/.test(item.name)
}

function readCalendar(space: Space, item: DavItem): SpaceCalendar {
  return {
    id: item.name,
    title: item.text('displayname'),
    // A calendar that somebody shared names its owner, in its properties or in its address.
    isMine: !item.name.includes('_shared_by_') && (!item.has('owner-principal') || item.text('owner-principal').endsWith(`/users/${space.userId}`)),
    invited: item.elements('invite').map((user) => ({ canEdit: childrenOf(user, 'access').flatMap((access) => Array.from(access.children)).some(({ localName }) => localName === 'read-write') })),
  }
}

/** `20261122T201637Z` */
function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, '')
}
