// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParcoursError } from '../errors.ts'
import { ANONYMOUS, type Caller } from '../services/caller.ts'
import type { VerifyToken } from '../services/verifyToken.ts'
import { routeConfigOf } from './routeConfig.ts'

const CALLER = 'caller'

/**
 * Knows the caller before the body is read: a bad token costs no parsing. No token at all is an
 * anonymous caller, whom each service lets in or not.
 */
export function addAuthentication(app: FastifyInstance, verifyToken: VerifyToken): void {
  app.decorateRequest(CALLER, null)
  app.addHook('onRequest', async (request) => {
    request.setDecorator(CALLER, await findCaller(request, verifyToken))
    if (needsToken(request) && callerOf(request).kind === 'anonymous') throw new ParcoursError('token-required')
  })
}

export function callerOf(request: FastifyRequest): Caller {
  return request.getDecorator<Caller | null>(CALLER) ?? ANONYMOUS
}

/** @throws ParcoursError `invalid-token`: one code for every defect, so that nothing is learnt from it */
async function findCaller(request: FastifyRequest, verifyToken: VerifyToken): Promise<Caller> {
  const header = request.headers.authorization
  if (header === undefined) return ANONYMOUS
  const caller = header.startsWith('Bearer ') ? await verifyToken(header.slice('Bearer '.length)) : undefined
  if (caller === undefined) throw new ParcoursError('invalid-token')
  return caller
}

function needsToken(request: FastifyRequest): boolean {
  return routeConfigOf(request).security === 'token'
}
