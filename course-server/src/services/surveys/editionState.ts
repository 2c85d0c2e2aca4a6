// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionState } from '@parcours/surveys'
import type { StoredEdition, StoredLedger } from './repositories.ts'

export function stateOf({ opensAt, closesAt, closedAt }: Pick<StoredEdition, 'opensAt' | 'closesAt' | 'closedAt'>, now: Date): EditionState {
  if (closedAt !== null || (closesAt !== null && closesAt <= now)) return 'closed'
  return opensAt > now ? 'scheduled' : 'open'
}

/** Whether those who answered may see figures. */
export function hasResults({ contract }: StoredEdition, ledger: StoredLedger | undefined): boolean {
  return contract.respondentsSeeResults && ledger?.ledger.isFinal === true
}
