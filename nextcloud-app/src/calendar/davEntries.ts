// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem } from '../api/http.ts'
import { CannotKnow } from '../missions/allowedRequests.ts'
import { parseMultistatus, type DavItem } from '../missions/multistatus.ts'
import { davProblem, type Dav } from './askDav.ts'
import { uidOf } from './entryText.ts'
import type { CalendarChoice } from './ownCalendar.ts'

/** Nobody chooses among more; each is a request when entries are looked for. */
const MOST_CALENDARS = 20
const XML = { 'Content-Type': 'application/xml; charset=utf-8' }
const NAMESPACES = 'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"'

/** An entry as a calendar holds it. */
export interface HeldEntry {
  readonly calendarId: string
  readonly file: string
  readonly etag: string
  readonly text: string
}

/** The calendars one may add events to: not birthdays, not subscriptions, not what others share for reading. */
export async function listWritableCalendars(dav: Dav): Promise<readonly CalendarChoice[]> {
  const body = `<d:propfind ${NAMESPACES}><d:prop><d:resourcetype/><d:displayname/><d:current-user-privilege-set/><c:supported-calendar-component-set/></d:prop></d:propfind>`
  const answer = await dav.ask({ method: 'PROPFIND', pieces: [], headers: { ...XML, Depth: '1' }, body })
  if (answer.status !== 207) throw davProblem(answer)
  return itemsOf(answer.text).filter(takesEvents).slice(0, MOST_CALENDARS).map((item) => ({ calendarId: item.name, title: item.text('displayname').trim() || item.name }))
}

/** Which of these files a calendar holds. A calendar that went away holds none. */
export async function listHeld(dav: Dav, calendarId: string, files: readonly string[]): Promise<readonly HeldEntry[]> {
  const hrefs = files.map((file) => `<d:href>${escapeXml(dav.path([calendarId, file]))}</d:href>`).join('')
  const body = `<c:calendar-multiget ${NAMESPACES}>${ENTRY_PROPERTIES}${hrefs}</c:calendar-multiget>`
  return await report(dav, [calendarId], body, calendarId)
}

/** Whatever its file is called: another program may have written it. Reads the whole calendar, so only when needed. */
export async function listByUid(dav: Dav, calendarId: string, calendarUid: string): Promise<readonly HeldEntry[]> {
  const found = await report(dav, [calendarId], uidQuery(calendarUid), calendarId)
  return found.filter(({ text }) => uidOf(text) === calendarUid)
}

/**
 * Takes an entry out of the bin, where its UID keeps another from being written (Nextcloud answers 500).
 * @see https://github.com/nextcloud/server/issues/30096
 */
export async function restoreFromBin(dav: Dav, calendarUid: string): Promise<boolean> {
  // The bin gives all it holds, whatever is asked of it (seen on Nextcloud 34.0.1).
  const binned = (await report(dav, ['trashbin', 'objects'], uidQuery(calendarUid), 'trashbin')).find(({ text }) => uidOf(text) === calendarUid)
  if (binned === undefined) {
    return false
  }
  const answer = await dav.ask({ method: 'MOVE', pieces: ['trashbin', 'objects', binned.file], headers: { Destination: dav.path(['trashbin', 'restore', 'file']) } })
  return answer.status === 201 || answer.status === 204
}

const ENTRY_PROPERTIES = '<d:prop><d:getetag/><c:calendar-data/></d:prop>'

function uidQuery(calendarUid: string): string {
  const match = `<c:prop-filter name="UID"><c:text-match collation="i;octet">${escapeXml(calendarUid)}</c:text-match></c:prop-filter>`
  return `<c:calendar-query ${NAMESPACES}>${ENTRY_PROPERTIES}<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${match}</c:comp-filter></c:comp-filter></c:filter></c:calendar-query>`
}

async function report(dav: Dav, pieces: readonly string[], body: string, calendarId: string): Promise<readonly HeldEntry[]> {
  const answer = await dav.ask({ method: 'REPORT', pieces, headers: { ...XML, Depth: '1' }, body })
  if (answer.status === 404) return []
  if (answer.status !== 207) throw davProblem(answer)
  return itemsOf(answer.text).filter((item) => item.has('calendar-data')).map((item) => ({ calendarId, file: item.name, etag: item.text('getetag'), text: item.text('calendar-data') }))
}

function takesEvents(item: DavItem): boolean {
  const components = item.elements('supported-calendar-component-set').map((component) => component.getAttribute('name'))
  const rights = item.elements('current-user-privilege-set').flatMap((privilege) => [...privilege.children]).map(({ localName }) => localName)
  return item.elements('resourcetype').some(({ localName }) => localName === 'calendar') && components.includes('VEVENT') && rights.includes('bind')
}

function itemsOf(xml: string): readonly DavItem[] {
  try {
    return parseMultistatus(xml)
  } catch (error) {
    throw error instanceof CannotKnow ? new ApiProblem({ status: 502, code: 'calendar-away' }) : error
  }
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
