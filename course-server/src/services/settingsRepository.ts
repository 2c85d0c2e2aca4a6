// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Small secrets and marks of the server itself, shared by all nodes. */
export interface SettingsRepository {
  find(name: string): Promise<string | undefined>
  /** Keeps the value that is there, and returns it: two nodes starting together agree. */
  keepFirst(name: string, value: string): Promise<string>
  set(name: string, value: string): Promise<void>
  /** Whether `holder` has it until then: it had it already, or nobody else has it now. */
  takeLease(name: string, holder: string, lease: { readonly now: Date; readonly until: Date }): Promise<boolean>
}
