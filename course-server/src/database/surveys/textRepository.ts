// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { foldForSearch, type SharedTexts, type Theme } from '@parcours/surveys'
import type { StoredText, TextRepository } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { placeholders } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'
import { randomId } from './storeSubmissions.ts'

export function createTextRepository(database: Database): TextRepository {
  return {
    async list(editionNumber, questionId, words, { offset, limit }) {
      // Folded words are letters and digits alone: nothing in them is a sign of LIKE.
      const where = `WHERE edition_number = ? AND question_id = ? AND is_readable = 1${words.map(() => ' AND folded_words LIKE ?').join('')}`
      const parameters = [editionNumber, questionId, ...words.map((word) => `%${word}%`)]
      const rows = await database.read<TextRow>(`${TEXTS} ${where} ORDER BY text_id LIMIT ? OFFSET ?`, ...parameters, limit, offset)
      const [row] = await database.read<{ count: number }>(`SELECT count(*) AS count FROM survey_texts ${where}`, ...parameters)
      return { texts: rows.map(textOf), count: row?.count ?? 0 }
    },
    async find(editionNumber, questionId, textId) {
      const [row] = await database.read<TextRow>(
        `${TEXTS} WHERE edition_number = ? AND question_id = ? AND text_id = ? AND is_readable = 1`, editionNumber, questionId, textId,
      )
      return row === undefined ? undefined : textOf(row)
    },
    save: (editionNumber, questionId, { textId, themeIds, redacted }) => database.transact(() => execute(
      'UPDATE survey_texts SET themes_json = ?, redacted = ? WHERE edition_number = ? AND question_id = ? AND text_id = ?',
      JSON.stringify(themeIds), redacted ?? null, editionNumber, questionId, textId,
    )),
    async countCoded(editionNumber, questionId) {
      const [row] = await database.read<{ count: number }>(
        "SELECT count(*) AS count FROM survey_texts WHERE edition_number = ? AND question_id = ? AND is_readable = 1 AND themes_json <> '[]'",
        editionNumber, questionId,
      )
      return row?.count ?? 0
    },
    async findThemes(editionNumber, questionId) {
      const [row] = await database.read<ThemesRow>(`${THEMES} WHERE edition_number = ? AND question_id = ?`, editionNumber, questionId)
      // Both were written below.
      return {
        themes: row === undefined ? [] : JSON.parse(row.themesJson) as Theme[],
        shared: typeof row?.sharedJson === 'string' ? JSON.parse(row.sharedJson) as SharedTexts : null,
      }
    },
    async listShared(editionNumber) {
      const rows = await database.read<ThemesRow>(`${THEMES} WHERE edition_number = ? AND shared_json IS NOT NULL ORDER BY question_id`, editionNumber)
      return rows.flatMap(({ sharedJson }) => (sharedJson === null ? [] : [JSON.parse(sharedJson) as SharedTexts]))
    },
    saveThemes: (editionNumber, questionId, themes) => database.transact(() => execute(
      `INSERT INTO survey_themes (edition_number, question_id, themes_json, shared_json) VALUES (?, ?, ?, NULL)
        ON CONFLICT (edition_number, question_id) DO UPDATE SET themes_json = excluded.themes_json`, editionNumber, questionId, JSON.stringify(themes),
    )),
    share: (editionNumber, questionId, shared) => database.transact(() => share(editionNumber, questionId, shared)),
    add: (editionNumber, texts) => database.transact(() => addTexts(editionNumber, texts)),
  }
}

const TEXTS = 'SELECT text_id AS "textId", words, may_quote AS "mayQuote", themes_json AS "themesJson", redacted FROM survey_texts'
const THEMES = 'SELECT themes_json AS "themesJson", shared_json AS "sharedJson" FROM survey_themes'

interface TextRow {
  readonly textId: string
  readonly words: string
  readonly mayQuote: number
  readonly themesJson: string
  readonly redacted: string | null
}

interface ThemesRow {
  readonly themesJson: string
  readonly sharedJson: string | null
}

function textOf({ textId, words, mayQuote, themesJson, redacted }: TextRow): StoredText {
  return { textId, words, mayQuote: mayQuote === 1, themeIds: JSON.parse(themesJson) as string[], redacted: redacted ?? undefined }
}

function* share(editionNumber: number, questionId: string, shared: SharedTexts): SqlScript<boolean> {
  const done = yield* rowOf(
    `INSERT INTO survey_themes (edition_number, question_id, themes_json, shared_json) VALUES (?, ?, '[]', ?)
      ON CONFLICT (edition_number, question_id) DO UPDATE SET shared_json = excluded.shared_json WHERE survey_themes.shared_json IS NULL
      RETURNING edition_number`, editionNumber, questionId, JSON.stringify(shared),
  )
  return done !== undefined
}

/** Nobody ticked anything for those collected elsewhere: they may be read here, and not quoted. */
function* addTexts(editionNumber: number, texts: Readonly<Record<string, readonly string[]>>): SqlScript<void> {
  for (const [questionId, written] of Object.entries(texts)) {
    for (const words of written) {
      yield* execute(
        `INSERT INTO survey_texts (edition_number, question_id, text_id, words, folded_words, may_quote, is_readable, redacted, themes_json)
          VALUES (${placeholders(5)}, 0, 0, NULL, '[]')`, editionNumber, questionId, randomId(), words, foldForSearch(words),
      )
    }
  }
}
