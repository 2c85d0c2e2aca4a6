// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A column once its source's habits are out of the way. */
export interface ImportColumn {
  readonly index: number
  /** Words or id of the question. */
  readonly question: string
  /** Words or id of the option, row or place, where a question takes several columns. */
  readonly part: string | undefined
}

export interface ImportSheet {
  readonly columns: readonly ImportColumn[]
  /** Headings of columns that may point to a person or an instant. */
  readonly identityColumns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** `paper`: sheets keyed in on the desk, in columns of our own; see `paperCsv`. */
export const IMPORT_SOURCES = ['framaforms', 'nextcloud-forms', 'limesurvey', 'paper'] as const
export type ImportSource = (typeof IMPORT_SOURCES)[number]
