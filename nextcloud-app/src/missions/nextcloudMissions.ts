// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { getRequestToken } from '@nextcloud/auth'
import { getRootUrl } from '@nextcloud/router'
import type { NamespacedStorage } from '../shell/shell.ts'
import { createAddresses } from './addresses.ts'
import { createAsk } from './allowedRequests.ts'
import { createMissions } from './createMissions.ts'
import { openMissionElsewhere, takeReturnedMission } from './missionElsewhere.ts'
import type { Missions } from './missions.ts'
import { answerSentence, lookSentence, whatIsLookedAt } from './missionWords.ts'
import { watchMission } from './watchMission.ts'

/** The missions of the person who is logged in to this Nextcloud. */
export function createNextcloudMissions(userId: string, storage: NamespacedStorage): Missions {
  const ask = createAsk({ userId, root: getRootUrl(), requestToken: () => getRequestToken() ?? '' })
  const space = { userId, addresses: createAddresses(userId), ask, now: () => new Date() }
  const looks = createMissions({ space, storage, wait: (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds) }) })
  return {
    ...looks,
    watch: (place, onLook) => watchMission(looks, place, onLook),
    whatIsLookedAt,
    lookSentence,
    answerSentence,
    openElsewhere: (open) => { openMissionElsewhere(userId, open) },
    takeReturned: () => takeReturnedMission(userId),
  }
}
