// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { html, type Html } from '../html.ts'
import type { CampusMessages } from '../messages/campusMessages.ts'

/** A person is near, at the foot of each learner's page. */
export function askSomeone(m: CampusMessages): Html {
  return html`<aside class="ask no-print" aria-label="${m.askSomeoneName}"><p class="meta">${m.askSomeone}</p></aside>`
}
