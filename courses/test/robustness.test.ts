// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS, compileCourse, parseCourse, type CourseFile } from '../src/index.ts'
import { listContentFolders, readContentFolder } from './support/contentFolders.ts'
import { ACTIVITY, CAPTIONS, COURSE_YML, aFolder, withBody, type FolderChange } from './support/courseFolder.ts'

/** The outcome is one of the two kinds, and what is accepted compiles. */
function parseWhatever(files: readonly CourseFile[]): void {
  const parsed = parseCourse(files)
  if (parsed.kind === 'issues') expect(parsed.issues.some(issue => issue.severity === 'error')).toBe(true)
  else compileCourse(parsed.course)
  const issues = parsed.kind === 'issues' ? parsed.issues : parsed.warnings
  for (const issue of issues) expect(issue.line).toBeGreaterThan(0)
}

const text = fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 }))

describe('whatever is written', () => {
  it('parsing never throws on any text in any file', () => {
    const paths = ['course.yml', 'course.en.yml', '01-debut/01-graines.fr.md', '01-debut/01-graines.en.md', '01-debut/01-graines.fr.vtt', '01-debut/sheets/calendrier.fr.md']
    fc.assert(fc.property(fc.constantFrom(...paths), text, (path, content) => { parseWhatever(aFolder({ [path]: content })) }), { numRuns: 300 })
  }, 60_000)

  it('parsing never throws on any path', () => {
    fc.assert(fc.property(fc.array(fc.record({ kind: fc.constant('text' as const), path: text, text: fc.constant(ACTIVITY) })), parseWhatever), { numRuns: 100 })
  }, 60_000)

  it('parsing never throws on files that were cut, doubled or spliced', () => {
    const sources = [COURSE_YML, ACTIVITY, CAPTIONS]
    const cut = fc.tuple(fc.constantFrom(...sources), fc.nat(2000), fc.nat(2000), fc.constantFrom('', '\n', '---\n', ':::\n', '"', '{', '[', '- ', '&a ', '*a', '\t', '|', '>', '#', '\u0000', 'x: '))
    fc.assert(fc.property(cut, fc.constantFrom('course.yml', '01-debut/01-graines.fr.md', '01-debut/01-graines.fr.vtt'), ([source, from, length, put], path) => {
      const start = from % source.length
      parseWhatever(aFolder({ [path]: source.slice(0, start) + put + source.slice(start + (length % 20)) }))
    }), { numRuns: 400 })
  }, 60_000)

  it('parsing never throws on shipped content with one place changed', () => {
    const folders = listContentFolders().map(readContentFolder).filter(files => files.length > 0)
    fc.assert(fc.property(fc.constantFrom(...folders), fc.nat(), fc.nat(), fc.string({ maxLength: 5 }), (files, pick, at, put) => {
      const texts = files.filter(file => file.kind === 'text')
      const chosen = texts[pick % texts.length]
      if (chosen === undefined) return
      const start = at % (chosen.text.length + 1)
      parseWhatever(files.map(file => file === chosen ? { ...chosen, text: chosen.text.slice(0, start) + put + chosen.text.slice(start + 3) } : file))
    }), { numRuns: 20 })
  }, 60_000)
})

const SIZE = LIMITS.fileCharacters - 2000
const fill = (piece: string): string => piece.repeat(Math.floor(SIZE / piece.length))
const yaml = (piece: string): string => piece.repeat(Math.floor((LIMITS.yamlCharacters - 100) / piece.length))

const PATHOLOGICAL: readonly { why: string; change: FolderChange }[] = [
  ...['[', '![', '[a](', '*a_', '`', '<', '<a', '&', '> ', '- ', '1. ', '|', '\\', ':::', ':::quiz{\n', ':::quiz{id="a"}\n:::\n', ':::quiz{id="x"}\nQ\n- [x] a\n- [ ] b\n:::\n\n',
    '[a](b) ', '![a](media/sillon.svg) ', '## a\n', '- a\n', '* a\n- a\n', '[a]: b\n', '<b>', 'a -- ', '| a | b |\n|---|---|\n', '```\n', '**', '"', '{#', 'x\n', '~~', '&#1;', '<!--', ' ',
  ].map(piece => ({ why: `Markdown of ${JSON.stringify(piece)}`, change: withBody(fill(piece)) })),
  { why: 'options without end', change: { '01-debut/01-graines.fr.md': ACTIVITY.replace('- [ ] En hiver', `${fill('- [ ] a -- b\n')}- [ ] En hiver`) } },
  { why: 'options of no value', change: { '01-debut/01-graines.fr.md': ACTIVITY.replace('- [ ] En hiver', `${fill('- a\n')}- [ ] En hiver`) } },
  { why: 'an option of dashes', change: { '01-debut/01-graines.fr.md': ACTIVITY.replace('En hiver', fill('a --')) } },
  { why: 'an option of spaces', change: { '01-debut/01-graines.fr.md': ACTIVITY.replace('En hiver', `a${fill(' ')}b`) } },
  { why: 'attributes without end', change: withBody(`:::quiz{${fill('a="b" ')}\n`) },
  { why: 'spaces in attributes', change: withBody(`:::quiz{${fill(' ')}x\n`) },
  ...['a: ', '- ', '[', '{', '"', '&a ', '? ', '- - ', '[[],', 'a: |\n', '#', '\t', '\'', '!!x ', 'a:\n ', ',', 'x: *a\n'].map(piece => ({ why: `YAML of ${JSON.stringify(piece)}`, change: { 'course.yml': yaml(piece) } })),
  { why: 'YAML ever deeper', change: { 'course.yml': Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n') } },
  { why: 'a YAML alias bomb', change: { 'course.yml': `a: &a [x,x,x,x,x,x,x,x,x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, rank) => `${name}: &${name} [${`*${'abcdefgh'[rank] ?? 'a'},`.repeat(9)}]`).join('\n')}\n` } },
  { why: 'thousands of keys', change: { 'course.yml': Array.from({ length: 7000 }, (_, rank) => `k${rank}: 1`).join('\n') } },
  ...['-->', '\n\n00:01.000 --> 00:02.000\nx', '<', '&amp;', '\n\n', '00:'].map(piece => ({ why: `captions of ${JSON.stringify(piece)}`, change: { '01-debut/01-graines.fr.vtt': `WEBVTT\n\n${fill(piece)}` } })),
  { why: 'ten megabytes of text', change: { '01-debut/01-graines.fr.md': 'x'.repeat(10_000_000), '01-debut/01-graines.fr.vtt': 'WEBVTT\n\n'.padEnd(10_000_000, '<'), 'course.en.yml': 'a: ['.repeat(2_500_000) } },
]

describe('a machine shared by many is not held up', () => {
  it.each(PATHOLOGICAL)('by $why', ({ change }) => {
    const files = aFolder(change)
    // Processor time, because other work on the machine must not fail the test. All take under a second (22 November 2026).
    const before = process.cpuUsage()
    parseWhatever(files)
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(3)
  }, 60_000)
})
