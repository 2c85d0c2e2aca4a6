// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** Serves the style sheet under a name that changes with it, and returns that address. */
export function addCampusCss(app: FastifyInstance, css: string): string {
  const small = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1')
  const hash = createHash('sha256').update(small).digest('hex').slice(0, 12)
  const path = `/campus-${hash}.css`
  app.get(path, { config: { isCompressed: true }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=31536000, immutable').send(small))
  return path
}
