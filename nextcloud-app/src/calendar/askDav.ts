// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem, NoAnswer } from '../api/http.ts'

/** A person waits for it: a calendar that answers no sooner is said to be away. */
const TIMEOUT_MILLISECONDS = 15_000

export interface DavRequest {
  readonly method: 'PROPFIND' | 'REPORT' | 'PUT' | 'DELETE' | 'MOVE'
  /** Pieces after the person's own calendars, such as `['personal', 'x.ics']`; encoded here. */
  readonly pieces: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface DavAnswer {
  readonly status: number
  readonly text: string
  readonly etag: string | undefined
}

export interface DavAccess {
  readonly userId: string
  /** Where Nextcloud is on its server, such as `/cloud`; usually empty. */
  readonly root: string
  /** The token that says the request comes from Nextcloud's own page. */
  readonly requestToken: () => string
}

export interface Dav {
  /** @throws ApiProblem `session-ended` when the person has to log in again, NoAnswer when nothing answers */
  readonly ask: (request: DavRequest) => Promise<DavAnswer>
  /** The whole address of a thing, as `Destination` and `href` want it. */
  readonly path: (pieces: readonly string[]) => string
}

/** CalDAV as the person who is logged in, below their own calendars and nowhere else. */
export function createDav({ userId, root, requestToken }: DavAccess): Dav {
  const path = (pieces: readonly string[]) => [`${root}/remote.php/dav/calendars`, userId, ...pieces].map((piece, at) => (at === 0 ? piece : encodeURIComponent(piece))).join('/')
  return {
    path,
    async ask({ method, pieces, headers = {}, body }) {
      const options: RequestInit = {
        method,
        headers: { ...headers, requesttoken: requestToken() },
        credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      }
      const response = await fetch(path(pieces), body === undefined ? options : { ...options, body }).catch((error: unknown) => { throw new NoAnswer(error) })
      const text = await response.text().catch((error: unknown) => { throw new NoAnswer(error) })
      // Without a session Nextcloud says 401, or sends on to its login form.
      if (response.status === 401 || response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
        throw new ApiProblem({ status: 401, code: 'session-ended' })
      }
      return { status: response.status, text, etag: response.headers.get('ETag') ?? undefined }
    },
  }
}

/** What no story expected. */
export function davProblem({ status }: DavAnswer): ApiProblem {
  switch (status) {
    case 403: return new ApiProblem({ status: 409, code: 'calendar-read-only' })
    case 404: return new ApiProblem({ status: 409, code: 'unknown-calendar' })
    case 412: return new ApiProblem({ status: 409, code: 'calendar-entry-changed' })
    default: return new ApiProblem({ status, code: status >= 500 ? 'calendar-away' : 'calendar-refused' })
  }
}
