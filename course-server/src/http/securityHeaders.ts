// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Nothing may load from an API answer; the pages of the campus state their own policy. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'"

const HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cross-origin-opener-policy': 'same-origin',
}

export function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    setSecurityHeaders(reply)
    done()
  })
}

/** For an answer that no hook saw. */
export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers(HEADERS).header('content-security-policy', API_POLICY)
}
