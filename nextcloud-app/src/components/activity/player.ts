// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Address of the PeerTube player. Peer-to-peer is off: it would show the person's address to strangers.
 * @see https://docs.joinpeertube.org/api/embed-player
 */
export function playerAddress(embedUrl: string, startSeconds: number): string {
  const address = new URL(embedUrl)
  address.searchParams.set('p2p', '0')
  address.searchParams.set('autoplay', '1')
  if (startSeconds > 0) {
    address.searchParams.set('start', `${startSeconds}s`)
  }
  return address.href
}

/** « 1:02:05 », « 4:30 ». */
export function formatTimecode(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const tail = String(rest).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}
