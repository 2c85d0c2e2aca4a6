// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ParcoursError } from '../errors.ts'

export const ROLE_COOKIE = 'parcours-role'
/** Half a year, then a new link; the key can be revoked at any time. */
const MAX_AGE_SECONDS = 180 * 86_400
const KEY_SHAPE = /^[\w-]{43}$/

/** The key is out of reach of scripts and of other sites' pages. */
export function setRoleCookie(reply: FastifyReply, key: string, publicUrl: string): void {
  reply.setCookie(ROLE_COOKIE, key, { ...attributes(publicUrl), maxAge: MAX_AGE_SECONDS })
}

export function clearRoleCookie(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(ROLE_COOKIE, attributes(publicUrl))
}

/** @throws ParcoursError `login-required` */
export function readRoleCookie(request: FastifyRequest): string {
  const key = request.cookies[ROLE_COOKIE]
  if (key === undefined || !KEY_SHAPE.test(key)) throw new ParcoursError('login-required')
  return key
}

/**
 * A second lock beside SameSite=Strict: browsers say where a request comes from.
 * https://developer.mozilla.org/docs/Web/HTTP/Headers/Sec-Fetch-Site
 * @throws ParcoursError `cross-site-request`
 */
export function requireSameSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ParcoursError('cross-site-request')
}

function attributes(publicUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'strict', secure: publicUrl.startsWith('https:') } as const
}
