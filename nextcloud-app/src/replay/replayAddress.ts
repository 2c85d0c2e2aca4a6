// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Language } from '@parcours/courses'
import { playerAddress } from '../components/activity/player.ts'

/** The player that tells what it plays, without PeerTube's own title and links, with subtitles where there are any. */
export function replayAddress(embedUrl: string, startSeconds: number, language: Language): string {
  const address = new URL(playerAddress(embedUrl, startSeconds))
  for (const [name, value] of Object.entries({ api: '1', warningTitle: '0', peertubeLink: '0', subtitle: language })) {
    address.searchParams.set(name, value)
  }
  return address.href
}

/**
 * Bits a second that PeerTube aims at on average, sound included; slides take less.
 * @see https://github.com/Chocobozzz/PeerTube/blob/develop/packages/core-utils/src/videos/bitrate.ts, at 25 pictures a second
 */
const BITS_PER_SECOND = { small: 560_000, usual: 1_350_000 } as const

/** Megabytes of a whole replay: the smallest picture (240p), and the usual one (480p). Rounded to tens: it is an estimate. */
export function replayWeight(durationSeconds: number): { readonly smallMegabytes: number; readonly usualMegabytes: number } {
  const megabytes = (bits: number) => Math.max(10, Math.round(durationSeconds * bits / 8 / 10_000_000) * 10)
  return { smallMegabytes: megabytes(BITS_PER_SECOND.small), usualMegabytes: megabytes(BITS_PER_SECOND.usual) }
}
