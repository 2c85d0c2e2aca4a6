// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ProblemMessage } from '@parcours/courses'
import { STATUS_CODES } from 'node:http'
import { ParcoursError } from '../errors.ts'
import { StorageFullError, WriterBusyError } from '../services/repositories.ts'
import { STATUS_OF } from './statusOf.ts'

/** What Fastify and the drivers put on their errors; every field may be missing. */
interface ForeignError {
  readonly code?: unknown
  readonly statusCode?: unknown
  readonly validation?: readonly { readonly instancePath: string; readonly params: Readonly<Record<string, unknown>> }[]
  readonly validationContext?: string
  readonly driverError?: { readonly code?: unknown }
}

/** Fastify's own codes: https://fastify.dev/docs/latest/Reference/Errors/ */
const FASTIFY_CODES: Readonly<Record<string, ParcoursError['code']>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_NOT_FOUND: 'unknown-page',
}

/**
 * Codes by which a driver says that the database cannot be reached or is going down.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html (classes 08, 53, 57), and Node's.
 */
const DATABASE_DOWN = /^(08\w{3}|53\w{3}|57P\d\d|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|SQLITE_BUSY|SQLITE_FULL|SQLITE_IOERR\w*)$/

const DATABASE_RETRY_SECONDS = 5
const WRITER_RETRY_SECONDS = 1
/** Somebody has to make room. */
const STORAGE_RETRY_SECONDS = 300

/** The expected refusal an error amounts to; undefined for a bug. */
export function asParcoursError(error: unknown): ParcoursError | undefined {
  if (error instanceof ParcoursError) return error
  if (error instanceof WriterBusyError) return new ParcoursError('server-busy', { retryAfterSeconds: WRITER_RETRY_SECONDS })
  if (error instanceof StorageFullError) return new ParcoursError('storage-full', { retryAfterSeconds: STORAGE_RETRY_SECONDS })
  // Anything can be thrown: each field is checked before use.
  const foreign = (error ?? {}) as ForeignError
  if (foreign.validation !== undefined) return new ParcoursError('invalid-request', { detail: { fields: fieldsOf(foreign) } })
  const given = foreign.driverError?.code ?? foreign.code
  const code = typeof given === 'string' ? given : ''
  // The list of erasures is a file of its own.
  if (code === 'ENOSPC' || code === 'EDQUOT') return asParcoursError(new StorageFullError(error))
  const known = FASTIFY_CODES[code]
  if (known !== undefined) return new ParcoursError(known)
  if (DATABASE_DOWN.test(code)) return new ParcoursError('not-ready', { retryAfterSeconds: DATABASE_RETRY_SECONDS })
  const status = Number(foreign.statusCode)
  return status >= 400 && status < 500 ? new ParcoursError('invalid-request') : undefined
}

export function problemOf({ code, detail }: ParcoursError, requestId: string): ProblemMessage {
  const status = STATUS_OF[code]
  const title = STATUS_CODES[status] ?? 'Error'
  return { type: 'about:blank', title, status, code, requestId, ...(detail === undefined ? {} : { detail }) }
}

/** Names of the fields refused, never what was in them. */
function fieldsOf({ validation = [], validationContext = 'request' }: ForeignError): string {
  const names = validation.map(({ instancePath, params }) => {
    const missing = params['missingProperty'] ?? params['additionalProperty']
    // A surplus property's name was typed by the sender: say where, not what.
    const last = params['missingProperty'] === undefined ? '' : `/${String(missing)}`
    return `${validationContext}${instancePath.replaceAll(/\/[^/]{65,}/g, '/…')}${last}`
  })
  return [...new Set(names)].slice(0, 5).join(', ')
}
