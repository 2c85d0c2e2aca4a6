// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Pages of those who lead, coordinate or host: their views and words are spared to everybody else. */
export function isStaffPath(path: string): boolean {
  return /^\/(lead|coordinate|host)(\/|$)/.test(path)
}
