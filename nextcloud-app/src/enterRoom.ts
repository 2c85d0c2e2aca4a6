// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Goes to a meeting's room, in this tab: a window opened after an answer came is blocked by most browsers. */
export function enterRoom(joinUrl: string): boolean {
  const address = new URL(joinUrl, location.href)
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    return false
  }
  location.assign(address.href)
  return true
}
