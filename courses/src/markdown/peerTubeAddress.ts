// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

const WATCH_PAGE = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?)\/(?:w|videos\/watch)\/([A-Za-z0-9_-]{1,64})$/

/**
 * The watch page and the player of a PeerTube video, from either form of its address.
 * @see https://docs.joinpeertube.org/api/embed-player
 */
export function readPeerTubeAddress(address: string): { watchUrl: string; embedUrl: string } | undefined {
  const [, host, videoId] = address.length <= 300 ? WATCH_PAGE.exec(address) ?? [] : []
  if (host === undefined || videoId === undefined) return undefined
  return { watchUrl: address, embedUrl: `https://${host}/videos/embed/${videoId}` }
}
