// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { readChapterLines, WEBINAR_LIMITS, type ChapterLineProblem } from '../../src/index.ts'

describe('chapters of a replay, typed as lines', () => {
  it('are read with minutes or hours, with or without a dash, empty lines left out', () => {
    expect(readChapterLines('0:00 Accueil\n\n 12:30 – Les géants : qui sont-ils ?\r\n1:02:05\tQuestions\n', 7200)).toEqual({
      chapters: [
        { startSeconds: 0, title: 'Accueil' }, { startSeconds: 750, title: 'Les géants : qui sont-ils ?' }, { startSeconds: 3725, title: 'Questions' },
      ],
      problems: [],
    })
  })

  it('are none where nothing is typed', () => {
    expect(readChapterLines(' \n', 10)).toEqual({ chapters: [], problems: [] })
  })

  it('keep a title that begins with a number or a dash of its own', () => {
    expect(readChapterLines('1:00 3 outils\n2:00 -ismes', undefined).chapters.map(({ title }) => title)).toEqual(['3 outils', '-ismes'])
  })

  it.each<{ line: string; code: ChapterLineProblem['code'] }>([
    { line: 'Questions', code: 'no-time' },
    { line: '12h30 Questions', code: 'no-time' },
    { line: '12:61 Questions', code: 'no-time' },
    { line: '12:30Questions', code: 'no-time' },
    { line: '12:30', code: 'no-title' },
    { line: '12:30 -', code: 'no-title' },
    { line: '0:10 Encore', code: 'not-later' },
    { line: '2:00:00 Après', code: 'after-the-end' },
    { line: `1:00 ${'x'.repeat(WEBINAR_LIMITS.titleCharacters + 1)}`, code: 'title-too-long' },
  ])('$line: $code, with its line, and the others are read all the same', ({ line, code }) => {
    expect(readChapterLines(`0:10 Début\n${line}\n1:59:59 Fin`, 7200)).toEqual({
      chapters: [{ startSeconds: 10, title: 'Début' }, { startSeconds: 7199, title: 'Fin' }], problems: [{ line: 2, code }],
    })
  })

  it('stop at the limit', () => {
    const lines = Array.from({ length: WEBINAR_LIMITS.chaptersPerReplay + 1 }, (_, index) => `${Math.floor(index / 60)}:${String(index % 60).padStart(2, '0')}:00 Chapitre`).join('\n')
    expect(readChapterLines(lines, undefined).problems).toEqual([{ line: WEBINAR_LIMITS.chaptersPerReplay + 1, code: 'too-many' }])
  })

  it('take a long line of spaces in linear time', () => {
    const started = performance.now()
    readChapterLines(`0:00${' '.repeat(200_000)}x`, undefined)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
