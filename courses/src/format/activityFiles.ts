// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Activity, ActivityText, Language, Material, Way } from '../course.ts'
import { LIMITS } from '../limits.ts'
import { ACTIVITY_KEYS, ORIGINAL_KEYS, readActivityHead, type ActivityHead } from './activityHead.ts'
import { parseActivityBody, type ActivityBody } from './activityBody.ts'
import { readRequiredText } from './commonFields.ts'
import { compareTranslation } from './compareTranslation.ts'
import type { ActivityReading } from './courseReading.ts'
import type { TextFile, TextFiles } from './courseFolder.ts'
import { parseFrontMatter } from './frontMatter.ts'
import { readMaterials, type WrittenMaterial } from './materials.ts'
import { reportLanguages } from './translations.ts'

/** Reads the activities of one module, in order of file names. */
export function parseActivities(folder: string, reading: ActivityReading): Activity[] {
  return [...reading.folder.activities.get(folder) ?? []].flatMap(([name, files]) => {
    reportLanguages(files, `${folder}/${name}.${reading.language}.md`, reading)
    const activity = parseActivity(files, folder, reading)
    return activity === undefined ? [] : [activity]
  })
}

function parseActivity(files: TextFiles, folder: string, reading: ActivityReading): Activity | undefined {
  const original = files.get(reading.language)
  if (original === undefined) return undefined
  const front = parseFrontMatter(original.text, original.path, ACTIVITY_KEYS, reading.issues)
  if (front === undefined) return undefined
  const head = readActivityHead(front.fields, original.path, folder, reading)
  const body = parseActivityBody(front, original.path, folder, reading.language, reading)
  checkQuiz(head, body, original.path, front.fields.lineOf('quiz'), reading)
  const texts: Record<Language, ActivityText> = {
    [reading.language]: textOf(head.title, body, resolveMaterials(head.materials, reading.language, original.path, reading)),
  }
  for (const [language, file] of files) {
    if (language === reading.language) continue
    const text = parseTranslation(file, language, folder, head, body, reading)
    if (text !== undefined) texts[language] = text
  }
  const { activityId, formerly, kind, durationMinutes, isRequired, completion, quizPercent, ref } = head
  return { activityId, formerly, kind, durationMinutes, isRequired, completion, quizPercent, ways: waysOf(head, body), ref, texts }
}

function parseTranslation(file: TextFile, language: Language, folder: string, head: ActivityHead, body: ActivityBody, reading: ActivityReading): ActivityText | undefined {
  const { issues } = reading
  const front = parseFrontMatter(file.text, file.path, ACTIVITY_KEYS, issues)
  if (front === undefined) return undefined
  const { fields } = front
  for (const key of ORIGINAL_KEYS) if (fields.has(key)) fields.report('key-from-original', key, { key })
  if (!fields.has('id')) fields.report('missing-id', undefined)
  const id = fields.identifier('id')
  if (id !== undefined && id !== head.activityId) fields.report('translation-id', 'id', { id: head.activityId })
  const title = readRequiredText(fields, 'title', LIMITS.titleCharacters)
  const materials = readMaterials(fields, folder, reading.folder.paths)
  if (materials !== undefined && !isSameOrder(materials, head.materials)) {
    fields.report('translation-materials', 'materials', { count: head.materials.length })
  }
  const translated = parseActivityBody(front, file.path, folder, language, reading)
  compareTranslation(body, translated, file.path, issues)
  return textOf(title, translated, resolveMaterials(materials ?? head.materials, language, file.path, reading))
}

function checkQuiz(head: ActivityHead, body: ActivityBody, path: string, quizKeyLine: number, reading: ActivityReading): void {
  const { issues } = reading
  for (const [index, question] of body.questions.entries()) {
    reading.ids.claim('question', question.questionId, path, body.questionLines[index] ?? 1)
  }
  if (body.html === '' && body.video === undefined) issues.add('empty-text', path, body.firstLine)
  if (body.quizLine === undefined) {
    if (head.quizPercent !== undefined && head.kind === 'page') issues.add('quiz-percent-without-quiz', path, quizKeyLine)
  }
  else if (head.kind !== 'page') issues.add('quiz-outside-page', path, body.quizLine)
  else if (head.quizPercent === undefined) issues.add('missing-quiz-percent', path, body.quizLine)
}

/** The ways of a page are those its original offers; other kinds have none. */
function waysOf(head: ActivityHead, body: ActivityBody): Way[] {
  if (head.kind !== 'page') return []
  const offered: Record<Way, boolean> = { text: body.html !== '', video: body.video !== undefined, quiz: body.questions.length > 0 }
  return (['text', 'video', 'quiz'] as const).filter(way => offered[way])
}

function textOf(title: string, body: ActivityBody, materials: readonly Material[]): ActivityText {
  return { title, html: body.html, video: body.video, quiz: body.questions, materials }
}

function isSameOrder(translated: readonly WrittenMaterial[], original: readonly WrittenMaterial[]): boolean {
  return translated.length === original.length && translated.every((material, index) => {
    const other = original[index]
    return material.kind === other?.kind && (material.kind !== 'sheet' || other.kind === 'sheet' && material.sheetId === other.sheetId)
  })
}

function resolveMaterials(written: readonly WrittenMaterial[], language: Language, path: string, reading: ActivityReading): Material[] {
  return written.flatMap((material): Material[] => {
    if (material.kind === 'link') return [material]
    if (material.kind === 'file') return [{ ...material, sizeBytes: reading.folder.mediaBytes.get(material.path) ?? 0 }]
    const sheet = reading.sheets.find(other => other.sheetId === material.sheetId)
    if (sheet === undefined) {
      reading.issues.add('unknown-sheet', path, material.line, { id: material.sheetId, language: reading.language })
      return []
    }
    const title = material.title ?? sheet.texts[language]?.title ?? sheet.texts[reading.language]?.title ?? ''
    return [{ kind: 'sheet', title, sheetId: sheet.sheetId }]
  })
}
