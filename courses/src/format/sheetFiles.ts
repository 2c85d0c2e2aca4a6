// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Sheet, SheetText } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { parseMarkdown } from '../markdown/parseMarkdown.ts'
import { readRequiredText } from './commonFields.ts'
import type { CourseReading } from './courseReading.ts'
import type { TextFile, TextFiles } from './courseFolder.ts'
import { parseFrontMatter } from './frontMatter.ts'
import { reportLanguages } from './translations.ts'

/** Reads the sheets of one module, in order of file names. */
export function parseSheets(folder: string, reading: CourseReading): Sheet[] {
  const { issues, language } = reading
  return [...reading.folder.sheets.get(folder) ?? []].flatMap(([name, files]) => {
    const original = files.get(language)
    reportLanguages(files, `${folder}/sheets/${name}.${language}.md`, reading)
    if (original === undefined) return []
    const read = parseSheet(original, folder, language, reading)
    const texts: Record<string, SheetText> = {}
    if (read !== undefined) {
      reading.ids.claim('sheet', read.sheetId, original.path, read.line)
      texts[language] = read.text
    }
    for (const [other, translation] of translationsOf(files, language)) {
      const readToo = parseSheet(translation, folder, other, reading)
      if (readToo === undefined) continue
      if (read !== undefined && readToo.sheetId !== read.sheetId) issues.add('translation-id', translation.path, readToo.line, { id: read.sheetId })
      texts[other] = readToo.text
    }
    return read === undefined ? [] : [{ sheetId: read.sheetId, texts }]
  })
}

function translationsOf(files: TextFiles, original: string): [string, TextFile][] {
  return [...files].filter(([language]) => language !== original)
}

function parseSheet(file: TextFile, folder: string, language: string, reading: CourseReading): { sheetId: string; line: number; text: SheetText } | undefined {
  const { issues } = reading
  const front = parseFrontMatter(file.text, file.path, ['id', 'title'], issues)
  if (front === undefined) return undefined
  const { fields } = front
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const sheetId = fields.identifier('id')
  const title = readRequiredText(fields, 'title', LIMITS.titleCharacters)
  const place = { file: file.path, firstLine: front.bodyLine, folder, language, paths: reading.folder.paths, issues }
  const { html, blocks } = parseMarkdown(front.body, place)
  for (const block of blocks) issues.add('block-not-allowed', file.path, front.bodyLine + block.line, { name: block.name })
  if (html === '') issues.add('empty-text', file.path, front.bodyLine)
  return sheetId === undefined ? undefined : { sheetId, line: fields.lineOf('id'), text: { title, html } }
}
