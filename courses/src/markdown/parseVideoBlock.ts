// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Token } from 'markdown-it'
import type { TranscriptCue, Video } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { parseWebVtt } from './parseWebVtt.ts'
import { renderBlocks } from './markdownParser.ts'
import { reportAt, type MarkdownPlace } from './markdownPlace.ts'
import { readPeerTubeAddress } from './peerTubeAddress.ts'
import { checkAttributeNames, type TextBlock } from './splitBlocks.ts'
import { takeChapters } from './videoChapters.ts'

const ATTRIBUTES = ['peertube', 'captions', 'transcript', 'minutes', 'megabytes']

/** Text of the captions of a module by file name; a video uses one of them. */
export interface CaptionFiles {
  readonly find: (name: string) => string | undefined
}

/** Reads one `:::video` block: the address and the captions in its head, the summary and chapters inside. */
export function parseVideoBlock(block: TextBlock, place: MarkdownPlace, captions: CaptionFiles): Video | undefined {
  checkAttributeNames(block, ATTRIBUTES, place)
  const address = readAddress(block, place)
  const transcript = readTranscript(block, place, captions)
  const durationMinutes = readWhole(block, 'minutes', LIMITS.activityMinutes, place)
  const sizeMegabytes = readWhole(block, 'megabytes', LIMITS.videoMegabytes, place)
  const { rest, chapters } = takeChapters(block.tokens, place)
  if (!rest.some(hasWords)) reportAt(place, block.line, 'video-without-summary')
  if (address === undefined) return undefined
  return { ...address, durationMinutes, sizeMegabytes, summaryHtml: renderBlocks(rest), transcript, chapters }
}

function readAddress(block: TextBlock, place: MarkdownPlace): { watchUrl: string; embedUrl: string } | undefined {
  const target = block.attributes.get('peertube')
  if (target === undefined) {
    reportAt(place, block.line, 'missing-attribute', { key: 'peertube' })
    return undefined
  }
  const address = readPeerTubeAddress(target)
  if (address === undefined) reportAt(place, block.line, 'wrong-video-address', { target })
  return address
}

function readTranscript(block: TextBlock, place: MarkdownPlace, captions: CaptionFiles): readonly TranscriptCue[] {
  const name = block.attributes.get('captions') ?? block.attributes.get('transcript')
  if (name === undefined || name === '') {
    reportAt(place, block.line, 'video-without-captions', { language: place.language })
    return []
  }
  const text = captions.find(name)
  if (text === undefined) {
    reportAt(place, block.line, 'missing-captions', { target: name })
    return []
  }
  return parseWebVtt(text, `${place.folder}/${name}`, place.issues)
}

function readWhole(block: TextBlock, key: string, max: number, place: MarkdownPlace): number | undefined {
  const text = block.attributes.get(key)
  if (text === undefined) return undefined
  const number = /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= max) return number
  reportAt(place, block.line, 'wrong-attribute', { key, min: 1, max })
  return undefined
}

function hasWords(token: Token): boolean {
  return token.type === 'inline' && token.content.trim() !== ''
}
