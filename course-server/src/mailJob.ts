// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from './config.ts'
import { makeSmtpSender } from './mail/smtpSender.ts'
import type { Schedule } from './nightlyJob.ts'
import { scheduleEvery } from './pollingJob.ts'
import type { WebinarContext } from './services/webinars/context.ts'
import { makeWebinarHousekeeping } from './services/webinars/housekeeping.ts'
import { makeMailDelivery, type DeliveryRound } from './services/webinars/mailDelivery.ts'

/** Somebody waits for the mail that confirms an address. */
const DELIVERY_PERIOD_MS = 5_000
const REMINDER_PERIOD_MS = 10 * 60_000

/** Sends the outbox's mail, and the reminders; nothing without a mail server. `onRound` is told counts of rounds with trouble. */
export function startMail(
  context: WebinarContext, mail: Config['mail'], { onRound, onError, periodMs = DELIVERY_PERIOD_MS }: {
    readonly onRound: (round: DeliveryRound) => void
    readonly onError: (error: unknown) => void
    readonly periodMs?: number
  },
): Schedule {
  if (mail === undefined) return { stop: () => Promise.resolve() }
  const sender = makeSmtpSender(mail)
  const delivery = makeMailDelivery(context, sender, { from: bareAddress(mail.from) })
  const housekeeping = makeWebinarHousekeeping(context)
  const sending = scheduleEvery(periodMs, async (signal) => {
    const round = await delivery.deliverDue(signal)
    if (round.failedCount + round.laterCount > 0) onRound(round)
  }, onError)
  const reminding = scheduleEvery(REMINDER_PERIOD_MS, () => housekeeping.remind(), onError)
  return {
    async stop() {
      await Promise.all([sending.stop(), reminding.stop()])
      sender.close()
    },
  }
}

/** `Parcours <parcours@example.org>` has its address between the brackets. */
export function bareAddress(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()
}
