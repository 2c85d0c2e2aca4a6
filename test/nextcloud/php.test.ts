// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type RunningServer } from '../support/runningServer.ts'
import { findPhp } from './php.ts'

const php = findPhp()

interface Minted {
  readonly token: string
  readonly publicKey: string
  readonly signingKey: string
}

function run(file: string, ...words: readonly string[]): string {
  return execFileSync('php', [`nextcloud-app/test/php/${file}`, ...words], { encoding: 'utf8' })
}

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
}

/** The words a request may ask with. */
function queryOf({ parameters = [] }: Operation): string {
  return parameters.filter((one) => one.in === 'query').map(({ name }) => `${name}=x`).join('&')
}

/** A path of the API with something in its braces, as the proxy sees it. */
function sampleOf(path: string): string {
  return path.replace(/^\/api\/v1\//, '').replace(/\{\w*(Id|Code)\}/g, '018f0000-0000-7000-8000-000000000001').replace(/\{[^}]+\}/g, 'sample')
}

const mint = (spaceId: string, keyId: string, audience: string, signingKey = '') =>
  JSON.parse(run('mintToken.php', spaceId, keyId, audience, signingKey)) as Minted

describe.skipIf(php === undefined)('the PHP of the Nextcloud app', () => {
  it('passes its own tests, and is written for PHP 8.1', () => {
    expect(run('runTests.php')).toMatch(/: \d{3,} tests passed\./)
  })

  it('passes on what the app asks, and nothing that is for spaces, servers or the campus alone', async () => {
    const server = await startServer()
    try {
      const { paths } = await (await fetch(`${server.url}/api/v1/openapi.json`)).json() as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }
      const requests = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => `${method.toUpperCase()} ${sampleOf(path)}?${queryOf(operation)}`))
      const refused = execFileSync('php', ['nextcloud-app/test/php/listRefused.php'], { encoding: 'utf8', input: requests.join('\n') }).trim().split('\n')
      expect(requests.length).toBeGreaterThan(100)
      expect(requests.filter((request) => !request.endsWith('?')).length).toBeGreaterThan(20)
      expect(refused.sort()).toEqual([
        // The campus's own logins, and its form for people without JavaScript.
        'DELETE campus/logins', 'POST campus/logins', 'POST campus/tokens', 'PUT registrations/018f0000-0000-7000-8000-000000000001',
        // Spaces', by their own key.
        'DELETE space', 'DELETE space/keys/018f0000-0000-7000-8000-000000000001', 'GET space', 'GET space/calendar-changes', 'POST pairings', 'POST space/keys',
        // Calendar programs', by an address of the course server itself.
        'GET calendar-feeds/sample', 'GET series/018f0000-0000-7000-8000-000000000001/feed.ics',
        'GET /health', 'GET openapi.json',
      ].sort())
    } finally {
      await server.dispose()
    }
  }, 60_000)

  describe('a token minted by PHP', () => {
    let server: RunningServer
    let space: { spaceId: string; keyId: string; audience: string }
    let key: Minted
    beforeAll(async () => {
      server = await startServer()
      key = mint('none', 'none', server.url)
      const { pairingCode } = JSON.parse(await server.cli('space', 'invite', '--json')) as { pairingCode: string }
      const answer = await post('/api/v1/pairings', { code: pairingCode, publicKey: key.publicKey, origin: 'https://cloud.example' })
      expect(answer.status).toBe(201)
      space = await answer.json() as typeof space
    })
    afterAll(() => server.dispose())

    const post = (path: string, body: unknown) => fetch(server.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    const ask = async ({ token }: Minted) => (await fetch(`${server.url}/api/v1/me/progress`, { headers: { authorization: `Bearer ${token}` } })).status

    it('is accepted by the course server', async () => {
      expect(await ask(mint(space.spaceId, space.keyId, space.audience, key.signingKey))).toBe(200)
    })

    it('is refused in the name of another space, for another audience, and by another key', async () => {
      expect(await ask(mint('another-space', space.keyId, space.audience, key.signingKey))).toBe(401)
      expect(await ask(mint(space.spaceId, space.keyId, 'https://elsewhere.example', key.signingKey))).toBe(401)
      expect(await ask(mint(space.spaceId, space.keyId, space.audience))).toBe(401)
    })

    it('comes from a key that no second space can pair with', async () => {
      const { pairingCode } = JSON.parse(await server.cli('space', 'invite', '--json')) as { pairingCode: string }
      const answer = await post('/api/v1/pairings', { code: pairingCode, publicKey: key.publicKey, origin: 'https://other.example' })
      expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([409, 'key-already-paired'])
    })
  })
})
