// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isToCome, type TrainerSeries, type TrainerSession } from '@parcours/courses'
import { t } from './l10n.ts'

/** Of a series that takes place, by date. */
export function listToCome({ status, sessions }: TrainerSeries, now: Date): readonly TrainerSession[] {
  if (status === 'cancelled') return []
  return sessions.filter((session) => isToCome({ status: session.status, endsAt: new Date(session.endsAt) }, now)).sort((one, other) => one.startsAt.localeCompare(other.startsAt))
}

/** Whether a change of sessions reaches anybody. */
export function isAnyoneTold({ status, counts, sessions }: TrainerSeries): boolean {
  return status !== 'draft' && (counts.confirmed > 0 || sessions.some((session) => session.counts.confirmed > 0))
}

/** Who hears of a change of sessions, and how. */
export function toldWords(series: TrainerSeries): string {
  if (series.status === 'draft') return t('parcours', 'The series is a draft: nobody has to be told.')
  if (!isAnyoneTold(series)) return t('parcours', 'Nobody is registered yet: nobody has to be told.')
  return series.mail.isConfigured
    ? t('parcours', 'People who are registered are told: by mail if they gave an address, by their calendar if it follows.')
    : `${t('parcours', 'Calendars follow by themselves.')} ${t('parcours', 'This server sends no mail: write yourself to those whose calendar does not follow.')}`
}
