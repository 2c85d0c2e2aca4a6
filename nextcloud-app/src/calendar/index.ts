// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { getRequestToken } from '@nextcloud/auth'
import { getRootUrl } from '@nextcloud/router'
import { createOwnCalendar } from './createOwnCalendar.ts'
import type { OwnCalendar } from './ownCalendar.ts'

/** The shell loads this lazily (`shell.calendar`), so that only those who keep dates there carry it. */
export function createNextcloudCalendar(userId: string): OwnCalendar {
  return createOwnCalendar({ userId, root: getRootUrl(), requestToken: () => getRequestToken() ?? '' })
}
