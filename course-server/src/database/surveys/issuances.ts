// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import type { Issuance } from '../../services/surveys/repositories.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

/** Its rows are in an order again, however many there are: as many may have gone as came. */
export function* forgetTidied(table: 'survey_issuances' | 'survey_spent_tokens'): SqlScript<void> {
  yield* execute('DELETE FROM settings WHERE name = ?', `${table}-tidied`)
}

/** Under this name stands somebody who erased everything: the next token of the same edition is refused to them too. */
const ERASED = 'erased '

/** Notes who had a token signed, one after the other. */
export function* storeIssuances(issuances: readonly Issuance[]): SqlScript<readonly ('issued' | 'same' | 'other')[]> {
  yield* forgetTidied('survey_issuances')
  const outcomes: ('issued' | 'same' | 'other')[] = []
  for (const issuance of issuances) outcomes.push(yield* storeIssuance(issuance))
  return outcomes
}

function* storeIssuance({ editionNumber, spaceNumber, subject, blindedHash }: Issuance): SqlScript<'issued' | 'same' | 'other'> {
  const erased = yield* rowOf(FIND, spaceNumber, erasedName(editionNumber, spaceNumber, subject), editionNumber)
  if (erased !== undefined) return 'other'
  const added = yield* rowOf(
    `INSERT INTO survey_issuances (space_number, subject, edition_number, blinded_hash) VALUES (?, ?, ?, ?)
      ON CONFLICT DO NOTHING RETURNING edition_number`, spaceNumber, subject, editionNumber, blindedHash,
  )
  if (added !== undefined) return 'issued'
  const known = yield* rowOf<{ blinded_hash: string }>(FIND, spaceNumber, subject, editionNumber)
  return known?.blinded_hash === blindedHash ? 'same' : 'other'
}

const FIND = 'SELECT blinded_hash FROM survey_issuances WHERE space_number = ? AND subject = ? AND edition_number = ?'

/**
 * Erases that somebody had tokens. Where the edition is still open a hash stays until it closes: an erasure must not
 * let anybody answer twice. It is of a pseudonym of 256 bits: nobody can go back from it.
 */
export function* eraseIssuances(spaceNumber: number, subject: string): SqlScript<boolean> {
  const rows = yield* rowsOf<{ edition_number: number; closed_at: number | null }>(
    `SELECT i.edition_number, e.closed_at FROM survey_issuances i JOIN survey_editions e ON e.edition_number = i.edition_number
      WHERE i.space_number = ? AND i.subject = ? ORDER BY i.edition_number`, spaceNumber, subject,
  )
  yield* execute('DELETE FROM survey_issuances WHERE space_number = ? AND subject = ?', spaceNumber, subject)
  for (const { edition_number: editionNumber, closed_at: closedAt } of rows) {
    if (closedAt !== null) continue
    yield* execute(
      "INSERT INTO survey_issuances (space_number, subject, edition_number, blinded_hash) VALUES (?, ?, ?, '') ON CONFLICT DO NOTHING",
      spaceNumber, erasedName(editionNumber, spaceNumber, subject), editionNumber,
    )
  }
  return rows.length > 0
}

/** A guest's tokens become the account's; where both had one, the account's stays and the guest's is as if erased. */
export function* joinIssuances(spaceNumber: number, guestSubject: string, accountSubject: string): SqlScript<void> {
  yield* execute(
    `UPDATE survey_issuances SET subject = ? WHERE space_number = ? AND subject = ? AND edition_number NOT IN
      (SELECT edition_number FROM survey_issuances WHERE space_number = ? AND subject = ?)`,
    accountSubject, spaceNumber, guestSubject, spaceNumber, accountSubject,
  )
  yield* eraseIssuances(spaceNumber, guestSubject)
}

function erasedName(editionNumber: number, spaceNumber: number, subject: string): string {
  return ERASED + createHash('sha256').update(`${editionNumber} ${spaceNumber} ${subject}`).digest('base64url')
}
