// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { routeConfigOf } from './routeConfig.ts'
import { setBounded } from '../services/setBounded.ts'

type Coding = 'br' | 'gzip'

/** Below this a packet holds the text anyway. */
const SMALLEST_BYTES = 1024
/** Pages and courses kept compressed; the oldest leaves first. */
const MAX_COMPRESSED = 400
const MAX_CACHED_BYTES = 512 * 1024

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/**
 * ETag, 304 and compression for the public text of routes that ask for it. Compressed once per
 * content, since a page is the same for everybody until the next publication.
 */
export function addCompression(app: FastifyInstance): void {
  const cache = new Map<string, Buffer>()

  app.addHook('onSend', async (request, reply, payload: unknown) => {
    if (!isCompressible(request) || typeof payload !== 'string' || reply.statusCode !== 200) return payload
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
    reply.header('etag', etag).header('vary', addVary(reply))
    if (request.headers['if-none-match'] === etag) {
      reply.code(304).removeHeader('content-type')
      return null
    }
    const coding = codingOf(request)
    if (coding === undefined || payload.length < SMALLEST_BYTES) return payload
    const key = `${coding} ${etag}`
    const compressed = cache.get(key) ?? await compress(payload, coding)
    if (compressed.length <= MAX_CACHED_BYTES) setBounded(cache, key, compressed, MAX_COMPRESSED)
    reply.header('content-encoding', coding).removeHeader('content-length')
    return compressed
  })
}

function isCompressible(request: FastifyRequest): boolean {
  return routeConfigOf(request).isCompressed === true
}

function addVary(reply: FastifyReply): string {
  const before = reply.getHeader('vary')
  return [before === undefined ? undefined : String(before), 'accept-encoding'].filter(Boolean).join(', ')
}

/** Enough for browsers: a coding named without `q=0`. */
function codingOf(request: FastifyRequest): Coding | undefined {
  const accepted = [request.headers['accept-encoding'] ?? ''].flat().join(',').split(',').map((part) => part.trim())
  const takes = (coding: Coding) => accepted.some((part) => part === coding || (part.startsWith(`${coding};`) && !/q=0(\.0+)?$/.test(part)))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined
}

/** Quality 6 compresses a 30 kB page in about 1 ms, almost as small as 11. */
async function compress(text: string, coding: Coding): Promise<Buffer> {
  if (coding === 'gzip') return gzipped(text, { level: 9 })
  return brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } })
}
