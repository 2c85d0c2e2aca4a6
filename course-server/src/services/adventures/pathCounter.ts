// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How many runs fell into one cell of one table, as the database counts them: never shown as it is. */
export interface PathCounter {
  readonly kind: string
  readonly passageId: string
  readonly cell: string
  readonly role: string
  readonly runs: number
}
