// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { hourWords, type AttendanceRow, type AttendanceSource, type AttendanceSourceRow, type Language, type PresenceBasis, type TimeZone } from '@parcours/courses'
import { t } from './l10n.ts'
import { secondsWords } from './webinarWords.ts'

/** Each source as the people who lead read it. */
export const DESK_SOURCE_WORDS: Readonly<Record<AttendanceSource, () => string>> = {
  polling: () => t('parcours', 'Room, asked every minute'),
  webhooks: () => t('parcours', 'Room, comings and goings'),
  analytics: () => t('parcours', 'Report of the room afterwards'),
  ticked: () => t('parcours', 'Ticked by hand'),
  selfDeclared: () => t('parcours', 'Said by the person'),
  replay: () => t('parcours', 'Replay'),
}

const BASIS_WORDS: Readonly<Record<PresenceBasis, () => string>> = {
  ticked: () => t('parcours', 'because it was ticked by hand'),
  measured: () => t('parcours', 'by what the room measured'),
  selfDeclared: () => t('parcours', 'by the person’s own word'),
  nothing: () => '',
}

/** « Présent⋅e (d’après le salon) · 1 h 52 ». */
export function presenceWords({ isPresent, hasReplayed, basis, attendanceSeconds }: Pick<AttendanceRow, 'isPresent' | 'hasReplayed' | 'basis' | 'attendanceSeconds'>): string {
  const length = basis === 'measured' ? secondsWords(attendanceSeconds) : ''
  const said = isPresent ? t('parcours', 'Present') : hasReplayed ? t('parcours', 'Not there, watched the replay') : basis === 'nothing' ? t('parcours', 'Nothing known') : t('parcours', 'Not present')
  return [basis === 'nothing' ? said : t('parcours', '{said}, {because}', { said, because: BASIS_WORDS[basis]() }), length].filter((part) => part !== '').join(' · ')
}

/** One source beside the others: what it says, and from when to when. */
export function sourceWords({ source, isPresent, attendanceSeconds, intervals }: AttendanceSourceRow, { timeZone, language }: { readonly timeZone: TimeZone; readonly language: Language }): string {
  const hour = (instant: string) => hourWords(new Date(instant), { timeZone, language })
  const stretches = intervals.map(({ from, to, isOpen }) => (isOpen
    ? t('parcours', '{from} to the end', { from: hour(from) })
    : t('parcours', '{from} to {to}', { from: hour(from), to: hour(to) })))
  const said = attendanceSeconds === null ? (isPresent ? t('parcours', 'present') : t('parcours', 'not present')) : secondsWords(attendanceSeconds)
  return t('parcours', '{source}: {said}', { source: DESK_SOURCE_WORDS[source](), said: [said, stretches.join(', ')].filter((part) => part !== '').join(' · ') })
}
