// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseCourse } from '../src/index.ts'
import { printIssue } from './support/courseFolder.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The first block of this language under a heading. */
function exampleUnder(heading: string, language: string): string {
  const after = readme.slice(readme.indexOf(`### ${heading}\n`))
  return new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(after)?.[1] ?? ''
}

it('shows a course that can be published as it stands', () => {
  const parsed = parseCourse([
    { kind: 'text', path: 'course.yml', text: exampleUnder('course.yml', 'yaml') },
    { kind: 'text', path: '01-pourquoi/01-libertes.fr.md', text: exampleUnder('An activity', 'markdown') },
    { kind: 'text', path: '01-pourquoi/01-libertes.fr.vtt', text: 'WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n' },
    { kind: 'text', path: '01-pourquoi/sheets/libertes.fr.md', text: '---\nid: libertes\ntitle: Les quatre libertés\n---\nUne page.\n' },
    { kind: 'media', path: '01-pourquoi/media/diaporama.pdf', sizeBytes: 9 },
  ])
  expect((parsed.kind === 'course' ? parsed.warnings : parsed.issues).map(printIssue)).toEqual([])
})
