// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compileCourse, parseCourse, type Course } from '../src/index.ts'
import { listContentFolders, readContentFolder } from './support/contentFolders.ts'
import { printIssue } from './support/courseFolder.ts'

const FORBIDDEN = /\bOups\b|\bOops\b|Veuillez|[Cc]liquez ici|[Cc]lick here/

function parse(name: string): Course {
  const parsed = parseCourse(readContentFolder(name))
  const issues = parsed.kind === 'course' ? parsed.warnings : parsed.issues
  expect(issues.map(printIssue)).toEqual([])
  if (parsed.kind === 'issues') throw new Error('refused')
  return parsed.course
}

function countWords(html: string): number {
  return html.replace(/<[^>]*>/g, ' ').split(/[^\p{L}\p{N}’'-]+/u).filter(word => /[\p{L}\p{N}]/u.test(word)).length
}

describe.each(listContentFolders())('the course %s', (name) => {
  it('is published without a warning, under the name of its folder', () => {
    expect(parse(name).courseId).toBe(name)
  })

  it('has pages of 250 to 600 words in every language', () => {
    const pages = parse(name).modules.flatMap(module => module.activities).filter(activity => activity.kind === 'page')
    const lengths = pages.flatMap(page => Object.entries(page.texts).map(([language, text]) => ({ page: `${page.activityId}.${language}`, words: countWords(text.html) })))
    expect(lengths.filter(({ words }) => words < 250 || words > 600)).toEqual([])
  })

  it('has no word that our style refuses', () => {
    const texts = readContentFolder(name).flatMap(file => file.kind === 'text' ? file.text.split('\n').map((line, index) => `${file.path}:${index + 1} ${line}`) : [])
    expect(texts.filter(line => FORBIDDEN.test(line))).toEqual([])
  })

  it('writes the inclusive point with U+22C5 and nothing else', () => {
    const texts = readContentFolder(name).flatMap(file => file.kind === 'text' ? file.text.split('\n').map((line, index) => `${file.path}:${index + 1} ${line}`) : [])
    expect(texts.filter(line => /\p{L}[\u00B7\u2022\u2027]\p{L}/u.test(line))).toEqual([])
  })

  it('compiles to plain JSON in each of its languages', () => {
    const compiled = compileCourse(parse(name))
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled)
  })

  it('shows pictures that execute nothing and load nothing', () => {
    for (const file of readContentFolder(name)) {
      if (!file.path.endsWith('.svg')) continue
      const svg = readFileSync(fileURLToPath(new URL(`../content/${name}/${file.path}`, import.meta.url)), 'utf8')
      expect(svg, file.path).not.toMatch(/<script|\son[a-z]+=|<foreignObject|@import|(?:href|src)\s*=\s*["'](?!#)|url\(\s*["']?(?!#)/i)
    }
  })
})

it('gives every shipped course an id of its own', () => {
  const ids = listContentFolders().map(name => parse(name).courseId)
  expect(new Set(ids).size).toBe(ids.length)
})
