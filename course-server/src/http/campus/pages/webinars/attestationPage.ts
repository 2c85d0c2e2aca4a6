// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttestationCheck } from '@parcours/courses'
import { html, type Html } from '../../html.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { wholeHours } from '../../messages/wholeHours.ts'
import { WEBINAR_MESSAGES } from '../../messages/webinarMessages.ts'
import type { Page } from '../../pageFrame.ts'

/** What a printed code stands for: sessions and hours, never a name. */
export function attestationPage(code: string, found: AttestationCheck | 'unknown' | undefined, language: CampusLanguage): Page {
  const w = WEBINAR_MESSAGES[language]
  return {
    title: w.attestationTitle,
    description: w.attestationLead,
    path: code === '' || found === 'unknown' ? '/attestations' : `/attestations/${code}`,
    isIndexed: code === '' && found === undefined,
    main: html`<div class="page">
<h1>${w.attestationTitle}</h1>
${found === 'unknown' && html`<p class="notice notice-important" role="alert">${w.attestationUnknown}</p>`}
${found !== undefined && found !== 'unknown' && facts(found, language)}
<form class="search-form" action="/${language}/attestations" method="get">
<div class="field"><label for="code">${w.attestationLabel}</label><input id="code" name="code" maxlength="40" autocomplete="off" value="${code}" aria-describedby="code-hint"><span class="meta" id="code-hint">${w.attestationLead}</span></div>
<button class="button button-primary" type="submit">${w.check}</button>
</form>
</div>`,
  }
}

function facts({ title, sessionsPresentCount, sessionsReplayedCount, sessionCount, attendanceSeconds, courseCompletedOn, issuedOn }: AttestationCheck, language: CampusLanguage): Html {
  const w = WEBINAR_MESSAGES[language]
  const day = (on: string) => new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`))
  const lines = [
    w.attestationSeries(title),
    w.attestationSessions(sessionsPresentCount, sessionsReplayedCount, sessionCount),
    w.attestationHours(wholeHours(Math.floor(attendanceSeconds / 60))),
    ...(courseCompletedOn === null ? [] : [w.attestationCourse(day(courseCompletedOn))]),
    w.attestationIssued(day(issuedOn)),
  ]
  return html`<p role="status">${w.attestationTrue}</p>
<ul>
${lines.map((line) => html`<li>${line}</li>\n`)}</ul>
<p class="meta">${w.attestationNoName}</p>`
}
