// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Missions of adventures inside Nextcloud. The shell loads this lazily (`shell.missions`); nothing else of the app
 * imports the checks, so that the campus does not carry them.
 */
export { createNextcloudMissions } from './nextcloudMissions.ts'
export type { Look } from './look.ts'
export { openMissionElsewhere, takeReturnedMission } from './missionElsewhere.ts'
export type { MissionPlace, Missions, MissionToOpen, MissionWatch, Occasion, ReturnedMission } from './missions.ts'
