// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustBe, mustSay } from './checks.ts'
import type { Session } from './session.ts'
import { APP, COURSE_ID, OUR_OCS, saveChoices, TRAINERS, type World } from './world.ts'

interface Notification {
  readonly app: string
  readonly subject: string
  readonly link: string
}

/** Dashboard, search, notifications and capabilities, by the routes Nextcloud's own pages ask. */
export async function lookAtNativePlaces(world: World, learner: Session): Promise<void> {
  const { checks: { check, skip }, nextcloud: { occ }, admin, enter, people, server } = world
  console.log('Nextcloud’s own places')
  await check('the dashboard offers to resume', async () => {
    const { data } = await learner.ocs<Record<string, { items: { title: string; subtitle: string; link: string }[] }>>('GET', '/apps/dashboard/api/v2/widget-items?widgets[]=parcours-resume')
    const [item] = data['parcours-resume']?.items ?? []
    mustSay(item?.title ?? '', /^Resume: /)
    mustSay(item?.subtitle ?? '', /activit(y|ies) out of \d+/)
    mustSay(item?.link ?? '', `${APP}/courses/${COURSE_ID}/`)
  })
  await check('the search finds a course, and only by its words', async () => {
    const find = async (term: string) => (await learner.ocs<{ entries: { title: string; resourceUrl: string }[] }>('GET', `/search/providers/parcours/search?term=${term}`)).data.entries
    const found = await find('first%20steps')
    mustSay(found.map(({ title }) => title).join(' | '), 'First steps in your association’s space')
    mustSay(found[0]?.resourceUrl ?? '', `${APP}/courses/`)
    mustBe(await find('zzzzzz'), [])
  })
  await check('the capabilities say that courses are here, and no secret', async () => {
    const { data } = await learner.ocs<{ capabilities: { parcours?: object } }>('GET', '/cloud/capabilities')
    mustBe(Object.keys(data.capabilities.parcours ?? {}).sort(), ['apiVersions', 'isPaired', 'version'])
  })
  await check('a reminder is set from the activity’s page', async () => {
    const page = await learner.open(`${APP}/courses/${COURSE_ID}`)
    await page.getByRole('link', { name: /^Resume:/ }).click()
    await page.getByText('Remind me of this later').click()
    await page.getByRole('button', { name: 'Set the reminder' }).click()
    await page.getByText('You will be reminded by a notification').waitFor()
    mustBe((await learner.ocs<{ reminders: unknown[] }>('GET', `${OUR_OCS}/personal`)).data.reminders.length, 1)
    await page.close()
  })
  await check('a place in a story is kept for the account, and no other device writes over it', async () => {
    const run = async (method: 'GET' | 'PUT' | 'DELETE', body?: object) => await learner.ocs<{ savedRun?: string; revision?: number; code?: string }>(method, `${OUR_OCS}/runs/la-collecte`, body)
    mustBe((await run('PUT', { savedRun: '{"at":"debut"}', revision: '0' })).data.revision, 1)
    mustBe((await run('GET')).data, { savedRun: '{"at":"debut"}', revision: 1 })
    const stale = await run('PUT', { savedRun: '{"at":"ailleurs"}', revision: '0' })
    mustBe([stale.status, stale.data.code], [409, 'run-changed-elsewhere'])
    mustBe((await run('DELETE')).status, 200)
    mustBe((await run('GET')).data.revision, 0)
  })
  await check('the dashboard says when no webinar is planned', async () => {
    const { data } = await learner.ocs<Record<string, { items: unknown[]; emptyContentMessage: string }>>('GET', '/apps/dashboard/api/v2/widget-items?widgets[]=parcours-webinars')
    mustBe(data['parcours-webinars']?.items, [])
    mustSay(data['parcours-webinars']?.emptyContentMessage ?? '', 'No webinar is planned for you')
  })
  if (occ === undefined) {
    skip('a reminder and a new course become notifications', 'background jobs need occ')
    return
  }
  await check('a reminder becomes a notification when its moment has come', async () => {
    const remindAt = new Date(Date.now() + 2_000).toISOString()
    mustBe((await learner.ocs('POST', `${OUR_OCS}/reminders`, { courseId: COURSE_ID, title: 'First steps', remindAt })).status, 201)
    await new Promise((wait) => setTimeout(wait, 3_000))
    await runJob(occ, 'SendReminders')
    mustSay(await notificationsOf(learner), 'You asked to be reminded of “First steps”')
  })
  await check('a session that begins soon becomes a notification, once', async () => {
    const [seriesId, sessionId] = [randomUUID(), randomUUID()]
    const startsAt = new Date(Date.now() + 600_000).toISOString()
    const sessions = [{ sessionId, title: 'Meeting from afar', startsAt, timeZone: 'Europe/Paris' }]
    mustBe((await learner.ocs('PUT', `${OUR_OCS}/series/${seriesId}/sessions`, { sessions })).status, 200)
    await runJob(occ, 'RemindOfSessions')
    await runJob(occ, 'RemindOfSessions')
    mustBe((await notificationsOf(learner)).split('Reminder: “Meeting from afar” begins on').length, 2)
  })
  await check('a new course is announced to the groups the admin named', async () => {
    await saveChoices(admin, { notices: [TRAINERS] })
    await runJob(occ, 'AnnounceCourses')
    const folder = copyCourse()
    await server.cli('publish', folder)
    rmSync(folder, { recursive: true })
    await runJob(occ, 'AnnounceCourses')
    const trainer = await enter(people.trainer)
    mustSay(await notificationsOf(trainer), 'New course:')
    await trainer.close()
    mustBe((await notificationsOf(learner)).includes('New course:'), false)
  })
}

async function notificationsOf(session: Session): Promise<string> {
  const { data } = await session.ocs<Notification[]>('GET', '/apps/notifications/api/v2/notifications')
  return data.filter(({ app }) => app === 'parcours').map(({ subject, link }) => `${subject} ${link}`).join(' | ')
}

/** Our background jobs, as appinfo/info.xml names them. */
const JOBS = {
  EraseLearners: String.raw`OCA\Parcours\Erasure\EraseLearners`,
  SendReminders: String.raw`OCA\Parcours\Notices\SendReminders`,
  AnnounceCourses: String.raw`OCA\Parcours\Notices\AnnounceCourses`,
  RemindOfSessions: String.raw`OCA\Parcours\Webinars\RemindOfSessions`,
} as const

/** Runs one of our background jobs now. Ids are longer than JavaScript's numbers: they stay text. */
export async function runJob(occ: (...words: string[]) => Promise<string>, name: keyof typeof JOBS): Promise<void> {
  const said = await occ('background-job:list', '--output=json', `--class=${JOBS[name]}`)
  const id = /"id":\s*"?(\d+)"?/.exec(said)?.[1]
  if (id === undefined) throw new Error(`No job ${name} in: ${said.slice(0, 400)}`)
  await occ('background-job:execute', '--force-execute', id)
}

/** A shipped course under another name. */
function copyCourse(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'parcours-course-')), 'un-autre-cours')
  cpSync(`courses/content/${COURSE_ID}`, folder, { recursive: true })
  const path = join(folder, 'course.yml')
  writeFileSync(path, readFileSync(path, 'utf8').replace(`id: ${COURSE_ID}`, 'id: un-autre-cours'))
  return folder
}
