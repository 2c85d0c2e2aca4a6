// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A JSON schema as Fastify, Ajv and OpenAPI 3.0 all read it. */
export interface Schema {
  readonly [keyword: string]: unknown
}

/**
 * An object with exactly the properties of a message type: the compiler refuses a schema that
 * forgets one, which would silently drop it from answers.
 */
export function messageOf<Message>(
  properties: { readonly [Name in keyof Required<Message>]: Schema },
  options: { readonly optional?: readonly (keyof Message & string)[]; readonly nullable?: boolean } = {},
): Schema {
  const { optional = [], nullable = false } = options
  const required = Object.keys(properties).filter((name) => !optional.some((left) => left === name))
  return { type: 'object', additionalProperties: false, required, properties, ...(nullable ? { nullable } : {}) }
}

export function listOf(items: Schema, maxItems?: number): Schema {
  return { type: 'array', items, ...(maxItems === undefined ? {} : { maxItems }) }
}

export function mapOf(values: Schema, maxProperties?: number): Schema {
  return { type: 'object', additionalProperties: values, ...(maxProperties === undefined ? {} : { maxProperties }) }
}

export function orNull(schema: Schema): Schema {
  return { ...schema, nullable: true }
}

export function oneOf(values: readonly string[]): Schema {
  return { type: 'string', enum: [...values] }
}

export const text: Schema = { type: 'string' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const yesOrNo: Schema = { type: 'boolean' }
/** `YYYY-MM-DD`, UTC. */
export const day: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
/** RFC 3339 in UTC, as `Date.prototype.toISOString` writes it; milliseconds may be left out. */
export const instant: Schema = { type: 'string', maxLength: 30, pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?Z$' }
/** Ids of content: lower-case letters, digits, hyphens. */
export const slug: Schema = { type: 'string', maxLength: 100, pattern: '^[a-z0-9][a-z0-9-]*$' }
/** BCP 47, in the few forms courses use. */
export const language: Schema = { type: 'string', maxLength: 20, pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }
export const sha256: Schema = { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9_-]{43,64}$' }
export const uuid: Schema = { type: 'string', pattern: '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$' }
