// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { dayWords, hourWords, type JoinMessage, type LinkedRegistration, type PublicSession } from '@parcours/courses'
import { html, type Html } from '../../html.ts'
import type { CampusLanguage } from '../../messages/campusMessages.ts'
import { MESSAGES } from '../../messages/messages.ts'
import { WEBINAR_MESSAGES, type WebinarMessages } from '../../messages/webinarMessages.ts'
import type { Page } from '../../pageFrame.ts'
import { breadcrumb } from '../breadcrumb.ts'
import { isSeriesAhead } from './ahead.ts'
import { sessionList } from './sessionList.ts'

export interface LinkView {
  readonly link: string
  readonly linked: LinkedRegistration
  /** A sentence about what could not be done. */
  readonly problem?: string | undefined
  readonly now: Date
}

/** One's registration by its link: to confirm, to join, to leave. What changes something is a button, since mail programs open links by themselves. */
export function linkPage({ link, linked, problem, now }: LinkView, language: CampusLanguage): Page {
  const [m, w] = [MESSAGES[language], WEBINAR_MESSAGES[language]]
  const { series, status, awaits, waitingRank, hasAddress, wantsMail } = linked
  const isStanding = status === 'pending' || status === 'waitlisted' || status === 'confirmed'
  /** Before, there is nothing to keep, and mail goes to nobody. */
  const isSure = isStanding && awaits !== 'address'
  /** Once all is over, there are no dates to follow, and nobody waits for the place. */
  const isAhead = series.status !== 'cancelled' && isSeriesAhead(series, now)
  const action = (name: string) => `/${language}/webinars/links/${link}/${name}`
  /** What one will miss is said before, and the way back after. */
  const mailPart = () => awaits !== 'address' && series.offersMail && hasAddress && html`<section id="mail">
<h2>${w.mailTitle}</h2>
<p>${wantsMail ? (isStanding ? w.unsubscribeLead : w.mayStillWrite) : w.unsubscribed}</p>
${wantsMail ? button(action('unsubscribe'), w.unsubscribe, false) : button(action('subscribe'), w.subscribe, false)}
</section>`
  return {
    title: w.linkTitle,
    description: series.title,
    path: `/webinars/links/${link}`,
    isIndexed: false,
    main: html`<article class="page">
${breadcrumb([[`/${language}/webinars`, w.title], ...seriesPlace(series, language)], m)}
<h1>${w.linkTitle}</h1>
${problem !== undefined && html`<p class="notice notice-important" role="alert">${problem}</p>\n`}${awaits === 'address'
    ? html`<p class="lead">${w.confirmLead}</p>\n${button(action('confirm'), w.confirm, true)}\n<p>${w.notMe}</p>`
    : html`<p class="lead" role="status">${w.statuses[status]}${waitingRank !== null && ` ${w.waitingRank(waitingRank)}`}</p>\n${status === 'waitlisted' && series.status !== 'cancelled' && html`<p>${w.waitingNews}</p>\n`}${isStanding ? html`<p>${w.keepLink}</p>` : wayBack(series, language)}`}
${series.status === 'cancelled' && html`<p class="notice notice-important">${w.seriesCancelled}</p>\n`}<h2${series.language !== language && html` lang="${series.language}"`}>${series.title}</h2>
${sessionList(series.sessions.filter(({ sessionId }) => linked.doors.some((one) => one.sessionId === sessionId)), { language, own: series.language, now }, (session) => doorOf(linked, session, action('join'), language))}
${isSure && isAhead && series.feedUrl !== null && html`<p><a href="${series.feedUrl}">${w.followFeed}</a></p>\n`}${isSure && isAhead && withdrawPart(linked, action('withdraw'), w)}
${mailPart()}
</article>`,
  }
}

/** What leaving means hangs on what one has. */
function withdrawPart({ status, doors, series }: LinkedRegistration, action: string, w: WebinarMessages): Html {
  const [lead, label] = status === 'waitlisted'
    ? [w.leaveWaitingListLead, w.leaveWaitingList]
    : status === 'pending' ? [w.takeBackLead, w.takeBack] : [w.withdrawLead, doors.length < series.sessions.length ? w.withdrawOne : w.withdraw]
  return html`<p>${lead}</p>\n${button(action, label, false)}`
}

/** A series that is not for everybody has no page here. */
function seriesPlace({ audience, seriesId, title }: LinkedRegistration['series'], language: CampusLanguage): readonly (readonly [href: string, name: string])[] {
  return audience === 'public' ? [[`/${language}/webinars/${seriesId}`, title]] : []
}

/** Who withdrew may come back by the same form. */
function wayBack({ audience, status, seriesId }: LinkedRegistration['series'], language: CampusLanguage): Html | false {
  return audience === 'public' && status === 'open' && html`<p class="button-row"><a class="button" href="/${language}/webinars/${seriesId}#register">${WEBINAR_MESSAGES[language].comeBack}</a></p>`
}

/** The way in, as a link: a form may not send a browser to another site by itself. */
export function joinPage(join: JoinMessage, { link, linked }: LinkView, language: CampusLanguage): Page {
  const [m, w] = [MESSAGES[language], WEBINAR_MESSAGES[language]]
  return {
    title: w.joinReady,
    description: linked.series.title,
    path: `/webinars/links/${link}`,
    isIndexed: false,
    hasApp: false,
    main: html`<article class="page">
${breadcrumb([[`/${language}/webinars`, w.title], [`/${language}/webinars/links/${link}`, w.linkTitle]], m)}
<h1>${w.joinReady}</h1>
<p class="button-row"><a class="button button-primary" href="${join.joinUrl}" rel="noreferrer">${w.enterRoom}</a></p>
${join.phone !== null && html`<p>${w.phone(join.phone, join.phonePin)}</p>`}
</article>`,
  }
}

function button(action: string, label: string, isPrimary: boolean): Html {
  return html`<form action="${action}" method="post"><p class="button-row"><button class="button${isPrimary && ' button-primary'}" type="submit">${label}</button></p></form>`
}

function doorOf({ doors }: LinkedRegistration, session: PublicSession, action: string, language: CampusLanguage): Html | false {
  const w = WEBINAR_MESSAGES[language]
  const door = doors.find(({ sessionId }) => sessionId === session.sessionId)?.door
  if (door?.kind === 'notYet') {
    const [opensAt, clock] = [new Date(door.opensAt), { timeZone: session.timeZone, language }]
    return html`<p class="meta">${w.opensAt(dayWords(opensAt, clock), hourWords(opensAt, clock))}</p>\n`
  }
  return door?.kind === 'open' && joinForm(action, session, { isPlainLink: door.isPlainLink, w })
}

/** A room on another site is told no name, and says of nobody that they came. */
function joinForm(action: string, { sessionId, number }: PublicSession, { isPlainLink, w }: { readonly isPlainLink: boolean; readonly w: WebinarMessages }): Html {
  const id = (name: string) => `${name}-${number}`
  return html`<form class="registration quiz" action="${action}" method="post">
<input type="hidden" name="sessionId" value="${sessionId}">
${isPlainLink ? html`<p class="meta">${w.joinElsewhere}</p>` : html`<div class="field"><label for="${id('shown')}">${w.joinName}</label><input id="${id('shown')}" name="displayName" maxlength="100" autocomplete="nickname" aria-describedby="${id('shown-hint')}"><span class="meta" id="${id('shown-hint')}">${w.joinNameHint}</span></div>
<label class="option"><input type="checkbox" name="mayRecordPresence" value="yes"> <span>${w.joinConsent}</span></label>
<label class="option"><input type="checkbox" name="isListenOnly" value="yes"> <span>${w.joinLowBandwidth}</span></label>`}
<p class="button-row"><button class="button button-primary" type="submit">${w.join}</button></p>
</form>
`
}
