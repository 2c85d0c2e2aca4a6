// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { composeMail, type ComposeOptions } from './composeMail.ts'
import type { WebinarContext } from './context.ts'
import type { MailSettlement, QueuedMail } from './mailRepository.ts'
import type { MailErrorCode, MailSender, SendOutcome } from './webinarMail.ts'

/** What one round did, by counts alone, and why what did not leave did not. */
export interface DeliveryRound {
  readonly sentCount: number
  readonly failedCount: number
  readonly laterCount: number
  readonly reasons: readonly MailErrorCode[]
}

export interface MailDelivery {
  /** Sends what is due. A round ends early when the mail server does not answer, or lets us in for none. */
  deliverDue(signal?: AbortSignal): Promise<DeliveryRound>
}

/** Mails taken at a time: those of one person travel together. */
const BATCH = 20
/** Mails of one round, so that others of the server's jobs have their turn. */
const MAX_PER_ROUND = 2_000
/** The next mail would fare no better, and a mail server locks out whoever tries a wrong password hundreds of times. */
const ENDS_ROUND: readonly MailErrorCode[] = ['server-unreachable', 'login-refused']
/** Long enough for a slow server; whoever took mails and died leaves them so long. */
const LEASE_MS = 10 * 60_000
/** Waits double from a minute to six hours; thirty of them are five days, as RFC 5321 §4.5.4.1 asks. */
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000
export const MAX_ATTEMPTS = 30

/**
 * At least once: a mail is settled after the server took it, so a crash in between sends it again, under the same
 * message id. What is said is read when the mail leaves.
 */
export function makeMailDelivery(context: WebinarContext, sender: MailSender, options: ComposeOptions): MailDelivery {
  const { repositories: { mails }, clock } = context

  const settleAll = async (group: readonly QueuedMail[], settle: (mail: QueuedMail) => MailSettlement) => {
    for (const mail of group) await mails.settle(mail, settle(mail), clock())
  }

  const deliver = async (group: readonly QueuedMail[]): Promise<SendOutcome | 'dropped'> => {
    const mail = await composeMail(group, context, options)
    if (mail === undefined) {
      await settleAll(group, () => ({ kind: 'dropped' }))
      return 'dropped'
    }
    const outcome = await sender.send(mail)
    await settleAll(group, ({ attemptCount }) => settlementOf(outcome, attemptCount, clock()))
    return outcome
  }

  return {
    async deliverDue(signal) {
      const reasons = new Set<MailErrorCode>()
      const round = { sentCount: 0, failedCount: 0, laterCount: 0 }
      const told = (): DeliveryRound => ({ ...round, reasons: [...reasons] })
      for (let taken = 0; taken < MAX_PER_ROUND && signal?.aborted !== true;) {
        const dueAt = await mails.nextDueAt()
        if (dueAt === undefined || dueAt > clock()) break
        const batch = await mails.takeDue(clock(), new Date(clock().getTime() + LEASE_MS), BATCH)
        if (batch.length === 0) break
        taken += batch.length
        const groups = groupByPerson(batch)
        for (const [index, group] of groups.entries()) {
          const outcome = await deliver(group)
          if (outcome === 'dropped') continue
          if (outcome.kind === 'accepted') round.sentCount += 1
          else if (outcome.kind === 'refused') round.failedCount += 1
          else round.laterCount += 1
          if (outcome.kind !== 'accepted') reasons.add(outcome.errorCode)
          if (outcome.kind === 'later' && ENDS_ROUND.includes(outcome.errorCode)) {
            // The others would find nobody either: they wait as long, without having been tried.
            for (const rest of groups.slice(index + 1)) await settleAll(rest, ({ attemptCount }) => settlementOf(outcome, attemptCount, clock()))
            return told()
          }
        }
      }
      return told()
    },
  }
}

function settlementOf(outcome: SendOutcome, attemptCount: number, now: Date): MailSettlement {
  if (outcome.kind === 'accepted') return { kind: 'sent' }
  if (outcome.kind === 'refused' || attemptCount >= MAX_ATTEMPTS) return { kind: 'failed', errorCode: outcome.errorCode }
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attemptCount - 1))
  return { kind: 'retry', nextTryAt: new Date(now.getTime() + waitMs), errorCode: outcome.errorCode }
}

/** Changes of several sessions are one mail; the rest goes one by one. */
function groupByPerson(batch: readonly QueuedMail[]): readonly (readonly QueuedMail[])[] {
  const groups = new Map<string, QueuedMail[]>()
  for (const mail of batch) {
    const one = mail.kind === 'session-changed' ? '' : mail.about
    const key = [mail.spaceNumber, mail.seriesNumber, mail.registrantNumber, mail.kind, one].join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [mail])
    else group.push(mail)
  }
  return [...groups.values()]
}
