// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ANONYMOUS } from '../../services/caller.ts'
import type { AppDependencies } from '../dependencies.ts'
import { ADVENTURE_MESSAGES } from './messages/adventureMessages.ts'
import { CAMPUS_LANGUAGES, type CampusLanguage } from './messages/campusMessages.ts'
import type { Page } from './pageFrame.ts'
import { adventureFrame, adventurePage, adventuresPage, bookPage } from './pages/adventures/adventurePages.ts'
import type { WritePage } from './writePage.ts'

/** Adventures as an anonymous visitor reads them, and the frames of those pages that the app fills. */
export function addAdventurePages(app: FastifyInstance, { services: { adventures: { reading } } }: AppDependencies, writePage: WritePage): void {
  const add = (language: CampusLanguage, path: string, makePage: (request: FastifyRequest) => Promise<Page>) => {
    app.get(`/${language}${path}`, { config: { isCompressed: true }, schema: { hide: true } }, async (request, reply) =>
      reply.send(await writePage(reply, await makePage(request), language)))
  }
  const idOf = (request: FastifyRequest) => (request.params as { readonly adventureId?: string }).adventureId ?? ''
  const pageOf = (request: FastifyRequest) => {
    const { page } = request.query as { readonly page?: unknown }
    return typeof page === 'string' && /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1
  }

  for (const language of CAMPUS_LANGUAGES) {
    const a = ADVENTURE_MESSAGES[language]
    const get = (request: FastifyRequest) => reading.get(ANONYMOUS, idOf(request), language)
    add(language, '/adventures', async (request) => adventuresPage(await reading.list(ANONYMOUS, { page: pageOf(request), language }), language))
    add(language, '/adventures/:adventureId', async (request) => adventurePage(await get(request), language))
    add(language, '/adventures/:adventureId/book', async (request) => bookPage(await get(request), language))
    add(language, '/adventures/:adventureId/play', async (request) => {
      const { adventureId, title } = await get(request)
      return adventureFrame(title, `/adventures/${adventureId}/play`, `/${language}/adventures/${adventureId}/book`, language)
    })
    add(language, '/lead/adventures', () => Promise.resolve(adventureFrame(a.desk, '/lead/adventures', undefined, language)))
    add(language, '/lead/adventures/:adventureId', (request) => Promise.resolve(adventureFrame(a.desk, `/lead/adventures/${encodeURIComponent(idOf(request))}`, undefined, language)))
    add(language, '/coordinate/adventures/:adventureId', (request) => Promise.resolve(adventureFrame(a.figures, `/coordinate/adventures/${encodeURIComponent(idOf(request))}`, undefined, language)))
  }
}
