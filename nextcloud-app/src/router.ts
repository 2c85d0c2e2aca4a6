// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router'
import { expectPage, whenPageShown } from './pageShown.ts'

/** Addresses under `/fr/` and `/en/`; the first six are also pages that the server writes. */
export const ROUTES = [
  { path: '/', component: () => import('./views/HomeView.vue') },
  { path: '/courses', component: () => import('./views/CatalogueView.vue') },
  { path: '/courses/:courseId', component: () => import('./views/CourseView.vue'), props: true },
  { path: '/courses/:courseId/sheets/:sheetId', component: () => import('./views/SheetView.vue'), props: true },
  { path: '/courses/:courseId/:activityId', component: () => import('./views/ActivityView.vue'), props: true },
  { path: '/surveys/:editionId', component: () => import('./views/SurveyView.vue'), props: true },
  { path: '/surveys/:editionId/results', component: () => import('./views/SurveyResultsView.vue'), props: true },
  { path: '/surveys/:editionId/texts/:questionId', component: () => import('./views/SurveyTextsView.vue'), props: true },
  { path: '/lead', component: () => import('./views/DeskView.vue') },
  { path: '/lead/series/new', component: () => import('./views/DeskNewSeriesView.vue') },
  { path: '/lead/series/:seriesId', component: () => import('./views/DeskSeriesView.vue'), props: true },
  { path: '/lead/series/:seriesId/settings', component: () => import('./views/DeskSettingsView.vue'), props: true },
  { path: '/lead/series/:seriesId/move', component: () => import('./views/DeskMoveView.vue'), props: true },
  { path: '/lead/series/:seriesId/people', component: () => import('./views/DeskPeopleView.vue'), props: true },
  { path: '/lead/series/:seriesId/announcements', component: () => import('./views/DeskAnnouncementsView.vue'), props: true },
  { path: '/lead/series/:seriesId/mails', component: () => import('./views/DeskMailsView.vue'), props: true },
  { path: '/lead/series/:seriesId/figures', component: () => import('./views/DeskFiguresView.vue'), props: true },
  { path: '/lead/series/:seriesId/sessions/:sessionId', component: () => import('./views/DeskSessionView.vue'), props: true },
  { path: '/lead/surveys', component: () => import('./views/SurveyDeskView.vue') },
  { path: '/lead/surveys/:surveyId', component: () => import('./views/SurveyEditView.vue'), props: true },
  { path: '/lead/surveys/:surveyId/editions', component: () => import('./views/SurveyEditionsView.vue'), props: true },
  { path: '/lead/surveys/:surveyId/paper', component: () => import('./views/SurveyPaperView.vue'), props: true },
  { path: '/lead/parity', component: () => import('./views/ParityView.vue') },
  { path: '/webinars', component: () => import('./views/WebinarsView.vue') },
  { path: '/webinars/links/:link', component: () => import('./views/RegistrationLinkView.vue'), props: true },
  { path: '/webinars/:seriesId', component: () => import('./views/SeriesView.vue'), props: true },
  { path: '/webinars/:seriesId/attestation', component: () => import('./views/AttestationView.vue'), props: true },
  { path: '/webinars/:seriesId/:sessionId', component: () => import('./views/SessionView.vue'), props: true },
  { path: '/attestations/:code?', component: () => import('./views/AttestationCheckView.vue'), props: true },
  { path: '/adventures', component: () => import('./views/AdventuresView.vue') },
  { path: '/adventures/:adventureId', component: () => import('./views/AdventureView.vue'), props: true },
  { path: '/adventures/:adventureId/play', component: () => import('./views/PlayView.vue'), props: true },
  { path: '/lead/adventures', component: () => import('./views/StoryDeskView.vue') },
  { path: '/lead/adventures/:adventureId', component: () => import('./views/StoryEditView.vue'), props: true },
  { path: '/coordinate/adventures/:adventureId', component: () => import('./views/AdventureFiguresView.vue'), props: true },
  { path: '/about', component: () => import('./views/AboutView.vue') },
  { path: '/progress', component: () => import('./views/ProgressView.vue') },
  { path: '/my-data', component: () => import('./views/MyDataView.vue') },
  { path: '/login/:secret?', component: () => import('./views/LoginView.vue'), props: true },
  { path: '/coordinate', component: () => import('./views/CoordinateView.vue') },
  { path: '/coordinate/:courseId', component: () => import('./views/CourseFiguresView.vue'), props: true },
  { path: '/host', component: () => import('./views/HostView.vue') },
  { path: '/:unknown(.*)*', component: () => import('./views/NotFoundView.vue') },
]

/** Role links are the campus's: an account has its roles from its groups. */
export const ROUTES_IN_NEXTCLOUD = ROUTES.filter(({ path }) => !path.startsWith('/login'))

/** A link to a part of a page goes on from there: the next Tab must not jump back to the top. */
function focusPlace(hash: string): void {
  const part = hash === '' ? null : document.getElementById(hash.slice(1))
  const place = part?.matches('section') === true ? part.querySelector<HTMLElement>('h2') ?? part : part
  if (place === null) {
    return
  }
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
  }
  place.focus({ preventScroll: true })
}

/** The first page was already read by the person: only later ones take the focus. */
export function createParcoursRouter(base: string, routes: typeof ROUTES, history: RouterHistory = createWebHistory(base)): Router {
  const router = createRouter({
    history,
    routes,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is still experimental (vue-router 5.5).
    async scrollBehavior(to, from, saved) {
      if (to.path === from.path && to.hash === '') {
        return false
      }
      await whenPageShown()
      focusPlace(to.hash)
      return saved ?? (to.hash === '' ? { top: 0 } : { el: to.hash })
    },
  })
  let isFirst = true
  router.beforeEach((to, from) => {
    if (isFirst || to.path !== from.path) {
      expectPage(!isFirst)
      isFirst = false
    }
  })
  return router
}
