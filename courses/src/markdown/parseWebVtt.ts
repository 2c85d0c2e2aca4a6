// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { TranscriptCue } from '../course.ts'
import { splitLines } from '../format/frontMatter.ts'
import type { IssueList } from '../issues/issueList.ts'
import { LIMITS } from '../limits.ts'
import { readClock } from './readClock.ts'

/**
 * Cues of a WebVTT file as a transcript: start and plain words; settings, notes, styles and tags are dropped.
 * @see https://www.w3.org/TR/webvtt1/
 */
export function parseWebVtt(text: string, file: string, issues: IssueList): readonly TranscriptCue[] {
  const lines = splitLines(text)
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')) {
    issues.add('wrong-captions', file, 1)
    return []
  }
  const cues: TranscriptCue[] = []
  for (const block of blocksOf(lines)) {
    if (cues.length >= LIMITS.cuesPerVideo) {
      issues.add('too-many-cues', file, block.line, { limit: LIMITS.cuesPerVideo })
      return cues
    }
    const cue = readCue(block, file, issues)
    if (cue !== undefined) cues.push(cue)
  }
  if (cues.length === 0 && !issues.hasErrors()) issues.add('empty-captions', file, 1)
  return cues
}

interface CueBlock { readonly lines: readonly string[]; readonly line: number }

/** Paragraphs after the header, each with its first line, from 1. */
function blocksOf(lines: readonly string[]): CueBlock[] {
  const blocks: CueBlock[] = []
  let current: string[] = []
  for (const [index, line] of [...lines, ''].entries()) {
    if (line.trim() !== '') current.push(line)
    else if (current.length > 0) {
      blocks.push({ lines: current, line: index - current.length + 1 })
      current = []
    }
  }
  return blocks.slice(1)
}

function readCue(block: CueBlock, file: string, issues: IssueList): TranscriptCue | undefined {
  if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block.lines[0] ?? '')) return undefined
  const timing = block.lines.findIndex(line => line.includes('-->'))
  const [start = '', end = ''] = block.lines[timing]?.split('-->').map(part => part.trim().split(/\s/)[0] ?? '') ?? []
  const startSeconds = readClock(start)
  const endSeconds = readClock(end)
  if (timing > 1 || startSeconds === undefined || endSeconds === undefined || endSeconds < startSeconds) {
    issues.add('wrong-captions', file, block.line + Math.max(timing, 0))
    return undefined
  }
  const text = plainWords(block.lines.slice(timing + 1).join(' '))
  return text === '' ? undefined : { startSeconds, text }
}

function plainWords(text: string): string {
  return text
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim()
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }
