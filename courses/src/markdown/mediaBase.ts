// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Stands for the address of the course's files in compiled HTML: `src="{{media}}/01-pourquoi/media/schema.svg"`.
 * The path after it is the file's, relative to the course's folder.
 */
export const MEDIA_BASE = '{{media}}'

/** Puts the address where the course's files are served, without a final slash, into compiled HTML. */
export function withMediaBase(html: string, address: string): string {
  // A raw quote stands only around attributes: in text it is written &quot;, so an author's words never match.
  return html.replaceAll(`="${MEDIA_BASE}/`, `="${escapeAttribute(address)}/`)
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
