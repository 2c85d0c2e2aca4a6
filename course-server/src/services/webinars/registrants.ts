// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { type MailPage, type RegistrantPage, type RegistrantRow, type RegistrationDecision, type RegistrationStatus } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { getOwned } from './access.ts'
import type { WebinarContext } from './context.ts'
import type { MailRecord } from './mailRepository.ts'
import { requireDone } from './myWebinars.ts'
import { MAX_REGISTRATIONS, type RegistrantRecord } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

const PAGE_SIZE = 50

/** Who registered to a trainer's own series: the only pages that show names. @throws ParcoursError `role-required`, `unknown-series` */
export interface RegistrantService {
  list(caller: Caller, seriesId: string, query: { readonly page: number; readonly status: RegistrationStatus | undefined }): Promise<RegistrantPage>
  /** All of them, for a table. */
  listAll(caller: Caller, seriesId: string): Promise<{ readonly stored: StoredSeries; readonly rows: readonly RegistrantRow[] }>
  /** @throws ParcoursError `unknown-registration`, `impossible-now` */
  decide(caller: Caller, seriesId: string, registrationId: string, decision: RegistrationDecision['decision']): Promise<RegistrantRow>
  listMails(caller: Caller, seriesId: string, page: number): Promise<MailPage>
  retryMails(caller: Caller, seriesId: string): Promise<MailPage>
}

export function makeRegistrantService(context: WebinarContext): RegistrantService {
  const { repositories: { registrations, mails }, sendsMail, clock } = context

  const mailPage = async (stored: StoredSeries, page: number): Promise<MailPage> => {
    const found = await mails.list(stored, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
    return { mails: found.mails.map(mailRow), page, pageCount: Math.max(1, Math.ceil(found.count / PAGE_SIZE)), mailCount: found.count }
  }

  return {
    async list(caller, seriesId, { page, status }) {
      const { stored } = await getOwned(context, caller, seriesId)
      const { records, count } = await registrations.listRecords(stored, { status, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      return { registrants: records.map((record) => registrantRow(record, stored)), page, pageCount: Math.max(1, Math.ceil(count / PAGE_SIZE)), registrantCount: count }
    },

    async listAll(caller, seriesId) {
      const { stored } = await getOwned(context, caller, seriesId)
      const { records } = await registrations.listRecords(stored, { status: undefined, offset: 0, limit: MAX_REGISTRATIONS })
      return { stored, rows: records.map((record) => registrantRow(record, stored)) }
    },

    async decide(caller, seriesId, registrationId, decision) {
      const { stored } = await getOwned(context, caller, seriesId)
      const found = await registrations.findRecord(registrationId)
      if (found === undefined || found.spaceNumber !== stored.spaceNumber || found.seriesNumber !== stored.seriesNumber) throw new ParcoursError('unknown-registration')
      if (decision === 'exclude' || decision === 'include') await registrations.setExcluded(registrationId, { isExcluded: decision === 'exclude', sendsMail, now: clock() })
      else requireDone(await registrations.act({ registrationId, action: decision, by: 'organiser', sendsMail, now: clock() }))
      return registrantRow(await registrations.findRecord(registrationId) ?? found, stored)
    },

    async listMails(caller, seriesId, page) {
      const { stored } = await getOwned(context, caller, seriesId)
      return mailPage(stored, page)
    },

    async retryMails(caller, seriesId) {
      const { stored } = await getOwned(context, caller, seriesId)
      await mails.retry(stored, clock())
      return mailPage(stored, 1)
    },
  }
}

function registrantRow(record: RegistrantRecord, { sessions }: StoredSeries): RegistrantRow {
  const { contact } = record
  return {
    registrationId: record.registrationId,
    sessionId: record.sessionNumber === 0 ? null : sessions.find(({ number }) => number === record.sessionNumber)?.sessionId ?? null,
    name: contact?.name ?? null, email: contact?.address ?? null, mail: mailOf(record),
    status: record.status, awaits: record.awaits, waitingRank: record.waitingRank, channel: record.channel,
    // Checked by `readAnswers` before it was kept.
    answers: JSON.parse(record.answersJson) as RegistrantRow['answers'],
    registeredAt: record.registeredAt.toISOString(), isExcluded: record.isExcluded,
  }
}

function mailOf({ contact, hasFailedMail }: RegistrantRecord): RegistrantRow['mail'] {
  if (typeof contact?.address !== 'string') return 'none'
  if (hasFailedMail) return 'failing'
  return contact.isAddressConfirmed ? 'confirmed' : 'unconfirmed'
}

function mailRow({ registrationId, name, kind, state, attemptCount, nextTryAt, errorCode, createdAt }: MailRecord): MailPage['mails'][number] {
  return {
    registrationId, name, kind, state, attemptCount, nextTryAt: state === 'waiting' ? nextTryAt.toISOString() : null, errorCode, createdAt: createdAt.toISOString(),
  }
}
