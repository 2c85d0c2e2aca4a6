// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { OpenPublication } from './openPublication.ts'
import { mediaTicket } from './mediaTicket.ts'

/**
 * Where a course's files are served, without a final slash. A course that is not public gets a ticket
 * in the path, since pictures are asked for without a token.
 * @param base origin before the path; empty for pages of this very server
 */
export function mediaAddress(publication: OpenPublication, base: string, key: Uint8Array, now: Date): string {
  return `${base}/api/v1/courses/${publication.courseId}/media${ticketPart(publication, key, now)}`
}

/** What stands before a file's path when its address is made elsewhere: empty, or a ticket and a slash. */
export function mediaPathPrefix(publication: OpenPublication, key: Uint8Array, now: Date): string {
  return ticketPart(publication, key, now).replace(/^\/(.+)$/, '$1/')
}

function ticketPart({ audience, courseId }: OpenPublication, key: Uint8Array, now: Date): string {
  return audience === 'public' ? '' : `/${mediaTicket(key, courseId, now)}`
}
