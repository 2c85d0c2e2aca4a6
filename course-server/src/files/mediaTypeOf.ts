// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** IANA media types of the files a course may hold: https://www.iana.org/assignments/media-types/ */
const TYPES: Readonly<Record<string, string>> = {
  svg: 'image/svg+xml', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif', gif: 'image/gif',
  pdf: 'application/pdf', odt: 'application/vnd.oasis.opendocument.text', odp: 'application/vnd.oasis.opendocument.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet', odg: 'application/vnd.oasis.opendocument.graphics',
  txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8', ics: 'text/calendar; charset=utf-8',
  mp3: 'audio/mpeg', ogg: 'audio/ogg', opus: 'audio/ogg; codecs=opus',
}

/** Undefined for a file that is not served. */
export function mediaTypeOf(path: string): string | undefined {
  return TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()]
}
