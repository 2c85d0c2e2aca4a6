// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, plainText, sessionWhen, singleLine, type SessionTime } from '@parcours/courses'
import type { MailSession, WebinarMail } from '../services/webinars/webinarMail.ts'
import { htmlOf, link, list, plainOf, text, type MailBlock } from './mailBlocks.ts'
import type { MailWords } from './mailWords.ts'
import { en } from './texts/en.ts'
import { fr } from './texts/fr.ts'

export interface WrittenMail {
  readonly subject: string
  readonly plain: string
  readonly html: string
}

const WORDS: Readonly<Record<WebinarMail['language'], MailWords>> = { fr, en }

/** The words of a mail, plain and in HTML. A subject is one line, whatever its parts were typed with. */
export function writeMail(mail: WebinarMail): WrittenMail {
  const words = WORDS[mail.language]
  const blocks = blocksOf(mail, words)
  return { subject: singleLine(words.subjects[mail.kind](mail)), plain: plainOf(blocks), html: htmlOf(blocks, mail.language) }
}

function blocksOf(mail: WebinarMail, words: MailWords): readonly MailBlock[] {
  const { kind, sessions, confirmUrl } = mail
  const replay = kind === 'replay' ? sessions.flatMap(({ replayUrl }) => replayUrl ?? [])[0] : undefined
  return [
    text(words.greeting(nameOf(mail))),
    text(plainText(words.leads[kind](mail))),
    ...(confirmUrl === undefined ? [] : [link(words.confirm, confirmUrl), text(words.confirmWhy)]),
    ...(sessions.length === 0 || kind === 'announcement' ? [] : [list(sessions.map((session) => sessionLine(session, mail.language, words)))]),
    ...(replay === undefined ? [] : [link(words.watchReplay, replay)]),
    ...(mail.calendars.some(({ method }) => method === 'REQUEST') ? [text(words.calendarHint)] : []),
    ...(confirmUrl === undefined ? [link(words.manage, mail.manageUrl)] : []),
    link(words.page, mail.pageUrl),
    text(words.footer(mail)),
    link(words.unsubscribe, `${mail.manageUrl}#mail`),
  ]
}

/** Nobody's words go to an address that may be somebody else's: a name is shown once it is confirmed. */
export function nameOf({ kind, to }: WebinarMail): string | null {
  return kind === 'confirm-address' || to.name === null ? null : singleLine(to.name)
}

function sessionLine({ title, time, status, place }: MailSession, language: WebinarMail['language'], words: MailWords): string {
  const state = status === 'cancelled' ? words.cancelledSession : status === 'tentative' ? words.tentativeSession : undefined
  return [singleLine(title), whenOf(time, language), place === undefined ? words.online : place, state].filter((part) => part !== undefined && part !== '').join(' · ')
}

/** With the year: a mail is read when it is read. */
function whenOf(time: SessionTime, language: WebinarMail['language']): string {
  const { startsAt, endsAt } = periodOf(time)
  return sessionWhen({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), timeZone: time.timeZone }, { language })
}
