// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance } from 'fastify'
import { ParcoursError } from '../../errors.ts'
import { describeBug } from '../describeBug.ts'
import type { AppDependencies } from '../dependencies.ts'
import { asParcoursError } from '../problem.ts'
import { STATUS_OF } from '../statusOf.ts'
import { addAppFiles } from './appFiles.ts'
import { addAdventurePages } from './adventurePages.ts'
import { addCampusPages } from './campusPages.ts'
import { addCampusCss } from './campusStyle.ts'
import { languageOfPath, preferredLanguage } from './languageOf.ts'
import { pagePolicy } from './pagePolicy.ts'
import { renderPage, type Site } from './pageFrame.ts'
import { errorPage, notFoundPage } from './pages/plainPages.ts'
import { addWebinarPages } from './webinarPages.ts'
import type { WritePage } from './writePage.ts'

/** The public site: pages written by the server first, then taken over by the app. */
export async function addCampus(app: FastifyInstance, dependencies: AppDependencies): Promise<void> {
  const { publicUrl, isMailConfigured, appAssets, campusCss, services: { reading, webinars } } = dependencies
  const cssPath = addCampusCss(app, campusCss)
  if (appAssets !== undefined) await addAppFiles(app, appAssets)
  const site: Site = { publicUrl, isMailConfigured, appAssets, cssPath }

  const writePage: WritePage = async (reply, page, language) => {
    // The app goes from page to page under the policy of the first: each names every player's host.
    const videoHosts = (await Promise.all([reading.listVideoHosts(), webinars.catalogue.listReplayHosts()].map((hosts) => hosts.catch(() => [])))).flat()
    reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy([...new Set(videoHosts)])).header('content-language', language)
    if (reply.statusCode === 200) reply.header('cache-control', 'no-cache')
    return renderPage(page, language, site)
  }

  app.setErrorHandler(async (error, request, reply) => {
    const language = languageOfPath(request.url)
    const expected = asParcoursError(error)
    if (expected === undefined) request.log.error({ bug: describeBug(error), route: request.routeOptions.url }, 'unexpected error')
    const { code, retryAfterSeconds } = expected ?? new ParcoursError('unexpected-error')
    const isMissing = STATUS_OF[code] === 404 || STATUS_OF[code] === 400
    reply.code(isMissing ? 404 : STATUS_OF[code]).header('cache-control', 'no-store')
    if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
    return reply.send(await writePage(reply, isMissing ? notFoundPage(language) : errorPage(language), language))
  })

  app.get('/', { schema: { hide: true } }, (request, reply) =>
    reply.header('vary', 'accept-language').header('cache-control', 'no-cache').redirect(`/${preferredLanguage(request.headers['accept-language'])}/`))
  addWebinarPages(app, dependencies, writePage)
  addAdventurePages(app, dependencies, writePage)
  addCampusPages(app, dependencies, writePage)
}
