// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ApiProblem, NoAnswer } from './api/http.ts'
import { t } from './l10n.ts'
import type { Shell } from './shell/shell.ts'

/** A failure as a person reads it: what happened, what is safe, what to do next. */
export interface ProblemWords {
  readonly title: string
  readonly sentence: string
  /** Trying again may work. */
  readonly canRetry: boolean
  readonly requestId: string | undefined
}

/** `place` because only a campus gives links to come back by. */
export function problemWords(error: unknown, place: Shell['place']): ProblemWords {
  if (error instanceof NoAnswer) {
    return {
      title: t('parcours', 'The server cannot be reached'),
      // From Nextcloud the course server is another machine, which may refuse this space without the browser being told.
      sentence: place === 'nextcloud'
        ? t('parcours', 'The course server does not answer here. What you did is kept in this browser. Try again in a moment; if it goes on, tell the person who looks after this Nextcloud.')
        : t('parcours', 'The connection seems to be missing. What you did is kept in this browser. Try again in a moment.'),
      canRetry: true,
      requestId: undefined,
    }
  }
  if (error instanceof ApiProblem) {
    return { title: titleFor(error), sentence: sentenceFor(error, place), canRetry: error.status >= 429, requestId: error.code in TITLES ? undefined : error.requestId }
  }
  return {
    title: t('parcours', 'This page could not be shown'),
    sentence: t('parcours', 'Something went wrong in the application. What you did is kept. Reload the page, or come back later.'),
    canRetry: true,
    requestId: undefined,
  }
}

/** Refusals of a recovery phrase, which say nothing of who asks. */
const PHRASE_CODES: ReadonlySet<string> = new Set(['unknown-recovery-phrase', 'guest-of-another-space', 'same-learner'])

function titleFor({ status, code }: ApiProblem): string {
  if (PHRASE_CODES.has(code)) {
    return t('parcours', 'This phrase cannot be used here')
  }
  const known = TITLES[code]?.()
  if (known !== undefined) {
    return known
  }
  if (status === 404) {
    return t('parcours', 'This page does not exist')
  }
  return status === 401 || status === 403 ? t('parcours', 'This page is not open to you') : t('parcours', 'This page could not be shown')
}

/** Refusals that are an answer, and no failure: nobody needs to ask for help with their reference. */
const TITLES: Readonly<Record<string, () => string>> = {
  'unknown-attestation': () => t('parcours', 'This code is not known'),
  'nothing-to-attest': () => t('parcours', 'Nothing to attest yet'),
  'results-for-those-who-answered': () => t('parcours', 'These results are not open to you'),
}

function sentenceFor({ code, status }: ApiProblem, place: Shell['place']): string {
  return status === 401 && place === 'nextcloud' && SENTENCES[code] === undefined ? LET_IN_NO_MORE() : sentenceForCode(code, status)
}

/** The sentence for a stable code of the server; by family when the code is not known here. */
export function sentenceForCode(code: string, status: number): string {
  return SENTENCES[code]?.() ?? sentenceForStatus(status)
}

const LET_IN_NO_MORE = () => t('parcours', 'The course server does not let this space in any more. What you did is kept in this browser. Reload the page; if it goes on, tell the person who looks after this Nextcloud.')
const LINK_SPENT = () => t('parcours', 'This link is unknown, was used already or is more than 24 hours old. Ask the person who gave it to you for a new one.')

/** What a refusal says besides its code; undefined for any other failure. */
export function refusalDetail(error: unknown): ApiProblem['detail'] | undefined {
  return error instanceof ApiProblem ? error.detail : undefined
}

/** Adds the sentences of a part of the app, which loads them with its first view. */
export function addSentences(sentences: Readonly<Record<string, () => string>>): void {
  Object.assign(SENTENCES, sentences)
}

const SENTENCES: Record<string, () => string> = {
  'unknown-course': () => t('parcours', 'This course does not exist here, or was withdrawn. The list of courses shows what is open now.'),
  'unknown-activity': () => t('parcours', 'This activity is no longer part of the course. What you had completed is kept.'),
  'unknown-publication': () => t('parcours', 'This page was published again meanwhile. Reload it, then answer once more.'),
  'invalid-response': () => t('parcours', 'This page was published again meanwhile. Reload it, then answer once more.'),
  'too-many-attempts': () => t('parcours', 'This quiz was tried very many times. Your best result is kept; you can go on with the course.'),
  'no-figures-yet': () => t('parcours', 'The figures are computed once a day. The first ones are not there yet: come back tomorrow.'),
  'unknown-recovery-phrase': () => t('parcours', 'The server does not know this recovery phrase. Check each word and their order. An identity that was erased, or unused for 24 months, cannot come back.'),
  'guest-of-another-space': () => t('parcours', 'This phrase belongs to another space, or to the public campus. Only what was done on the public page of this space can join your account.'),
  'same-learner': () => t('parcours', 'This phrase already belongs to you here. Nothing had to be joined.'),
  'session-ended': () => t('parcours', 'Your session has ended. Reload the page and log in again; what you did is kept in this browser.'),
  'app-switched-off': () => t('parcours', 'The courses are switched off in this Nextcloud, perhaps for an update. What you did is kept in this browser. Try again in a few minutes.'),
  'not-paired': () => t('parcours', 'This space is not connected to its courses any more. What you did is kept in this browser. Tell the person who looks after this Nextcloud.'),
  'unknown-role-link': LINK_SPENT,
  'used-role-link': LINK_SPENT,
  'expired-role-link': LINK_SPENT,
}

function sentenceForStatus(status: number): string {
  switch (status) {
    case 401:
      return t('parcours', 'Your access has ended or was withdrawn. Ask the person who gave it to you for a new link.')
    case 403:
      return t('parcours', 'This is for people with another role, or from another space. If you need it, ask the person who coordinates.')
    case 404:
      return t('parcours', 'The address may be old or mistyped. Everything you did is kept.')
    case 429:
      return t('parcours', 'Too many requests came at once. Wait a minute, then try again.')
    default:
      return status >= 500
        ? t('parcours', 'The server had a problem. What you did is kept in this browser. Try again in a moment.')
        : t('parcours', 'The server could not accept this request. Nothing of what you did before is lost.')
  }
}
