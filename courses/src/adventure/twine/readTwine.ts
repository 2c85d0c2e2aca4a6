// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- every package that compiles this file needs the declaration
/// <reference path="./extwee.d.ts" />
import { parseTwee, parseTwine2HTML } from 'extwee'

/** A story as Twine's files hold it, before anything is made of it. */
export interface TwineStory {
  readonly name: string
  /** Name of the first passage; empty when the story does not say. */
  readonly start: string
  readonly passages: readonly TwinePassage[]
}

export interface TwinePassage {
  readonly name: string
  readonly tags: readonly string[]
  readonly text: string
}

/** Reads Twee 3 or the HTML of Twine 2. This module alone knows the library, and is loaded only when asked for. */
export function readTwine(source: string, kind: 'twee' | 'html'): TwineStory | undefined {
  try {
    const story = kind === 'html' ? parseTwine2HTML(source) : parseTwee(source)
    return { name: story.name, start: story.start, passages: story.passages.flatMap(readPassage) }
  }
  catch {
    // The library throws what it cannot read, with messages for programmers.
    return undefined
  }
}

function readPassage(value: unknown): TwinePassage[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('text' in value) || !('tags' in value)) return []
  const { name, text, tags } = value
  const words: unknown[] = Array.isArray(tags) ? tags : []
  return typeof name === 'string' && typeof text === 'string' ? [{ name, text, tags: words.filter(tag => typeof tag === 'string') }] : []
}
