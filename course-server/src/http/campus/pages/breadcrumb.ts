// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type Html } from '../html.ts'
import type { CampusMessages } from '../messages/campusMessages.ts'

/** The way back, outermost first: addresses and names. The page itself is its heading. */
export function breadcrumb(places: readonly (readonly [href: string, name: string])[], m: CampusMessages): Html {
  return html`<nav class="breadcrumb" aria-label="${m.breadcrumb}"><ol>
${places.map(([href, name]) => html`<li><a href="${href}">${name}</a></li>\n`)}</ol></nav>`
}
