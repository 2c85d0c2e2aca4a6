// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import type { Role } from '@parcours/courses'
import type { EpochDay, Space } from '../../services/repositories.ts'
import { flag, instant, integer, key, maybe, text } from './columns.ts'

type LeadingRole = Exclude<Role, 'learner'>

export interface SpaceRecord {
  space_number: number
  space_id: string
  label: string | null
  origin: string | null
  status: Space['status']
  is_campus: boolean
  is_host: boolean
  created_at: Date
  last_seen_day: EpochDay | null
}

export const spacesTable = new EntitySchema<SpaceRecord>({
  name: 'spaces',
  columns: {
    space_number: key(integer),
    space_id: text,
    label: maybe(text),
    origin: maybe(text),
    status: text,
    is_campus: flag,
    is_host: flag,
    created_at: instant,
    last_seen_day: maybe(integer),
  },
  uniques: [{ name: 'spaces_space_id', columns: ['space_id'] }],
})

export interface SpaceKeyRecord {
  key_id: string
  space_number: number
  public_key: string
  added_at: Date
  withdrawn_at: Date | null
}

export const spaceKeysTable = new EntitySchema<SpaceKeyRecord>({
  name: 'space_keys',
  columns: { key_id: key(text), space_number: integer, public_key: text, added_at: instant, withdrawn_at: maybe(instant) },
  uniques: [{ name: 'space_keys_public_key', columns: ['public_key'] }],
  indices: [{ name: 'space_keys_space_number', columns: ['space_number'] }],
})

export interface PairingCodeRecord {
  code_hash: string
  space_number: number
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export const pairingCodesTable = new EntitySchema<PairingCodeRecord>({
  name: 'pairing_codes',
  columns: { code_hash: key(text), space_number: integer, created_at: instant, expires_at: instant, used_at: maybe(instant) },
  indices: [{ name: 'pairing_codes_space_number', columns: ['space_number'] }],
})

export interface RoleInvitationRecord {
  link_hash: string
  space_number: number
  role: LeadingRole
  is_reusable: boolean
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

export const roleInvitationsTable = new EntitySchema<RoleInvitationRecord>({
  name: 'role_invitations',
  columns: {
    link_hash: key(text),
    space_number: integer,
    role: text,
    is_reusable: flag,
    created_at: instant,
    expires_at: instant,
    used_at: maybe(instant),
  },
  indices: [{ name: 'role_invitations_space_number', columns: ['space_number', 'role'] }],
})

export interface RoleKeyRecord {
  key_hash: string
  space_number: number
  role: LeadingRole
  subject: string
  created_at: Date
}

export const roleKeysTable = new EntitySchema<RoleKeyRecord>({
  name: 'role_keys',
  columns: { key_hash: key(text), space_number: integer, role: text, subject: text, created_at: instant },
  indices: [{ name: 'role_keys_space_number', columns: ['space_number', 'role'] }],
})

export interface GuestRecord {
  space_number: number
  subject: string
  phrase_hash: string
  /** First day of the month of the last act. */
  last_seen_day: EpochDay
}

export const guestsTable = new EntitySchema<GuestRecord>({
  name: 'guests',
  columns: { space_number: key(integer), subject: key(text), phrase_hash: text, last_seen_day: integer },
  // By phrase alone: whoever holds one says no space.
  indices: [
    { name: 'guests_phrase_hash', columns: ['phrase_hash'] },
    { name: 'guests_last_seen_day', columns: ['last_seen_day'] },
  ],
})

export interface SettingRecord {
  name: string
  value: string
}

export const settingsTable = new EntitySchema<SettingRecord>({
  name: 'settings',
  columns: { name: key(text), value: text },
})
