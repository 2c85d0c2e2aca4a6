// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { formatDay } from '../l10n.ts'

/** « mardi 20 septembre 2022 »; as written when it is no day. */
export function eventDay(day: string): string {
  return Number.isNaN(Date.parse(day)) ? day : formatDay(day)
}
