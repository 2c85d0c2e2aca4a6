// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EntitySchemaColumnOptions } from 'typeorm'

/**
 * The four things a column may hold, the same on SQLite and PostgreSQL: whole numbers, texts, instants
 * (milliseconds since 1970, so that no clock zone can bend them) and facts that are true or not (0 or 1).
 */
export const integer = { type: 'integer' } as const satisfies EntitySchemaColumnOptions
export const text = { type: 'text' } as const satisfies EntitySchemaColumnOptions

/** Seconds since 1970: past 2038 they no longer fit PostgreSQL's `integer`. */
export const seconds = { type: 'bigint' } as const satisfies EntitySchemaColumnOptions

export const instant = {
  type: 'bigint',
  transformer: {
    to: (value: Date | null | undefined) => value?.getTime() ?? null,
    from: (value: number | string | null) => (value === null ? null : new Date(Number(value))),
  },
} as const satisfies EntitySchemaColumnOptions

export const flag = {
  type: 'integer',
  transformer: { to: (value: boolean) => (value ? 1 : 0), from: (value: number) => value === 1 },
} as const satisfies EntitySchemaColumnOptions

export function key<Column extends EntitySchemaColumnOptions>(column: Column): Column & { readonly primary: true } {
  return { ...column, primary: true }
}

export function maybe<Column extends EntitySchemaColumnOptions>(column: Column): Column & { readonly nullable: true } {
  return { ...column, nullable: true }
}
