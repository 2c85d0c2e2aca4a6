// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { generateUrl } from '@nextcloud/router'
import { t } from '../l10n.ts'
import { forgetOpenMission, isOwnPath, keepOpenMission, readOpenMission, type CompanionWords } from './companion/openMission.ts'
import type { MissionToOpen, ReturnedMission } from './missions.ts'

/**
 * Leaves for the page of Nextcloud where the mission is done, in the same tab, and lets the panel follow.
 * Does nothing for a mission that opens nothing, or that names another server.
 */
export function openMissionElsewhere(userId: string, open: MissionToOpen, goTo: (href: string) => void = (href) => { location.assign(href) }): void {
  const { openPath, todoHtml } = open.mission
  if (openPath === null || !isOwnPath(openPath)) {
    return
  }
  keepOpenMission(localStorage, userId, {
    adventureId: open.adventureId,
    passageId: open.passageId,
    title: open.title,
    todo: plainText(todoHtml),
    returnPath: location.pathname + location.search,
    isSaidDone: false,
    leftAt: Date.now(),
    words: companionWords(),
  })
  goTo(generateUrl(openPath))
}

/** Called when the adventure is shown again: the panel goes, and what it was told is given, once. */
export function takeReturnedMission(userId: string): ReturnedMission | undefined {
  const mission = readOpenMission(localStorage, userId, Date.now())
  forgetOpenMission(localStorage, userId)
  return mission === undefined ? undefined : { adventureId: mission.adventureId, passageId: mission.passageId, isSaidDone: mission.isSaidDone }
}

/** Paragraphs and list items stay apart. */
function plainText(html: string): string {
  const page = new DOMParser().parseFromString(html.replaceAll(/<\/(p|li)>/g, ' $&'), 'text/html')
  return page.body.textContent.replaceAll(/\s+/g, ' ').trim()
}

function companionWords(): CompanionWords {
  return {
    region: t('parcours', 'Mission of the adventure'),
    done: t('parcours', 'It is done'),
    back: t('parcours', 'Back to the adventure'),
    hide: t('parcours', 'Hide'),
    hideQuestion: t('parcours', 'Hide this panel?'),
    hideThisTime: t('parcours', 'For this mission'),
    hideForever: t('parcours', 'For good'),
    keep: t('parcours', 'Keep it'),
  }
}
