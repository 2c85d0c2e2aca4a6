// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Caller } from './caller.ts'
import type { Audience } from './repositories.ts'

/** Who may use content. A guest is a person without account: the public's share only. */
export function canSee(caller: Caller, content: { readonly audience: Audience; readonly ownerSpaceNumber: number }): boolean {
  if (content.audience === 'public') return true
  if (caller.kind === 'anonymous' || caller.isGuest) return false
  return content.audience === 'spaces' || caller.spaceNumber === content.ownerSpaceNumber
}
