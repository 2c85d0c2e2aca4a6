// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionWhen, type PublicSession } from '@parcours/courses'
import { html, type Html } from '../../html.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { WEBINAR_MESSAGES } from '../../messages/webinarMessages.ts'

export interface ListView {
  readonly language: CampusLanguage
  /** The series' own language. */
  readonly own: string
  readonly now: Date
}

/** The sessions as a plain list: when, where, what to take along, and the replay. `after` adds to one of them. */
export function sessionList(sessions: readonly PublicSession[], { language, own, now }: ListView, after: (session: PublicSession) => Html | false = () => false): Html {
  const lang = own === language ? '' : html` lang="${own}"`
  /** The only one of its series needs no number. */
  const isOnly = sessions.length === 1 && sessions[0]?.number === 1
  return html`<ol class="module-list">
${sessions.map((session) => html`<li class="module" id="session-${session.number}">
<h3${lang}>${isOnly ? session.title : WEBINAR_MESSAGES[language].session(session.number, session.title)}</h3>
<p>${whenAndWhere(session, language, now)}</p>
${paragraphs(session.description, lang)}${links(session, language)}${after(session)}</li>
`)}</ol>`
}

export function paragraphs(text: string, lang: Html | '' = ''): readonly Html[] {
  return text.split(/\n{2,}/).filter((part) => part.trim() !== '').map((part) => html`<p${lang}>${part}</p>\n`)
}

function whenAndWhere(session: PublicSession, language: CampusLanguage, now: Date): string {
  const w = WEBINAR_MESSAGES[language]
  const place = session.place === null ? (session.isOnline ? w.online : '') : [session.place.name, session.place.address, session.place.accessibility].filter((part) => part !== '').join(', ')
  const state = session.status === 'cancelled' ? w.cancelled : session.status === 'tentative' && Date.parse(session.endsAt) > now.getTime() ? w.tentative : ''
  return [w.kinds[session.kind], sessionWhen(session, { language }), place, state].filter((part) => part !== '').join(' · ')
}

function links({ materials, replay }: PublicSession, language: CampusLanguage): Html | false {
  const w = WEBINAR_MESSAGES[language]
  const all = [...materials.map(({ title, url }) => [url, title] as const), ...(replay === null ? [] : [[replay.watchUrl, w.replay] as const])]
  return all.length > 0 && html`<ul class="materials">
${all.map(([url, title]) => html`<li><a href="${url}" rel="noreferrer">${title}</a></li>\n`)}</ul>
`
}
