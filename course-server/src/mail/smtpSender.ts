// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { MailCalendar, MailSender, SendOutcome, WebinarMail } from '../services/webinars/webinarMail.ts'
import { nameOf, writeMail } from './writeMail.ts'

export interface SmtpOptions {
  readonly smtpUrl: string
  readonly from: string
  /** For tests; seconds of waiting else. */
  readonly timeoutMs?: number
}

/** A server that greets slowly on purpose (greylisting by delay) takes up to 30 s. */
const TIMEOUT_MS = 40_000
const MAX_CONNECTIONS = 2

/** Sends through one mail server, a few mails at a time over the same connection. */
export function makeSmtpSender({ smtpUrl, from, timeoutMs = TIMEOUT_MS }: SmtpOptions): MailSender {
  const transport = createTransport({
    url: smtpUrl, pool: true, maxConnections: MAX_CONNECTIONS, connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs,
    // Nothing in a mail may make the server read a file or an address.
    disableFileAccess: true, disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from))
        return { kind: 'accepted' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => { transport.close() },
  }
}

/** Addresses are given as objects, never as text to be parsed: a name holds no second recipient. */
export function messageOf(mail: WebinarMail, from: string): SendMailOptions {
  const { subject, plain, html } = writeMail(mail)
  const [only, ...more] = mail.calendars
  return {
    from,
    to: { name: nameOf(mail) ?? '', address: mail.to.address },
    subject,
    text: plain,
    html,
    messageId: mail.messageId,
    headers: {
      'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
      // One click in the mail program, without a page: https://www.rfc-editor.org/rfc/rfc8058
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    // One session is an invitation that programs show as such; several are attached, since one invitation is of one event.
    ...(only !== undefined && more.length === 0
      ? { icalEvent: { method: only.method, filename: only.fileName, content: only.content } }
      : { attachments: mail.calendars.map(attachmentOf) }),
  }
}

function attachmentOf({ method, fileName, content }: MailCalendar) {
  return { filename: fileName, content, contentType: `text/calendar; charset=utf-8; method=${method}` }
}

interface SmtpError {
  readonly code?: unknown
  readonly responseCode?: unknown
}

/** https://nodemailer.com/errors: a code of its own, and the server's number where it answered. */
function outcomeOf(error: unknown): SendOutcome {
  // Anything can be thrown: each field is checked before use.
  const { code, responseCode } = (error ?? {}) as SmtpError
  const isForGood = typeof responseCode === 'number' && responseCode >= 500
  switch (code) {
    case 'EENVELOPE': return isForGood ? { kind: 'refused', errorCode: 'address-refused' } : { kind: 'later', errorCode: 'server-busy' }
    case 'EMESSAGE': return isForGood ? { kind: 'refused', errorCode: 'mail-refused' } : { kind: 'later', errorCode: 'server-busy' }
    case 'EAUTH':
    case 'ENOAUTH': return { kind: 'later', errorCode: 'login-refused' }
    case 'ECONNECTION':
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'ESOCKET':
    case 'EDNS':
    case 'ETLS':
    case 'EPROTOCOL': return { kind: 'later', errorCode: 'server-unreachable' }
    default: return { kind: 'later', errorCode: 'unknown-failure' }
  }
}
