// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionWhen, type PublicSeries, type RegistrationQuestion } from '@parcours/courses'
import { html, type Html } from '../../html.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { MESSAGES } from '../../messages/messages.ts'
import { WEBINAR_MESSAGES, type WebinarMessages } from '../../messages/webinarMessages.ts'
import type { Page } from '../../pageFrame.ts'
import { breadcrumb } from '../breadcrumb.ts'
import { isSeriesAhead, isSessionToCome } from './ahead.ts'
import { paragraphs, sessionList } from './sessionList.ts'

/** What was typed before, and why it was refused. */
export interface RegistrationForm {
  /** Made by the server: sending the form twice registers once. */
  readonly registrationId: string
  readonly name: string
  readonly email: string
  readonly answers: Readonly<Record<string, readonly string[]>>
  /** One session only; null for the whole series. */
  readonly sessionId: string | null
  /** A sentence; undefined on the first showing. */
  readonly problem: string | undefined
  /** The sentence is about the address. */
  readonly isAddressWrong?: boolean
}

/** A field that people do not see; whoever fills it in is no person. */
export const TRAP_FIELD = 'website'

/** When, where, who, and a form that works by itself. */
export function seriesPage(series: PublicSeries, form: RegistrationForm, language: CampusLanguage, now: Date): Page {
  const [m, w] = [MESSAGES[language], WEBINAR_MESSAGES[language]]
  const lang = series.language === language ? '' : html` lang="${series.language}"`
  const isAhead = isSeriesAhead(series, now)
  return {
    title: series.title,
    description: series.summary === '' ? series.title : series.summary,
    path: `/webinars/${series.seriesId}`,
    main: html`<article class="page">
${breadcrumb([[`/${language}/webinars`, w.title]], m)}
<h1${lang}>${series.title}</h1>
${series.summary !== '' && html`<p class="lead"${lang}>${series.summary}</p>\n`}<p class="meta">${[w.sessionCount(series.sessions.length), ...(series.organiser === '' ? [] : [w.by(series.organiser)])].join(' · ')}</p>
${series.status === 'cancelled' && html`<p class="notice notice-important">${w.seriesCancelled}</p>\n`}${paragraphs(series.description, lang)}
${series.status === 'open' && isAhead && registrationForm(series, form, language, now)}
${series.status === 'closed' && html`<p class="notice">${w.isClosed}</p>`}
${series.status === 'open' && !isAhead && html`<p class="notice">${w.isOver}</p>`}
<h2>${w.sessions}</h2>
${sessionList(series.sessions, { language, own: series.language, now })}
${series.feedUrl !== null && isAhead && series.status !== 'cancelled' && html`<p><a href="${series.feedUrl}">${w.followFeed}</a></p>`}
</article>`,
  }
}

function registrationForm(series: PublicSeries, form: RegistrationForm, language: CampusLanguage, now: Date): Html {
  const w = WEBINAR_MESSAGES[language]
  const isWhole = series.registrationScope === 'series'
  return html`<form class="registration quiz" action="/${language}/webinars/${series.seriesId}/register#register" method="post" aria-labelledby="register">
<h2 id="register">${isWhole ? w.registerTitle : w.registerOneTitle}</h2>
${form.problem !== undefined && html`<p class="notice notice-important" role="alert" id="problem">${form.problem}</p>\n`}<p>${w.registerLead(series.contactRetentionDays)}</p>
${series.places === 'waitingList' && html`<p class="notice">${w.waiting}</p>\n`}${series.admission === 'approval' && html`<p>${w.approval}</p>\n`}<input type="hidden" name="registrationId" value="${form.registrationId}">
${!isWhole && sessionField(series, form, language, now)}<div class="field"><label for="name">${w.nameLabel} (${w.optional})</label><input id="name" name="name" maxlength="100" autocomplete="nickname" value="${form.name}" aria-describedby="name-hint"><span class="meta" id="name-hint">${w.nameHint}</span></div>
${series.offersMail
    ? html`<div class="field"><label for="email">${w.emailLabel} (${w.optional})</label><input id="email" name="email" type="email" maxlength="254" autocomplete="email" value="${form.email}"${form.isAddressWrong === true && html` aria-invalid="true"`} aria-describedby="${form.isAddressWrong === true && 'problem '}email-hint"><span class="meta" id="email-hint">${w.emailHint}</span></div>`
    : html`<p class="meta">${w.noMail}</p>`}
${series.questions.map((question) => questionField(question, form.answers[question.questionId] ?? [], w))}<div class="visually-hidden" aria-hidden="true"><label for="${TRAP_FIELD}">${w.leaveEmpty}</label><input id="${TRAP_FIELD}" name="${TRAP_FIELD}" tabindex="-1" autocomplete="off"></div>
<p class="button-row"><button class="button button-primary" type="submit">${actionOf(series, w)}</button></p>
</form>`
}

/** The button says what will happen. */
function actionOf({ registrationScope, admission, places }: PublicSeries, w: WebinarMessages): string {
  if (admission === 'approval') return w.askForPlace
  if (registrationScope !== 'series') return w.registerOne
  return places === 'waitingList' ? w.joinWaitingList : w.register
}

/** Which session, where one may come to a single one. */
function sessionField({ sessions, registrationScope }: PublicSeries, form: RegistrationForm, language: CampusLanguage, now: Date): Html {
  const w = WEBINAR_MESSAGES[language]
  const open = sessions.filter((session) => isSessionToCome(session, now))
  return html`<div class="field"><label for="session">${w.whichSession}</label><select id="session" name="sessionId">
${registrationScope === 'either' && html`<option value="">${w.wholeSeries}</option>\n`}${open.map((session) => html`<option value="${session.sessionId}"${session.sessionId === form.sessionId && html` selected`}>${w.session(session.number, session.title)} – ${sessionWhen(session, { language, now })}</option>\n`)}</select></div>
`
}

function questionField(question: RegistrationQuestion, given: readonly string[], w: WebinarMessages): Html {
  const name = `question-${question.questionId}`
  if (question.kind === 'text') {
    return html`<div class="field"><label for="${name}">${question.label} (${w.optional})</label><input id="${name}" name="${name}" maxlength="500" value="${given[0] ?? ''}"></div>\n`
  }
  return html`<fieldset class="question"><legend>${question.label} (${w.optional})</legend>
${question.options.map(({ optionId, label }) => html`<label class="option"><input type="${question.isMultiple ? 'checkbox' : 'radio'}" name="${name}" value="${optionId}"${given.includes(optionId) && html` checked`}> <span>${label}</span></label>\n`)}</fieldset>\n`
}
