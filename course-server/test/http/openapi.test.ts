// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'

interface Operation {
  readonly summary?: string
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>>
  readonly security?: readonly Readonly<Record<string, unknown>>[]
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly securitySchemes: Readonly<Record<string, unknown>> }
}

describe('the description of the API', () => {
  let test: TestApp
  let openApi: OpenApi
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    openApi = (await test.get('/api/v1/openapi.json')).json()
  })
  afterAll(() => test.close())

  const operations = () => Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1').replace(/\{\*\}$|:\*$/, '*')}`, operation })))

  it('holds exactly the routes of the README', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    const routes = [...readme.matchAll(/^\| `([A-Z]+ \/[^`?]+)(\?[^`]*)?` \|/gm)].map(([, route = '']) => route)
    expect(routes.length).toBeGreaterThan(20)
    expect(operations().map(({ name }) => name).sort()).toEqual(routes.sort())
  })

  it('says for each route what a good answer is, and that each refusal is a problem', () => {
    for (const { name, operation } of operations()) {
      const statuses = Object.keys(operation.responses)
      expect(statuses.some((status) => status.startsWith('2')), `${name} has a good answer`).toBe(true)
      expect(statuses, name).toEqual(expect.arrayContaining(['400', '429', '500', '503']))
      for (const [status, response] of Object.entries(operation.responses)) {
        const types = Object.keys(response.content ?? {})
        if (Number(status) >= 400) expect(types, `${name} ${status}`).toEqual(['application/problem+json'])
        else if (status !== '204' && status !== '304') expect(types.length, `${name} ${status}`).toBeGreaterThan(0)
      }
      expect(operation.summary, name).toBeTruthy()
    }
  })

  it('asks for a token on every route of a learner and of figures', () => {
    for (const { name, operation } of operations()) {
      const needsToken = /\/api\/v1\/(me|facts|outbox-batches|figures|space|surveys|survey-\w+|parity-checks|desk|adventure-figures|adventures\/:adventureId\/figures)/.test(name)
        // Reading and answering are open to guests and to holders of a link; running an edition is not.
        || /^PUT .*\/editions\/|\/editions\/:editionId\/(closing|publications|reminders|crossings|texts|themes|shares)/.test(name)
      expect(operation.security?.some((one) => 'token' in one) ?? false, name).toBe(needsToken)
      if (needsToken) expect(Object.keys(operation.responses), name).toContain('401')
    }
  })

  it('names the problem schema and both ways of being known', () => {
    expect(openApi.components.schemas).toHaveProperty('Problem')
    expect(Object.keys(openApi.components.securitySchemes).sort()).toEqual(['role-cookie', 'token'])
  })
})
