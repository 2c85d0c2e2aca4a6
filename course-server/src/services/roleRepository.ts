// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Role } from '@parcours/courses'

export interface RoleKey {
  readonly keyHash: string
  readonly spaceNumber: number
  readonly spaceId: string
  readonly role: Exclude<Role, 'learner'>
  readonly subject: string
  readonly isHost: boolean
}

export interface RoleRepository {
  invite(invitation: { readonly linkHash: string; readonly spaceNumber: number; readonly role: Exclude<Role, 'learner'>; readonly expiresAt: Date; readonly isReusable: boolean; readonly now: Date }): Promise<void>
  /** Spends the link and stores the key; a reusable link (demo) is not spent. */
  redeem(redemption: { readonly linkHash: string; readonly keyHash: string; readonly subject: string; readonly now: Date }): Promise<RoleKey | 'unknown-role-link' | 'used-role-link' | 'expired-role-link'>
  findKey(keyHash: string): Promise<RoleKey | undefined>
  revokeKey(keyHash: string): Promise<boolean>
  /** Withdraws every key and link of a role in a space; returns how many keys. */
  revokeRole(spaceNumber: number, role: Exclude<Role, 'learner'>): Promise<number>
}
