// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { vi } from 'vitest'

/** Address of Nextcloud in these tests: in a folder of its server. */
export const ROOT = '/cloud'
const HOME = `${ROOT}/remote.php/dav/calendars/rose%40asso/`
const HEAD = '<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns" xmlns:cal="urn:ietf:params:xml:ns:caldav" xmlns:nc="http://nextcloud.org/ns">'

export interface FakeCalendar {
  readonly title: string
  readonly rights: readonly string[]
  readonly components: readonly string[]
}

const OWN = { rights: ['write', 'write-content', 'bind', 'unbind', 'read'], components: ['VEVENT'] }

/** Answers as Nextcloud 34.0.1 gave them on 2026-11-22: the same statuses, the same XML, the same refusals. */
export function createFakeCalendars() {
  const calendars = new Map<string, FakeCalendar>([
    ['personal', { title: 'Personnel', ...OWN }],
    ['asso', { title: 'Réunions & ateliers', ...OWN }],
    ['contact_birthdays', { title: 'Anniversaires', rights: ['write-properties', 'read'], components: ['VEVENT'] }],
    ['tasks', { title: 'Tâches', ...OWN, components: ['VTODO'] }],
  ])
  /** `calendar/file` → text and version. */
  const files = new Map<string, { readonly text: string; readonly etag: string }>()
  const bin = new Map<string, { readonly place: string; readonly text: string }>()
  const requests: { readonly method: string; readonly place: string; readonly headers: Headers }[] = []
  /** `refuse` gives the status of a bad day, by method; 0 is a good one. */
  const state: { refuse: (method: string) => number; beforePut: (place: string) => void } = { refuse: () => 0, beforePut: () => undefined }
  let version = 0

  const calendarOf = (place: string) => place.split('/')[0] ?? ''
  const write = (place: string, text: string) => { files.set(place, { text, etag: `"v${version += 1}"` }) }
  const hasUid = (uid: string, place: string) => [...files].some(([other, { text }]) => calendarOf(other) === calendarOf(place) && other !== place && uidOf(text) === uid)

  function put(place: string, headers: Headers, text: string): Response {
    state.beforePut(place)
    const held = files.get(place)
    if (headers.get('If-None-Match') === '*' && held !== undefined) return new Response(refusal('PreconditionFailed'), { status: 412 })
    if (headers.has('If-Match') && headers.get('If-Match') !== held?.etag) return new Response(refusal('PreconditionFailed'), { status: 412 })
    if ([...bin.values()].some((one) => uidOf(one.text) === uidOf(text) && calendarOf(one.place) === calendarOf(place))) return new Response(refusal('UNIQUE constraint failed'), { status: 500 })
    if (hasUid(uidOf(text), place)) return new Response(refusal('Calendar object with uid already exists in this calendar collection.'), { status: 400 })
    write(place, text)
    return new Response(null, { status: held === undefined ? 201 : 204, headers: { ETag: files.get(place)?.etag ?? '' } })
  }

  function remove(place: string): Response {
    const held = files.get(place)
    if (held === undefined) return new Response(refusal('NotFound'), { status: 404 })
    files.delete(place)
    bin.set(`${90 + bin.size}.ics`, { place, text: held.text })
    return new Response(null, { status: 204 })
  }

  function restore(name: string): Response {
    const binned = bin.get(name)
    if (binned === undefined) return new Response(refusal('NotFound'), { status: 404 })
    bin.delete(name)
    write(binned.place, binned.text)
    return new Response(null, { status: 201 })
  }

  function report(place: string, body: string): Response {
    const uid = /<c:text-match[^>]*>([^<]*)</.exec(body)?.[1]
    if (place === 'trashbin/objects') {
      // Nextcloud looks at no filter there.
      return multistatus([...bin].map(([name, { text }]) => entry(`trashbin/objects/${name}`, '"b"', text)))
    }
    if (!calendars.has(place)) return new Response(refusal('NotFound'), { status: 404 })
    const asked = [...body.matchAll(/<d:href>([^<]*)</g)].map((match) => decodeURIComponent((match[1] ?? '').slice(HOME.length)))
    const inside = [...files].filter(([name]) => calendarOf(name) === place)
    return multistatus(inside.filter(([name, { text }]) => asked.includes(name) || uidOf(text) === uid).map(([name, { text, etag }]) => entry(name, etag, text)))
  }

  vi.stubGlobal('fetch', async (address: string, options: RequestInit = {}) => {
    await Promise.resolve()
    const place = decodeURIComponent(address.slice(HOME.length)).replace(/\/$/, '')
    const method = options.method ?? 'GET'
    const headers = new Headers(options.headers)
    requests.push({ method, place, headers })
    if (!address.startsWith(HOME) && `${address}/` !== HOME) return new Response('', { status: 404 })
    if (headers.get('requesttoken') !== 'csrf') return new Response('CSRF check not passed.', { status: 401 })
    const refused = state.refuse(method)
    if (refused > 0) return new Response('', { status: refused })
    const body = typeof options.body === 'string' ? options.body : ''
    switch (method) {
      case 'PROPFIND': return multistatus([...calendars].map(([id, calendar]) => collection(id, calendar)))
      case 'REPORT': return report(place, body)
      case 'PUT': return put(place, headers, body)
      case 'DELETE': return remove(place)
      default: return restore(place.split('/').at(-1) ?? '')
    }
  })
  return { calendars, files, bin, requests, state, write, remove }
}

function multistatus(responses: readonly string[]): Response {
  return new Response(`${HEAD}${responses.join('')}</d:multistatus>\n`, { status: 207, headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}

function entry(place: string, etag: string, text: string): string {
  const href = HOME + place.split('/').map(encodeURIComponent).join('/')
  return `<d:response><d:href>${href}</d:href><d:propstat><d:prop><d:getetag>${escaped(etag)}</d:getetag><cal:calendar-data>${escaped(text)}</cal:calendar-data></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
}

function collection(id: string, { title, rights, components }: FakeCalendar): string {
  const privileges = rights.map((right) => `<d:privilege><d:${right}/></d:privilege>`).join('')
  const comps = components.map((name) => `<cal:comp name="${name}"/>`).join('')
  return `<d:response><d:href>${HOME}${id}/</d:href><d:propstat><d:prop><d:resourcetype><d:collection/><cal:calendar/></d:resourcetype><d:displayname>${escaped(title)}</d:displayname>`
    + `<d:current-user-privilege-set>${privileges}</d:current-user-privilege-set><cal:supported-calendar-component-set>${comps}</cal:supported-calendar-component-set></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
}

function refusal(message: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns"><s:message>${message}</s:message></d:error>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function uidOf(text: string): string {
  return /^UID:(.*?)\r?$/m.exec(text)?.[1] ?? ''
}
