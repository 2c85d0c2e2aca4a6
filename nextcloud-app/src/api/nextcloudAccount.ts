// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenMessage } from '@parcours/courses'
import type { ReminderWish, SessionToRemind } from '../shell/shell.ts'
import { requestOcs } from './ocs.ts'

/** A token of the course server for the person who is logged in. */
export async function mintToken(): Promise<TokenMessage> {
  return await requestOcs('POST', '/token')
}

/** Resolves with the sentence that confirms it, in the person's language. */
export async function addReminder({ courseId, activityId, title, remindAt }: ReminderWish): Promise<string> {
  const { message } = await requestOcs<{ readonly message: string }>('POST', '/reminders', { courseId, activityId, title, remindAt: remindAt.toISOString() })
  return message
}

/** The places one has in a series, for Nextcloud to remind of, and to follow when they move; and the calendar for those to come. */
export async function keepSessions(seriesId: string, sessions: readonly SessionToRemind[], calendarId: string): Promise<void> {
  await requestOcs('PUT', `/series/${seriesId}/sessions`, { calendar: calendarId, sessions: sessions.map(({ sessionId, title, startsAt, timeZone }) => ({ sessionId, title, startsAt, timeZone })) })
}

/** Of courses and of webinars, with the calendars chosen for them: the person wants nothing kept. */
export async function removeAllReminders(): Promise<void> {
  await requestOcs('DELETE', '/reminders')
}

interface KeptRunMessage {
  readonly savedRun: string
  readonly revision: number
}

/** Where the person is in a story, as their own Nextcloud keeps it; undefined when they have not begun. */
export async function readRun(adventureId: string): Promise<KeptRunMessage | undefined> {
  const { savedRun, revision } = await requestOcs<KeptRunMessage>('GET', `/runs/${adventureId}`)
  return revision === 0 ? undefined : { savedRun, revision }
}

/** The new revision. @throws ApiProblem `run-changed-elsewhere` when another device has gone on */
export async function writeRun(adventureId: string, savedRun: string, revision: number): Promise<number> {
  return (await requestOcs<KeptRunMessage>('PUT', `/runs/${adventureId}`, { savedRun, revision: String(revision) })).revision
}

export async function removeRun(adventureId: string): Promise<void> {
  await requestOcs('DELETE', `/runs/${adventureId}`)
}

export async function removeAllRuns(): Promise<void> {
  await requestOcs('DELETE', '/runs')
}
