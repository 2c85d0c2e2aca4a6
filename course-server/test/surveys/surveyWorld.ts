// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { RSABSSA } from '@cloudflare/blindrsa-ts'
import type { AnswerableEdition, DeskEdition, EditionDashboard, OpenEditionRequest, SentResponse, SubmissionRequest, SurveyFile } from '@parcours/surveys'
import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { TestApp } from '../support/app.ts'
import { makeSubject, mintToken, pairSpace, type TestSpace } from '../support/testSpace.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface SurveyWish {
  readonly surveyId?: string
  readonly version?: number
  readonly head?: string
  readonly questions?: string
}

/** One closed question with a follow-up, and words. */
export const QUESTIONS = `- id: useful
  kind: single
  title: Cette séance vous a-t-elle été utile ?
  options:
  - { id: yes, title: Oui, favourable: true }
  - { id: rather, title: Plutôt, favourable: true }
  - { id: no, title: Non }
- id: again
  kind: scale
  title: Reviendrez-vous ?
  points: 4
  favourableFrom: 3
- id: why
  kind: long-text
  title: Pourquoi ?
`

export function surveyFiles({ surveyId = 'seance', version = 1, head = '', questions = QUESTIONS }: SurveyWish = {}): readonly SurveyFile[] {
  const text = `id: ${surveyId}\nversion: ${version}\nlang: fr\ntitle: La séance\nintro: Pour préparer la suite.\nlicence: CC0-1.0\nauthors: [Nous]\n${head}`
    + `sections:\n- id: all\n  questions:\n${questions.trimEnd().replace(/^/gm, '  ')}\n`
  return [{ path: 'survey.yml', text }]
}

/** A paired space with people, and what they do with surveys through the API. */
export interface SurveyWorld {
  readonly test: TestApp
  readonly space: TestSpace
  token(roles?: readonly string[], subject?: string): Promise<string>
  ask(method: Method, path: string, token: string | undefined, payload?: object): Promise<LightMyRequestResponse>
  /** As `ask`, of a coordinator, and it must succeed. */
  run<T>(method: Method, path: string, payload?: object): Promise<T>
  publish(wish?: SurveyWish): Promise<string>
  open(surveyId?: string, request?: Partial<OpenEditionRequest>): Promise<DeskEdition>
  see(editionId: string, token?: string, link?: string): Promise<AnswerableEdition>
  /** A token, as a browser gets it: blinded, signed, finalised. */
  getToken(edition: AnswerableEdition, token: string | undefined, linkCode?: string): Promise<SubmissionRequest['token']>
  send(edition: AnswerableEdition, token: SubmissionRequest['token'], responses: Readonly<Record<string, SentResponse>>, more?: Partial<SubmissionRequest> & { readonly pairCode?: string }): Promise<LightMyRequestResponse>
  /** Many answers, with tokens signed by the edition's own key. */
  answerAll(editionId: string, all: readonly (Readonly<Record<string, SentResponse>> & { readonly groupId?: string; readonly pairCode?: string })[]): Promise<void>
  /** What people had tokens for, so that rates have a denominator. */
  issueAll(editionId: string, count: number): Promise<void>
  dashboard(editionId: string): Promise<EditionDashboard>
  night(): Promise<void>
}

export const SUITE = RSABSSA.SHA384.PSS.Randomized()

export async function makeWorld(test: TestApp, wish: { readonly isHost?: boolean } = {}): Promise<SurveyWorld> {
  const space = await pairSpace(test, wish)
  const subject = makeSubject()
  const ask: SurveyWorld['ask'] = (method, path, token, payload) => {
    const options: InjectOptions = { method, url: `/api/v1${path}` }
    return test.app.inject({
      ...options, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }), ...(payload === undefined ? {} : { payload }),
    })
  }
  const token: SurveyWorld['token'] = (roles = ['learner'], who = makeSubject()) => mintToken(test, space, { roles, subject: who })
  const run = async <T>(method: Method, path: string, payload?: object): Promise<T> => {
    const answer = await ask(method, path, await token(['learner', 'coordinator'], subject), payload)
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return answer.body === '' ? undefined as T : answer.json<T>()
  }
  const see: SurveyWorld['see'] = async (editionId, who, link) => {
    const answer = await ask('GET', `/editions/${editionId}${link === undefined ? '' : `?link=${link}`}`, who)
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json<AnswerableEdition>()
  }
  return {
    test, space, token, ask, run, see,
    async publish(survey = {}) {
      const { surveyId = 'seance' } = survey
      await run('PUT', `/surveys/${surveyId}/draft`, { files: surveyFiles(survey) })
      await run('POST', `/surveys/${surveyId}/publications`)
      return surveyId
    },
    open: (surveyId = 'seance', request = {}) => run<DeskEdition>('POST', `/surveys/${surveyId}/editions`, { audience: 'space', ...request }),
    async getToken({ editionId, key }, who, linkCode) {
      const publicKey = await crypto.subtle.importKey('spki', Buffer.from(key.publicKey, 'base64url'), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
      const prepared = SUITE.prepare(randomBytes(32))
      const { blindedMsg, inv } = await SUITE.blind(publicKey, prepared)
      const request = { blindedMessage: Buffer.from(blindedMsg).toString('base64url'), ...(linkCode === undefined ? {} : { linkCode }) }
      const answer = await ask('POST', `/editions/${editionId}/tokens`, who, request)
      if (answer.statusCode !== 200) throw new Error(answer.body)
      const { keyId, blindSignature } = answer.json<{ keyId: string; blindSignature: string }>()
      const signature = await SUITE.finalize(publicKey, prepared, Buffer.from(blindSignature, 'base64url'), inv)
      return { keyId, message: Buffer.from(prepared).toString('base64url'), signature: Buffer.from(signature).toString('base64url') }
    },
    send: (edition, own, responses, { pairCode, ...more } = {}) => ask('POST', '/submissions', undefined, requestOf(edition, own, responses, { ...more, ...(pairCode === undefined ? {} : { pairCode }) })),
    async answerAll(editionId, all) {
      const stored = await test.database.repositories.surveys.editions.find(editionId)
      const privateKey = stored === undefined ? null : await test.database.repositories.surveys.editions.findPrivateKey(stored.editionNumber)
      if (stored === undefined || privateKey === null) throw new Error('No open edition.')
      const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
      const edition = await see(editionId, await token(['coordinator']))
      const answers = await Promise.all(all.map(({ groupId, pairCode, ...responses }) => {
        const message = randomBytes(64)
        const signature = sign('sha384', message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 })
        const own = { keyId: edition.key.keyId, message: message.toString('base64url'), signature: signature.toString('base64url') }
        const more = { ...(groupId === undefined ? {} : { groupId }), ...(pairCode === undefined ? {} : { pairCode }) }
        return ask('POST', '/submissions', undefined, requestOf(edition, own, responses, more))
      }))
      const refused = answers.find(({ statusCode }) => statusCode !== 201)
      if (refused !== undefined) throw new Error(refused.body)
    },
    async issueAll(editionId, count) {
      const { surveys, spaces } = test.database.repositories
      const [edition, own] = [await surveys.editions.find(editionId), await spaces.find(space.spaceId)]
      const { editionNumber = 0 } = edition ?? {}
      await Promise.all(Array.from({ length: count }, () => surveys.answers.issue({
        editionNumber, spaceNumber: own?.spaceNumber ?? 0, subject: makeSubject(), blindedHash: randomBytes(8).toString('hex'),
      })))
    },
    dashboard: (editionId) => run<EditionDashboard>('GET', `/editions/${editionId}/dashboard`),
    night: () => test.all.surveys.settling.runNight(),
  }
}

function requestOf(
  { survey: { surveyId, version }, contractHash }: AnswerableEdition, token: SubmissionRequest['token'], responses: Readonly<Record<string, SentResponse>>,
  { pairCode, ...more }: Partial<SubmissionRequest> & { readonly pairCode?: string } = {},
): SubmissionRequest {
  return { token, contractHash, submission: { surveyId, version, responses, ...(pairCode === undefined ? {} : { pairCode }) }, ...more }
}

/** Answers of so many people. */
export function people(count: number, responses: Readonly<Record<string, SentResponse>>): Readonly<Record<string, SentResponse>>[] {
  return Array.from({ length: count }, () => responses)
}
