// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The methods of the checks. All of them read; `SEARCH`, `PROPFIND` and `REPORT` are WebDAV's. */
export type ReadingMethod = 'GET' | 'PROPFIND' | 'REPORT' | 'SEARCH'

interface Rule {
  readonly method: ReadingMethod
  /** Pieces of the path, already encoded: `{uid}` is the person who looks, `{any}` one piece, `{rest}` any number of them, `{number}` digits, `{token}` a conversation's. */
  readonly path: string
  /** Queries that may follow, `*` for one encoded value; none at all when absent. */
  readonly query?: readonly string[]
}

/**
 * Every request that a mission may send. A GET is not harmless by itself: asking `core/getapppassword`
 * with a session's cookie makes a new password (seen on Nextcloud 34). What is not here is refused.
 */
const RULES: readonly Rule[] = [
  { method: 'PROPFIND', path: '/remote.php/dav/files/{uid}/{rest}' },
  { method: 'SEARCH', path: '/remote.php/dav/' },
  { method: 'PROPFIND', path: '/remote.php/dav/versions/{uid}/versions/{number}' },
  { method: 'PROPFIND', path: '/remote.php/dav/calendars/{uid}/' },
  { method: 'REPORT', path: '/remote.php/dav/calendars/{uid}/{any}/' },
  { method: 'PROPFIND', path: '/remote.php/dav/addressbooks/users/{uid}/' },
  { method: 'REPORT', path: '/remote.php/dav/addressbooks/users/{uid}/{any}/' },
  { method: 'GET', path: '/ocs/v2.php/core/navigation/apps' },
  { method: 'GET', path: '/ocs/v2.php/cloud/user' },
  { method: 'GET', path: '/ocs/v2.php/cloud/users/{uid}/groups' },
  { method: 'GET', path: '/ocs/v2.php/apps/files_sharing/api/v1/shares', query: ['', 'path=*', 'shared_with_me=true'] },
  { method: 'GET', path: '/ocs/v2.php/apps/user_status/api/v1/user_status' },
  { method: 'GET', path: '/ocs/v2.php/apps/polls/api/v1.0/polls' },
  { method: 'GET', path: '/ocs/v2.php/apps/polls/api/v1.0/poll/{number}/options' },
  { method: 'GET', path: '/ocs/v2.php/apps/forms/api/v3/forms', query: ['type=owned'] },
  { method: 'GET', path: '/ocs/v2.php/apps/spreed/api/v4/room', query: ['noStatusUpdate=1'] },
  { method: 'GET', path: '/ocs/v2.php/apps/spreed/api/v4/room/{token}/participants' },
  { method: 'GET', path: '/ocs/v2.php/apps/parcours/api/v1/first-steps' },
  { method: 'GET', path: '/index.php/apps/deck/api/v1.0/boards' },
  { method: 'GET', path: '/index.php/avatar/{uid}/64' },
]

/** Longer addresses are nobody's folder. */
const LONGEST_ADDRESS = 4_000
/** How often one piece may be encoded over: a name with a per cent sign is once. */
const MOST_DECODINGS = 5

/**
 * @param address path and query after Nextcloud's own root, encoded, such as `/remote.php/dav/files/rose/AG%202026/`
 * @param userId the person who looks: no rule lets anybody else's paths through
 */
export function isAllowedRequest(method: string, address: string, userId: string): boolean {
  const [path = '', ...queries] = address.split('?')
  const isPlain = address.length <= LONGEST_ADDRESS && userId !== '' && queries.length < 2 && /^\/[\w.~!$&'()*+,;=:@%/-]*$/.test(path)
  return isPlain && path.split('/').every(isPlainPiece) && RULES.some((rule) => rule.method === method && fits(rule, path, queries[0], userId))
}

function fits({ path: pattern, query }: Rule, path: string, asked: string | undefined, userId: string): boolean {
  const isQueryRight = asked === undefined ? query === undefined || query.includes('') : (query ?? []).some((wanted) => fitsQuery(wanted, asked))
  const wanted = pattern.split('/')
  const pieces = path.split('/')
  const isLengthRight = pattern.endsWith('{rest}') ? pieces.length >= wanted.length : pieces.length === wanted.length
  return isQueryRight && isLengthRight && wanted.every((piece, at) => fitsPiece(piece, pieces[at] ?? '', userId))
}

function fitsPiece(wanted: string, piece: string, userId: string): boolean {
  switch (wanted) {
    case '{uid}': return piece === encodeURIComponent(userId)
    case '{rest}': return true
    case '{any}': return piece !== ''
    case '{number}': return /^\d{1,19}$/.test(piece)
    case '{token}': return /^[a-z0-9]{4,32}$/.test(piece)
    default: return piece === wanted
  }
}

function fitsQuery(wanted: string, asked: string): boolean {
  return wanted.endsWith('*')
    ? asked.startsWith(wanted.slice(0, -1)) && /^[\w.~!'()*%-]+$/.test(asked.slice(wanted.length - 1)) && isPlainPath(asked.slice(wanted.length - 1))
    : asked === wanted && wanted !== ''
}

function isPlainPath(value: string): boolean {
  try {
    return decodeURIComponent(value).split('/').every((piece) => isPlainPiece(encodeURIComponent(piece)))
  } catch {
    return false
  }
}

/** False when a piece climbs (`..`), hides a slash or a control sign, however often it was encoded. */
function isPlainPiece(piece: string): boolean {
  let decoded = piece
  for (let count = 0; count < MOST_DECODINGS; count += 1) {
    const next = decodeOnce(decoded)
    if (next === undefined) {
      // A per cent sign of the name itself is left after the first decoding; before it, the address is broken.
      return count > 0
    }
    // eslint-disable-next-line no-control-regex -- control signs are what is looked for.
    if (next === '.' || next === '..' || /[/\\\u0000-\u001f\u007f]/.test(next)) {
      return false
    }
    if (next === decoded) {
      return true
    }
    decoded = next
  }
  return false
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
