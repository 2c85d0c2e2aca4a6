// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
export type SqlValue = string | number | Uint8Array | null

export interface Statement {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
}

/**
 * A transaction's story: it yields statements and is handed their rows. SQLite runs it without ever
 * waiting (better-sqlite3's transactions are synchronous), PostgreSQL awaits each statement;
 * the story is written once. It may be run again from its start, so it keeps no state outside.
 */
export type SqlScript<T> = Generator<Statement, T, readonly object[]>

/** `Row` is what the statement's own column list names. */
export function* rowsOf<Row extends object>(sql: string, ...parameters: readonly SqlValue[]): SqlScript<readonly Row[]> {
  // The caller states the shape beside the SQL that makes it.
  return (yield { sql, parameters }) as readonly Row[]
}

export function* rowOf<Row extends object>(sql: string, ...parameters: readonly SqlValue[]): SqlScript<Row | undefined> {
  return (yield* rowsOf<Row>(sql, ...parameters))[0]
}

export function* execute(sql: string, ...parameters: readonly SqlValue[]): SqlScript<void> {
  yield { sql, parameters }
}

export function runScriptNow<T>(script: SqlScript<T>, run: (statement: Statement) => readonly object[]): T {
  let step = script.next()
  while (step.done !== true) step = script.next(run(step.value))
  return step.value
}

export async function runScript<T>(script: SqlScript<T>, run: (statement: Statement) => Promise<readonly object[]>): Promise<T> {
  let step = script.next()
  while (step.done !== true) step = script.next(await run(step.value))
  return step.value
}
