// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RescheduleMessage, TrainerSeries } from '@parcours/courses'
import type { Page } from 'playwright-core'
import { ApiClient } from '../support/apiClient.ts'
import { fieldsOf, logInTrainer, openSeries } from '../support/webinarSeries.ts'
import { mustBe, mustSay } from './checks.ts'
import type { Session } from './session.ts'
import { APP, type World } from './world.ts'

const TITLE = 'Découverte des services numériques éthiques'
const SESSIONS = 8
/** A week from now: a room that is open asks for other buttons. */
const IN_A_WEEK_MINUTES = 7 * 24 * 60
/** Eight entries one after the other took 0.7 s of requests on a quiet machine of two cores, 1.9 s on a busy one (2026-11-22). */
const MOST_MILLISECONDS_TO_WRITE = 20_000

/** What one entry of the person's calendar says. */
interface Entry {
  readonly file: string
  readonly uid: string
  readonly start: string
  readonly sequence: string
  readonly status: string
  readonly alarm: string
}

/** A series in one's own calendar: written at once, moved, cancelled, left, come back to, never an error 500 that a person sees. */
export async function keepWebinars({ checks: { check, measure }, enter, people, server }: World): Promise<void> {
  console.log('Webinars in the person’s own calendar')
  const client = new ApiClient(server.url)
  const trainer = await logInTrainer(server)
  const series = await openSeries(server, trainer, { title: TITLE, startsInMinutes: IN_A_WEEK_MINUTES, sessionCount: SESSIONS, durationMinutes: 120 })
  const session = await enter(people.neighbour)
  const refused: string[] = []
  session.context.on('response', (response) => {
    if (response.status() >= 500) refused.push(`${response.request().method()} ${response.status()}`)
  })
  const page = await session.open(`${APP}/webinars/${series.seriesId}`)
  const deskPath = `/api/v1/desk/series/${series.seriesId}`
  const readDesk = () => client.ask<TrainerSeries>('GET', deskPath, { token: trainer })
  let first: readonly Entry[] = []

  await check('one click registers to the series and writes eight entries in the calendar chosen', async () => {
    await page.getByLabel('Your calendar that the dates go to').selectOption({ label: 'Personal' })
    const started = Date.now()
    await page.getByRole('button', { name: `Register for the series (${SESSIONS} sessions)` }).click()
    await said(page, 'You are registered. 8 sessions are in your calendar.')
    measure('eight entries, registration included', Date.now() - started, MOST_MILLISECONDS_TO_WRITE, 'ms')
    first = await entriesOf(session, people.neighbour.user)
    mustBe(first.length, SESSIONS)
    mustBe(new Set(first.map(({ uid }) => uid)).size, SESSIONS)
  })

  await check('a series that moved is told, and brought up to date with the person’s own alarm kept', async () => {
    await setAlarm(session, people.neighbour.user, first[0]?.file ?? '', '-P1D')
    const { revision } = await readDesk()
    const moved = await client.ask<RescheduleMessage>('POST', `${deskPath}/reschedule`, { token: trainer, body: { revision, move: { kind: 'byDays', days: 7 }, isPreview: false } })
    mustBe(moved.changes.length, SESSIONS)
    await page.reload()
    await page.getByText('8 entries of your calendar do not say the present date or place.').waitFor()
    await page.getByRole('button', { name: 'Bring my calendar up to date' }).click()
    await said(page, '8 sessions are in your calendar.')
    const after = await entriesOf(session, people.neighbour.user)
    mustBe(after.map(({ uid }) => uid), first.map(({ uid }) => uid))
    mustBe(after.map(({ sequence }, at) => Number(sequence) - Number(first[at]?.sequence)), first.map(() => 1))
    mustBe(after.filter(({ start }, at) => start === first[at]?.start).length, 0)
    mustBe(after[0]?.alarm, '-P1D')
  })

  await check('a cancelled session is struck out, and one left by the person is taken away', async () => {
    const [, second, third] = (await readDesk()).sessions
    if (second === undefined || third === undefined) throw new Error('The series has no third session.')
    await client.ask('PUT', `${deskPath}/sessions/${third.sessionId}`, { token: trainer, body: { ...fieldsOf(third), status: 'cancelled' } })
    await page.reload()
    await page.getByRole('button', { name: `I cannot come – ${second.title}`, exact: true }).first().click()
    await said(page, '1 entry was taken out of your calendar.')
    const entries = await entriesOf(session, people.neighbour.user)
    mustBe(entries.length, SESSIONS - 1)
    mustBe(entries.filter(({ status }) => status === 'CANCELLED').length, 1)
  })

  await check('withdrawing takes every entry away', async () => {
    await page.getByRole('button', { name: 'Withdraw from the series' }).click()
    await page.getByRole('button', { name: 'Yes, withdraw' }).click()
    await said(page, `${SESSIONS - 1} entries were taken out of your calendar.`)
    mustBe(await entriesOf(session, people.neighbour.user), [])
  })

  await check('registering again writes new entries, and Nextcloud answers no 500 because of the old ones in its bin', async () => {
    await page.getByRole('button', { name: /^Register for the series/ }).click()
    await said(page, `${SESSIONS - 1} sessions are in your calendar.`)
    const again = await entriesOf(session, people.neighbour.user)
    mustBe(again.filter(({ uid }) => first.some((one) => one.uid === uid)).length, 0)
    mustBe(again.filter(({ status }) => status === 'CONFIRMED').length, SESSIONS - 1)
    mustBe(refused, [])
  })

  await check('an entry thrown away by hand comes back from the bin, although Nextcloud says 500 to its UID', async () => {
    const [entry] = await entriesOf(session, people.neighbour.user)
    await dav(session, 'DELETE', `${calendarOf(people.neighbour.user)}${entry?.file ?? ''}`)
    await page.reload()
    await page.getByRole('button', { name: 'Put 1 session in my calendar' }).click()
    await said(page, '7 sessions are in your calendar.')
    mustBe((await entriesOf(session, people.neighbour.user)).some(({ uid }) => uid === entry?.uid), true)
    mustSay(await page.locator('#parcours').innerText(), /sessions are in your calendar \(Personal\)/)
  })
  mustBe(session.problems, [])
  await session.close()
}

async function said(page: Page, words: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: words }).first().waitFor()
}

const calendarOf = (user: string) => `/remote.php/dav/calendars/${user}/personal/`

async function dav(session: Session, method: string, path: string, body?: string, depth?: string): Promise<string> {
  const [page] = session.context.pages()
  if (page === undefined) throw new Error('No page is open.')
  return await page.evaluate(async (given) => {
    const options: RequestInit = { method: given.method, headers: { 'requesttoken': document.head.dataset['requesttoken'] ?? '', 'Content-Type': given.path.endsWith('.ics') ? 'text/calendar; charset=utf-8' : 'application/xml', ...(given.depth === undefined ? {} : { Depth: given.depth }) } }
    const answer = await fetch(given.path, given.body === undefined ? options : { ...options, body: given.body })
    if (!answer.ok) throw new Error(`${given.method} ${given.path}: ${answer.status}`)
    return await answer.text()
  }, { method, path, body, depth })
}

/** Ours among what the calendar holds, by file name and so by session. */
async function entriesOf(session: Session, user: string): Promise<readonly Entry[]> {
  const body = '<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"/></c:comp-filter></c:filter></c:calendar-query>'
  const text = await dav(session, 'REPORT', calendarOf(user), body, '1')
  const entries = text.split('<d:response>').slice(1).map((part) => {
    const event = part.replace(/&#13;|\r/g, '').replaceAll(/\n[ \t]/g, '').slice(part.indexOf('BEGIN:VEVENT'))
    const value = (name: string) => new RegExp(`^${name}[^:\\n]*:(.*)$`, 'm').exec(event)?.[1] ?? ''
    return { file: /<d:href>[^<]*\/([^/<]+)</.exec(part)?.[1] ?? '', uid: value('UID'), start: value('DTSTART'), sequence: value('SEQUENCE'), status: value('STATUS'), alarm: value('TRIGGER') }
  })
  // A new account has a sample of Nextcloud's own.
  return entries.filter(({ uid }) => uid.includes('@')).sort((left, right) => left.file.localeCompare(right.file))
}

/** As a calendar program does when somebody wants to be woken earlier. */
async function setAlarm(session: Session, user: string, file: string, trigger: string): Promise<void> {
  const text = await dav(session, 'GET', calendarOf(user) + file)
  await dav(session, 'PUT', calendarOf(user) + file, text.replace(/TRIGGER:[^\r\n]*/, `TRIGGER:${trigger}`))
}
