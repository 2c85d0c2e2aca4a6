// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyRequest } from 'fastify'

/**
 * What stands before the addresses of pictures: nothing for our own pages, whatever name they were
 * reached by; this server's origin for pages of another origin, which alone send theirs on a GET.
 */
export function mediaBaseOf(request: FastifyRequest, publicUrl: string): string {
  const { origin } = request.headers
  const isOwn = origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.host)
  return isOwn ? '' : publicUrl
}
