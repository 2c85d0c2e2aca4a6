// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TokenMessage } from '@parcours/courses'
import type { ReminderWish } from '../shell/shell.ts'
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
