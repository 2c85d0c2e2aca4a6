// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MyProgress } from '@parcours/courses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedServer } from '../../course-server/test/support/embeddedPostgres.ts'
import { ApiClient, wayFact } from '../support/apiClient.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const COURSE = 'premiers-pas-espace'
const LEARNERS = 24
/** Each round ends in the middle of a burst, at another moment: after so many acknowledgements. */
const KILL_AFTER_ACKNOWLEDGED = [3, 17, 41]

describe.each(['sqlite', 'postgres'] as const)('kill -9 during load on %s', (engine) => {
  let postgres: EmbeddedServer | undefined
  let server: RunningServer
  beforeAll(async () => {
    postgres = engine === 'postgres' ? await startEmbeddedPostgres() : undefined
    server = await startServer(postgres === undefined ? {} : { DATABASE_URL: postgres.url })
  })
  afterAll(async () => {
    await server.dispose()
    await postgres?.stop()
  })

  it('loses no acknowledged completion, whenever it comes', async () => {
    const client = new ApiClient(server.url)
    const course = await client.course(COURSE)
    const pages = course.modules.flatMap((module) => module.activities).filter((activity) => activity.kind === 'page')
    const acknowledged = new Map<string, Set<string>>()
    let refusedCount = 0
    for (const killAfter of KILL_AFTER_ACKNOWLEDGED) {
      let acknowledgedCount = 0
      let reached = () => {}
      const isTime = new Promise<void>((resolve) => { reached = resolve })
      const guests = await Promise.all(Array.from({ length: LEARNERS }, () => client.createGuest()))
      const burst = guests.map(async (guest) => {
        const mine = new Set<string>()
        acknowledged.set(guest.recoveryPhrase, mine)
        for (const { activityId } of pages) {
          try {
            await client.record(guest.token, crypto.randomUUID(), wayFact(COURSE, activityId))
            mine.add(activityId)
            acknowledgedCount += 1
            if (acknowledgedCount === killAfter) reached()
          } catch {
            // Not acknowledged: it may be there or not, both are right.
            refusedCount += 1
          }
        }
      })
      await isTime
      await server.kill()
      await Promise.all(burst)
      await server.restart()
    }
    const kept = [...acknowledged.values()].reduce((sum, mine) => sum + mine.size, 0)
    expect(kept).toBeGreaterThanOrEqual(KILL_AFTER_ACKNOWLEDGED.reduce((sum, count) => sum + count, 0))
    expect(refusedCount).toBeGreaterThan(0)
    for (const [recoveryPhrase, mine] of acknowledged) {
      const { token } = await client.guestToken(recoveryPhrase)
      const detail = await client.ask<{ activities: { activityId: string; isCompleted: boolean }[] }>(
        'GET', `/api/v1/me/progress/${COURSE}`, { token },
      )
      const found = new Set(detail.activities.filter((activity) => activity.isCompleted).map((activity) => activity.activityId))
      expect([...mine].filter((activityId) => !found.has(activityId))).toEqual([])
    }
    expect(await server.cli('figures', 'verify')).toContain('Every total equals its recount.')
  })

  it('records one completion when the same request arrives 500 times at once', async () => {
    const client = new ApiClient(server.url)
    const { token } = await client.createGuest()
    const course = await client.course(COURSE)
    const activityId = course.modules[0]?.activities[0]?.activityId ?? ''
    const fact = wayFact(COURSE, activityId)
    const entryId = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 500 }, () => client.send('PUT', `/api/v1/facts/${entryId}`, { token, body: fact })))
    const statuses = new Set(answers.map((answer) => answer.status))
    // Those over the learner's rate are told to wait; none is half done.
    expect([...statuses].filter((status) => ![200, 429].includes(status))).toEqual([])
    const mine = await client.ask<MyProgress>('GET', '/api/v1/me/progress', { token })
    expect(mine.courses).toHaveLength(1)
    expect(await server.cli('figures', 'verify')).toContain('Every total equals its recount.')
  })
})
