// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CannotKnow } from './allowedRequests.ts'
import type { Space } from './check.ts'
import { parseMultistatus, type DavItem } from './multistatus.ts'

/** A file or a folder of the person, or one that was shared with them. */
export interface SpaceFile {
  readonly name: string
  /** Names from the root down to it. */
  readonly names: readonly string[]
  readonly isFolder: boolean
  readonly fileId: number
  readonly isMine: boolean
  readonly ownerName: string
  readonly wasUploaded: boolean
  /** Undefined where comments are not installed. */
  readonly commentCount: number | undefined
}

const NAMESPACES = 'xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns" xmlns:nc="http://nextcloud.org/ns"'
const PROPERTIES = '<d:prop><d:resourcetype/><oc:fileid/><oc:owner-id/><oc:owner-display-name/><nc:upload_time/><oc:comments-count/></d:prop>'
/** Same-named files past these are not looked at. */
const MOST_FOUND = 30

/** What one folder holds, not deeper. @throws CannotKnow */
export async function listFolder(space: Space, ...names: readonly string[]): Promise<readonly SpaceFile[]> {
  const body = `<?xml version="1.0"?><d:propfind ${NAMESPACES}>${PROPERTIES}</d:propfind>`
  const answer = await space.ask({ method: 'PROPFIND', address: space.addresses.folder(...names), depth: 1, body })
  if (answer.status === 404) {
    return []
  }
  // The first one is the folder itself.
  return parseMultistatus(answer.text).slice(1).map((item) => readFile(space, item))
}

/** Files whose name resembles the pattern, wherever they are; folders too when asked. @throws CannotKnow */
export async function findFiles(space: Space, pattern: string): Promise<readonly SpaceFile[]> {
  const scope = `<d:scope><d:href>/files/${escapeXml(space.userId)}</d:href><d:depth>infinity</d:depth></d:scope>`
  const like = `<d:like><d:prop><d:displayname/></d:prop><d:literal>${escapeXml(looseLike(pattern))}</d:literal></d:like>`
  const body = `<?xml version="1.0"?><d:searchrequest ${NAMESPACES}><d:basicsearch><d:select>${PROPERTIES}</d:select>`
    + `<d:from>${scope}</d:from><d:where>${like}</d:where><d:orderby/><d:limit><d:nresults>${MOST_FOUND}</d:nresults></d:limit></d:basicsearch></d:searchrequest>`
  const answer = await space.ask({ method: 'SEARCH', address: '/remote.php/dav/', body })
  if (answer.status === 404) {
    throw new CannotKnow('unreadable')
  }
  return parseMultistatus(answer.text).map((item) => readFile(space, item))
}

/** The database compares accents and hyphens strictly: any one sign stands for them, and the browser compares again. */
function looseLike(pattern: string): string {
  const loose = pattern.normalize('NFC').replace(/[^\w*]|_/g, '_').replaceAll('*', '%')
  return `%${loose}%`.replace(/%+/g, '%')
}

function readFile(space: Space, item: DavItem): SpaceFile {
  const comments = item.text('comments-count')
  return {
    name: item.name,
    names: namesOf(item.href),
    isFolder: item.elements('resourcetype').some(({ localName }) => localName === 'collection'),
    fileId: Number(item.text('fileid')),
    isMine: item.text('owner-id') === '' || item.text('owner-id') === space.userId,
    ownerName: item.text('owner-display-name'),
    wasUploaded: Number(item.text('upload_time')) > 0,
    commentCount: comments === '' ? undefined : Number(comments),
  }
}

/** `/cloud/remote.php/dav/files/rose/AG/notes.md` gives `AG`, `notes.md`. */
function namesOf(href: string): readonly string[] {
  const pieces = (/\/remote\.php\/dav\/files\/[^/]+\/(.*)$/.exec(href)?.[1] ?? '').split('/').filter((piece) => piece !== '')
  try {
    return pieces.map(decodeURIComponent)
  } catch {
    return []
  }
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
