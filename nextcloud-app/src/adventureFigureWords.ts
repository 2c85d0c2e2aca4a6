// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { UNFINISHED_ROW, type AdventureFigures, type MissionResult, type PathRow, type Reason } from '@parcours/courses'
import { formatNumber, n, t } from './l10n.ts'

/** « 12 sur 37 (32 %) »: never a percentage without both figures. */
export function pathRowWords({ count, percent }: PathRow, base: number): string {
  const words = { count: formatNumber(count), base: formatNumber(base) }
  return percent === null ? t('parcours', '{count} out of {base}', words) : t('parcours', '{count} out of {base} ({percent}%)', { ...words, percent })
}

/** The one sentence above the figures. */
export function pathSentence({ endings }: Pick<AdventureFigures, 'endings'>): string {
  if (endings.kind === 'hidden') {
    return t('parcours', 'Too few ways are counted for anything to be shown: this protects each person.')
  }
  const ways = n('parcours', '%n way through the story is counted', '%n ways through the story are counted', endings.base)
  const unfinished = endings.rows.find(({ ids }) => ids.length === 1 && ids[0] === UNFINISHED_ROW)
  return unfinished === undefined
    ? t('parcours', '{ways}.', { ways })
    : n('parcours', '{ways}; %n stopped before an ending.', '{ways}; %n stopped before an ending.', unfinished.count, { ways })
}

const RESULTS: Readonly<Partial<Record<MissionResult, () => string>>> = {
  yes: () => t('parcours', 'Seen by the browser: done'),
  no: () => t('parcours', 'Seen by the browser: not yet'),
  absent: () => t('parcours', 'Application not installed'),
  unknown: () => t('parcours', 'Could not be seen'),
  skipped: () => t('parcours', 'Skipped'),
  declared: () => t('parcours', 'Said to be done'),
}

/** Ids come from the server's closed lists; one that is newer than this app is shown as it is. */
export function missionResultWords(result: string): string {
  return RESULTS[result as MissionResult]?.() ?? result
}

const REASONS: Readonly<Partial<Record<Reason, () => string>>> = {
  'nothing-found': () => t('parcours', 'not yet: nothing like it was found'),
  'name-differs': () => t('parcours', 'not yet: another name'),
  'only-samples': () => t('parcours', 'not yet: only the samples of a new account'),
  'before-start': () => t('parcours', 'not yet: it was there before'),
  'not-mine': () => t('parcours', 'not yet: it belongs to somebody else'),
  'not-shared': () => t('parcours', 'not yet: not shared'),
  'shared-otherwise': () => t('parcours', 'not yet: shared in another way'),
  'read-only': () => t('parcours', 'not yet: shared to be read only'),
  'no-password': () => t('parcours', 'not yet: no password'),
  'no-expiry': () => t('parcours', 'not yet: no end date'),
  'event-in-the-past': () => t('parcours', 'not yet: on a day that has passed'),
  'too-few-options': () => t('parcours', 'not yet: too few proposals'),
  'too-few-answers': () => t('parcours', 'not yet: too few answers'),
  'too-few-people': () => t('parcours', 'not yet: too few people'),
  'field-empty': () => t('parcours', 'not yet: something is left empty'),
  'signed-out': () => t('parcours', 'could not be seen: logged out'),
  'token-expired': () => t('parcours', 'could not be seen: page open for long'),
  'not-allowed': () => t('parcours', 'could not be seen: not allowed'),
  'too-many-requests': () => t('parcours', 'could not be seen: too many requests'),
  'server-error': () => t('parcours', 'could not be seen: Nextcloud in trouble'),
  'timeout': () => t('parcours', 'could not be seen: no answer in time'),
  'offline': () => t('parcours', 'could not be seen: no connection'),
  'unreadable': () => t('parcours', 'could not be seen: an answer that could not be read'),
}

export function reasonWords(reason: string): string {
  return REASONS[reason as Reason]?.() ?? reason
}
