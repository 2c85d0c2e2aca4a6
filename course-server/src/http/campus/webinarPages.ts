// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { PublicSeries } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ParcoursError } from '../../errors.ts'
import { ANONYMOUS } from '../../services/caller.ts'
import type { AppDependencies } from '../dependencies.ts'
import { html } from './html.ts'
import { makeRateLimits } from '../rateLimits.ts'
import { requireSameSite } from '../roleCookie.ts'
import { asParcoursError } from '../problem.ts'
import { STATUS_OF } from '../statusOf.ts'
import { preferredLanguage } from './languageOf.ts'
import { CAMPUS_LANGUAGES, type CampusLanguage } from './messages/campusMessages.ts'
import { WEBINAR_MESSAGES } from './messages/webinarMessages.ts'
import type { Page } from './pageFrame.ts'
import { agendaPage } from './pages/webinars/agendaPage.ts'
import { attestationPage } from './pages/webinars/attestationPage.ts'
import { joinPage, linkPage } from './pages/webinars/linkPage.ts'
import { seriesPage, TRAP_FIELD, type RegistrationForm } from './pages/webinars/seriesPage.ts'
import type { WritePage } from './writePage.ts'

/** Everything a form of ours sends: names, an address, some answers. */
const FORM_BYTES = 32 * 1024
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i
const LINK = /^[\w.-]{40,150}$/
const CODE = /^[0-9A-Za-z -]{20,40}$/
/** What was mistyped is shown again, as far as the field takes it. */
const TYPED_CODE = 40

/** Webinars for people without JavaScript: the agenda, registering by a form, one's link, checking an attestation. */
export function addWebinarPages(app: FastifyInstance, dependencies: AppDependencies, writePage: WritePage): void {
  const { services: { webinars }, clock } = dependencies
  const limits = makeRateLimits(dependencies)
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, body, done) => {
    done(null, new URLSearchParams(String(body)))
  })
  const paramOf = (request: FastifyRequest, name: string) => (request.params as Readonly<Record<string, string>>)[name] ?? ''
  const formOf = (request: FastifyRequest) => (request.body instanceof URLSearchParams ? request.body : new URLSearchParams())
  const queryOf = (request: FastifyRequest) => request.query as Readonly<Record<string, string | undefined>>
  const hidden = { schema: { hide: true } }
  /** Pages that hold something of one person: kept by no cache, told to no other site. */
  const sendOwn = async (reply: FastifyReply, page: Page, language: CampusLanguage, status = 200) => {
    reply.code(status)
    const text = await writePage(reply, page, language)
    return reply.header('cache-control', 'no-store').send(text)
  }
  const sentenceOf = (error: unknown, language: CampusLanguage): { readonly sentence: string; readonly status: number } => {
    const expected = asParcoursError(error)
    if (expected === undefined || STATUS_OF[expected.code] === 404) throw error
    const w = WEBINAR_MESSAGES[language]
    return { sentence: w.refusals[expected.code] ?? w.refused, status: STATUS_OF[expected.code] }
  }

  app.get('/attestations/:code', hidden, (request, reply) => {
    const code = paramOf(request, 'code')
    if (!CODE.test(code)) throw new ParcoursError('unknown-page')
    return reply.header('vary', 'accept-language').redirect(`/${preferredLanguage(request.headers['accept-language'])}/attestations/${encodeURIComponent(code)}`)
  })

  for (const language of CAMPUS_LANGUAGES) {
    const w = WEBINAR_MESSAGES[language]

    app.get(`/${language}/webinars`, { ...hidden, config: { isCompressed: true } }, async (request, reply) => {
      const { when, page = '1' } = queryOf(request)
      const shown = when === 'past' ? 'past' : 'upcoming'
      const found = await webinars.catalogue.list(ANONYMOUS, { when: shown, page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 })
      return reply.send(await writePage(reply, agendaPage(found, shown, language), language))
    })

    const getSeries = async (request: FastifyRequest): Promise<PublicSeries> => {
      const seriesId = paramOf(request, 'seriesId')
      if (!UUID.test(seriesId)) throw new ParcoursError('unknown-page')
      return webinars.catalogue.get(ANONYMOUS, seriesId)
    }
    const showSeries = async (request: FastifyRequest, reply: FastifyReply) =>
      sendOwn(reply, seriesPage(await getSeries(request), { registrationId: randomUUID(), name: '', email: '', answers: {}, sessionId: null, problem: undefined }, language, clock()), language)
    app.get(`/${language}/webinars/:seriesId`, hidden, showSeries)
    // A session is a place of its series' page; the app has a page of its own for it.
    app.get(`/${language}/webinars/:seriesId/:sessionId`, hidden, showSeries)

    app.get(`/${language}/webinars/mail-sent`, hidden, async (_request, reply) => sendOwn(reply, mailSentPage(language), language))

    app.post(`/${language}/webinars/:seriesId/register`, hidden, async (request, reply) => {
      requireSameSite(request)
      const series = await getSeries(request)
      const sent = formOf(request)
      const form: RegistrationForm = { ...readForm(sent, series), problem: undefined }
      // A robot is thanked like anybody, and nothing is kept of it.
      if ((sent.get(TRAP_FIELD) ?? '') !== '') return reply.redirect(`/${language}/webinars/mail-sent`, 303)
      try {
        limits.takeFormRegistration(request, form.email)
        const { manageUrl } = await webinars.registering.registerByForm({
          registrationId: form.registrationId, seriesId: series.seriesId, sessionId: form.sessionId, channel: series.offersMail && form.email !== '' ? 'mail' : 'none', answers: form.answers,
          contact: form.name === '' && form.email === '' ? null : { name: form.name, email: form.email === '' ? null : form.email }, language,
        })
        return await reply.redirect(manageUrl === null ? `/${language}/webinars/mail-sent` : `/${language}/webinars/links/${manageUrl.split('/').at(-1) ?? ''}`, 303)
      } catch (error) {
        const { sentence, status } = sentenceOf(error, language)
        return sendOwn(reply, seriesPage(series, { ...form, problem: sentence, isAddressWrong: asParcoursError(error)?.code === 'invalid-address' }, language, clock()), language, status)
      }
    })

    const linkOf = (request: FastifyRequest): string => {
      const link = paramOf(request, 'link')
      if (!LINK.test(link)) throw new ParcoursError('unknown-page')
      return link
    }
    app.get(`/${language}/webinars/links/:link`, hidden, async (request, reply) => {
      const link = linkOf(request)
      const linked = await limits.trySecret(request, () => webinars.linked.get(link))
      return sendOwn(reply, linkPage({ link, linked, now: clock() }, language), language)
    })
    for (const [path, act] of [
      ['confirm', (link: string) => webinars.linked.confirm(link)], ['withdraw', (link: string) => webinars.linked.withdraw(link)],
      ['unsubscribe', (link: string) => webinars.linked.unsubscribe(link)], ['subscribe', (link: string) => webinars.linked.subscribe(link)],
    ] as const) {
      app.post(`/${language}/webinars/links/:link/${path}`, hidden, async (request, reply) => {
        requireSameSite(request)
        const link = linkOf(request)
        try {
          await limits.trySecret(request, () => act(link))
          return await reply.redirect(`/${language}/webinars/links/${link}`, 303)
        } catch (error) {
          const { sentence, status } = sentenceOf(error, language)
          return sendOwn(reply, linkPage({ link, linked: await webinars.linked.get(link), problem: sentence, now: clock() }, language), language, status)
        }
      })
    }
    app.post(`/${language}/webinars/links/:link/join`, hidden, async (request, reply) => {
      requireSameSite(request)
      const [link, sent] = [linkOf(request), formOf(request)]
      const linked = await limits.trySecret(request, () => webinars.linked.get(link))
      try {
        const join = await webinars.linked.join(link, sent.get('sessionId') ?? '', {
          displayName: sent.get('displayName') ?? '', isListenOnly: sent.get('isListenOnly') === 'yes', mayRecordPresence: sent.get('mayRecordPresence') === 'yes',
        })
        return await sendOwn(reply, joinPage(join, { link, linked, now: clock() }, language), language)
      } catch (error) {
        const { sentence, status } = sentenceOf(error, language)
        return sendOwn(reply, linkPage({ link, linked, problem: sentence, now: clock() }, language), language, status)
      }
    })

    app.get(`/${language}/attestations`, hidden, async (request, reply) => {
      const code = (queryOf(request)['code'] ?? '').trim()
      if (code === '') return sendOwn(reply, attestationPage('', undefined, language), language)
      return CODE.test(code) ? reply.redirect(`/${language}/attestations/${encodeURIComponent(code)}`, 303) : sendOwn(reply, attestationPage(code.slice(0, TYPED_CODE), 'unknown', language), language, 404)
    })
    app.get(`/${language}/attestations/:code`, hidden, async (request, reply) => {
      const code = paramOf(request, 'code')
      if (!CODE.test(code)) return sendOwn(reply, attestationPage(code.slice(0, TYPED_CODE), 'unknown', language), language, 404)
      const found = await limits.trySecret(request, () => webinars.attesting.verify(code)).catch((error: unknown) => {
        if (error instanceof ParcoursError && error.code === 'unknown-attestation') return 'unknown' as const
        throw error
      })
      return sendOwn(reply, attestationPage(code, found, language), language, found === 'unknown' ? 404 : 200)
    })

    const mailSentPage = (of: CampusLanguage): Page => ({
      title: w.mailSentTitle, description: w.mailSent, path: '/webinars', isIndexed: false, hasApp: false,
      main: html`<div class="page"><h1>${w.mailSentTitle}</h1><p class="lead">${w.mailSent}</p><p><a href="/${of}/webinars">${w.title}</a></p></div>`,
    })
  }
}

function readForm(sent: URLSearchParams, { questions, sessions }: PublicSeries): Omit<RegistrationForm, 'problem'> {
  const registrationId = sent.get('registrationId') ?? ''
  return {
    registrationId: UUID.test(registrationId) ? registrationId.toLowerCase() : randomUUID(),
    name: (sent.get('name') ?? '').trim(),
    email: (sent.get('email') ?? '').trim(),
    sessionId: sessions.find(({ sessionId }) => sessionId === sent.get('sessionId'))?.sessionId ?? null,
    answers: Object.fromEntries(questions.map(({ questionId }) => [questionId, sent.getAll(`question-${questionId}`).filter((value) => value.trim() !== '')])),
  }
}

