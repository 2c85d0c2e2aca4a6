// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SERIES_DEFAULTS, type RegistrationReceipt, type Series } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, type OpenDatabase } from '../../course-server/src/database/dataSource.ts'
import { startEmbeddedPostgres, type EmbeddedServer } from '../../course-server/test/support/embeddedPostgres.ts'
import { openMailbox, type TestMailbox } from '../../course-server/test/support/smtp.ts'
import { startServer, type RunningServer } from '../support/runningServer.ts'

const PEOPLE = 30
/** Each round ends in the middle of a burst, at another moment: after so many acknowledgements. */
const KILL_AFTER_ACKNOWLEDGED = [2, 11, 23]
const MAIL_TIMEOUT_MS = 60_000

describe.each(['sqlite', 'postgres'] as const)('kill -9 between a registration and its mail on %s', (engine) => {
  let postgres: EmbeddedServer | undefined
  let mailbox: TestMailbox
  let server: RunningServer
  /** Written and read beside the running server, as its commands do. */
  let opened: OpenDatabase
  beforeAll(async () => {
    postgres = engine === 'postgres' ? await startEmbeddedPostgres() : undefined
    mailbox = await openMailbox()
    server = await startServer({
      SMTP_URL: mailbox.url, MAIL_FROM: 'parcours@example.org', ...(postgres === undefined ? {} : { DATABASE_URL: postgres.url }),
    })
    opened = await openDatabase(postgres === undefined
      ? { kind: 'sqlite', file: join(server.dataFolder, 'parcours.sqlite'), migrate: false } : { kind: 'postgres', url: postgres.url, migrate: false })
  })
  afterAll(async () => {
    await opened.close()
    await server.dispose()
    await mailbox.close()
    await postgres?.stop()
  })

  const addressOf = (registrationId: string) => `${registrationId}@example.org`
  const hasMail = (registrationId: string) => mailbox.received.some(({ to }) => to.includes(addressOf(registrationId)))

  /** By the plain form, each from a line of their own; the ids of those that were acknowledged. */
  const registerMany = async (seriesId: string, onAcknowledged: (count: number) => void): Promise<readonly string[]> => {
    const acknowledged: string[] = []
    await Promise.all(Array.from({ length: PEOPLE }, async (_, index) => {
      const registrationId = randomUUID()
      const body = { registrationId, seriesId, sessionId: null, channel: 'mail', answers: {}, contact: { name: '', email: addressOf(registrationId) }, language: 'fr' }
      try {
        const answer = await fetch(`${server.url}/api/v1/registrations/${registrationId}`, {
          method: 'PUT', headers: { 'content-type': 'application/json', 'x-forwarded-for': `192.0.2.${index + 1}` }, body: JSON.stringify(body),
        })
        if (!answer.ok) return
        const receipt = await answer.json() as RegistrationReceipt
        if (!receipt.isMailOnItsWay) throw new Error('No mail was promised.')
        acknowledged.push(registrationId)
        onAcknowledged(acknowledged.length)
      } catch {
        // Not acknowledged: it may be there or not, both are right.
      }
    }))
    return acknowledged
  }
  const untilMail = async (isThere: () => boolean) => {
    const deadline = Date.now() + MAIL_TIMEOUT_MS
    while (!isThere() && Date.now() < deadline) await new Promise((resolve) => { setTimeout(resolve, 20) })
  }

  it('keeps each acknowledged registration, and sends each its mail once or more', async () => {
    const seriesId = await openSeries(opened)
    const acknowledged: string[] = []
    for (const killAfter of KILL_AFTER_ACKNOWLEDGED) {
      let reached = () => {}
      const isTime = new Promise<void>((resolve) => { reached = resolve })
      const burst = registerMany(seriesId, (count) => { if (count === killAfter) reached() })
      await isTime
      await server.kill()
      acknowledged.push(...await burst)
      await server.restart()
    }
    // Once more while mails are leaving: what was taken and not sent is lent to nobody.
    const last = await registerMany(seriesId, () => {})
    acknowledged.push(...last)
    await untilMail(() => last.some(hasMail))
    await server.kill()
    await server.restart()
    expect(acknowledged.length).toBeGreaterThanOrEqual(PEOPLE + KILL_AFTER_ACKNOWLEDGED.reduce((sum, count) => sum + count, 0))
    for (const registrationId of acknowledged) expect((await opened.repositories.webinars.registrations.find(registrationId))?.status).toBe('pending')
    // As if the ten minutes were over for which the ended process had taken them.
    await opened.writer.query("UPDATE mails SET next_try_at = 0 WHERE state = 'waiting'")
    await untilMail(() => acknowledged.every(hasMail))
    expect(acknowledged.filter((registrationId) => !hasMail(registrationId))).toEqual([])
    // Whatever came twice is the same mail to a mail program.
    const idsOf = new Map<string, Set<string>>()
    for (const { to, headers } of mailbox.received) {
      const messageId = /^Message-ID: (.*)$/im.exec(headers)?.[1] ?? ''
      idsOf.set(to[0] ?? '', (idsOf.get(to[0] ?? '') ?? new Set()).add(messageId))
    }
    expect([...idsOf.values()].filter((ids) => ids.size !== 1)).toEqual([])
  })
})

async function openSeries({ repositories }: OpenDatabase): Promise<string> {
  const campus = await repositories.spaces.ensureCampus(new Date())
  const seriesId = randomUUID()
  const series: Series = {
    ...SERIES_DEFAULTS, seriesId, ownerSpace: 'campus', audience: 'public', status: 'open', capacity: undefined, courseId: undefined, language: 'fr', title: 'Une série',
    summary: '', description: '', organiser: '', revision: 1,
  }
  await repositories.webinars.series.create(campus.spaceNumber, series, [], new Date())
  return seriesId
}
