// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ParcoursError } from '../../errors.ts'
import { ANONYMOUS } from '../../services/caller.ts'
import type { AppDependencies } from '../dependencies.ts'
import { catalogueQuery } from '../schemas/content.ts'
import { readCatalogueForm, readCatalogueQuery } from '../readCatalogueQuery.ts'
import { APP_PAGES, CAMPUS_LANGUAGES, type AppPage, type CampusLanguage } from './messages/campusMessages.ts'
import type { Page } from './pageFrame.ts'
import { activityPage } from './pages/activityPage.ts'
import { cataloguePage } from './pages/cataloguePage.ts'
import { coursePage } from './pages/coursePage.ts'
import { homePage } from './pages/homePage.ts'
import { aboutPage, appPage } from './pages/plainPages.ts'
import { sheetPage } from './pages/sheetPage.ts'
import type { WritePage } from './writePage.ts'

/** Addresses that the app alone fills; deeper ones belong to the same page. */
const APP_PATHS: readonly (readonly [path: string, page: AppPage])[] = [
  ...APP_PAGES.map((page) => [`/${page}`, page] as const),
  ['/coordinate/:courseId', 'coordinate'],
  ['/lead/*', 'lead'],
  ['/surveys/*', 'surveys'],
]

/** The pages, in each language, as an anonymous visitor sees them. */
export function addCampusPages(app: FastifyInstance, { services: { catalogue, reading, webinars } }: AppDependencies, writePage: WritePage): void {
  const add = (language: CampusLanguage, path: string, makePage: (request: FastifyRequest) => Promise<Page>) => {
    app.get(`/${language}${path}`, { config: { isCompressed: true }, schema: { hide: true } }, async (request, reply) =>
      reply.send(await writePage(reply, await makePage(request), language)))
  }
  const paramsOf = (request: FastifyRequest) => request.params as Readonly<Record<string, string>>

  for (const language of CAMPUS_LANGUAGES) {
    const getCourse = (request: FastifyRequest) => reading.getCourse(ANONYMOUS, paramsOf(request)['courseId'] ?? '', language)

    add(language, '/', async () => {
      // A webinar that cannot be read is no reason to have no first page.
      const next = await webinars.catalogue.findNext().catch(() => undefined)
      return homePage(await catalogue.list(ANONYMOUS, { textLanguage: language, page: 1 }), next, language)
    })
    app.get(`/${language}/courses`, { config: { isCompressed: true }, schema: { hide: true, querystring: catalogueQuery } }, async (request, reply) => {
      const found = await catalogue.list(ANONYMOUS, { ...readCatalogueQuery(request), textLanguage: language })
      return reply.send(await writePage(reply, cataloguePage(found, readCatalogueForm(request), language), language))
    })
    add(language, '/courses/:courseId', async (request) => coursePage(await getCourse(request), language))
    add(language, '/courses/:courseId/:activityId', async (request) => {
      const course = await getCourse(request)
      const activity = await reading.getActivity(ANONYMOUS, course.courseId, paramsOf(request)['activityId'] ?? '', language)
      return activityPage(activity, course, language)
    })
    add(language, '/courses/:courseId/sheets/:sheetId', async (request) => {
      const course = await getCourse(request)
      return sheetPage(await reading.getSheet(ANONYMOUS, course.courseId, paramsOf(request)['sheetId'] ?? '', language), course, language)
    })
    add(language, '/about', () => Promise.resolve(aboutPage(language)))
    for (const [path, name] of APP_PATHS) {
      add(language, path, (request) => Promise.resolve(appPage(name, path.replace(':courseId', paramsOf(request)['courseId'] ?? '').replace('*', () => paramsOf(request)['*'] ?? ''), language)))
    }
    add(language, '/*', () => Promise.reject(new ParcoursError('unknown-page')))
  }
}
