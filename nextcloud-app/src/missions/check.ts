// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { NoReason } from '@parcours/courses'
import type { Addresses } from './addresses.ts'
import type { Ask } from './allowedRequests.ts'
import type { Wanted } from './readArguments.ts'

/** One person's space, as a check sees it: to read only. */
export interface Space {
  readonly userId: string
  readonly addresses: Addresses
  readonly ask: Ask
  readonly now: () => Date
}

/**
 * What a check found. `hint` says it in the person's language, with names of their own things:
 * it is shown to them and never leaves the browser.
 */
export type Finding =
  | { readonly result: 'yes'; readonly hint?: string; readonly memory?: Memory }
  | { readonly result: 'no'; readonly reason: NoReason; readonly hint?: string; readonly memory?: Memory }
  | { readonly result: 'absent' }

/** How things stood when the mission was opened, in numbers; kept in this browser. */
export type Memory = Readonly<Record<string, number>>

export interface Check {
  /** Ends the sentence « Votre navigateur va regarder : ». */
  readonly whatIsLookedAt: () => string
  /** @throws CannotKnow, AppIsAbsent */
  readonly look: (space: Space, wanted: Wanted, memory: Memory | undefined) => Promise<Finding>
}

export const ABSENT: Finding = { result: 'absent' }

export function yes(hint?: string): Finding {
  return hint === undefined ? { result: 'yes' } : { result: 'yes', hint }
}

export function no(reason: NoReason, hint?: string): Finding {
  return hint === undefined ? { result: 'no', reason } : { result: 'no', reason, hint }
}
