// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureCard } from '@parcours/courses'
import { formatMinutes, n } from './l10n.ts'

/** « 25 min · 4 missions · 3 fins ». */
export function adventureFacts({ durationMinutes, missionCount, endingCount }: Pick<AdventureCard, 'durationMinutes' | 'missionCount' | 'endingCount'>): string {
  return [
    formatMinutes(durationMinutes),
    n('parcours', '%n real mission', '%n real missions', missionCount),
    n('parcours', '%n ending', '%n endings', endingCount),
  ].join(' · ')
}
