// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The mission a person left the adventure for; the panel on Nextcloud's other pages shows it. */
export interface OpenMission {
  readonly adventureId: string
  readonly passageId: string
  readonly title: string
  /** What to do, as plain words. */
  readonly todo: string
  /** Path on this server where the adventure goes on. */
  readonly returnPath: string
  /** True once « C’est fait » was pressed on the panel. */
  readonly isSaidDone: boolean
  /** Instant it was left, in milliseconds. */
  readonly leftAt: number
  /** In the person’s language: the panel has no other words with it. */
  readonly words: CompanionWords
}

export interface CompanionWords {
  readonly region: string
  readonly done: string
  readonly back: string
  readonly hide: string
  readonly hideQuestion: string
  readonly hideThisTime: string
  readonly hideForever: string
  readonly keep: string
}

/** A mission left the day before is not followed any more. */
export const FOLLOWED_MILLISECONDS = 12 * 3_600_000
/**
 * Tells PHP that there is a panel to show (lib/Companion/CompanionListener.php), so that pages load nothing for it
 * otherwise. It says so and nothing else.
 */
export const COMPANION_COOKIE = 'parcours_mission'

/** One mission at a time for each account of this browser. */
export function openMissionKey(userId: string): string {
  return `parcours.companion.${encodeURIComponent(userId)}`
}

export function readOpenMission(storage: Storage, userId: string, now: number): OpenMission | undefined {
  const kept = parse(storage.getItem(openMissionKey(userId)))
  return kept !== undefined && now - kept.leftAt < FOLLOWED_MILLISECONDS && isOwnPath(kept.returnPath) ? kept : undefined
}

/** False when the browser keeps nothing: the mission is done without the panel then. */
export function keepOpenMission(storage: Storage, userId: string, mission: OpenMission): boolean {
  try {
    storage.setItem(openMissionKey(userId), JSON.stringify(mission))
    document.cookie = `${COMPANION_COOKIE}=1; path=/; max-age=${FOLLOWED_MILLISECONDS / 1000}; samesite=lax`
    return true
  } catch {
    return false
  }
}

export function forgetOpenMission(storage: Storage, userId: string): void {
  storage.removeItem(openMissionKey(userId))
  document.cookie = `${COMPANION_COOKIE}=; path=/; max-age=0; samesite=lax`
}

/** A path of this server: neither another's address nor a script. */
export function isOwnPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path)
}

function parse(text: string | null): OpenMission | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    const isWhole = typeof kept === 'object' && kept !== null && 'returnPath' in kept && typeof kept.returnPath === 'string' && 'words' in kept
    // Only this file writes under that key.
    return isWhole ? kept as OpenMission : undefined
  } catch {
    return undefined
  }
}
