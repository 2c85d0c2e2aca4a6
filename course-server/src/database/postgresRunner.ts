// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Runs one statement inside a transaction; arrays are parameters too, for `unnest`. */
export type PostgresRunner = (statement: { readonly sql: string; readonly parameters: readonly unknown[] }) => Promise<readonly object[]>
