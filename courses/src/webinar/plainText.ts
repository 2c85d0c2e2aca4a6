// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of writing unseen. */
// eslint-disable-next-line no-control-regex -- Controls are what is looked for.
const UNSEEN = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g

/** A text whose only control is the line feed: nothing in it can begin a header, a calendar line or a formula's row. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSEEN, control => control === '\t' ? ' ' : '').trim()
}

/** The same on one line, for titles, names and subjects. */
export function singleLine(text: string): string {
  return plainText(text).replace(/\s*\n\s*/g, ' ')
}
