// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Survey, SurveyFile } from '@parcours/surveys'
import type { PublishSurvey, StoredSurvey, StoredVersion, SurveyDeskRepository } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { FOR_UPDATE, type Dialect } from '../dialect.ts'
import { execute, rowOf, type SqlScript } from '../sqlScript.ts'

export function createSurveyDeskRepository(database: Database): SurveyDeskRepository {
  const list = async (where: string, ...parameters: readonly (string | number)[]): Promise<readonly StoredSurvey[]> =>
    (await database.read<SurveyRow>(`${SURVEYS} ${where}`, ...parameters)).map(surveyOf)
  return {
    find: async (ownerSpaceNumber, surveyId) => (await list('WHERE s.owner_space_number = ? AND s.survey_id = ?', ownerSpaceNumber, surveyId))[0],
    findShared: async (surveyId) => (await list(
      "WHERE s.survey_id = ? AND s.audience <> 'space' AND s.published_version IS NOT NULL ORDER BY s.owner_space_number LIMIT 1", surveyId,
    ))[0],
    async list(spaceNumber, { offset, limit }) {
      const visible = "(s.owner_space_number = ? OR (s.audience <> 'space' AND s.published_version IS NOT NULL))"
      const surveys = await list(
        `WHERE ${visible} ORDER BY CASE WHEN s.owner_space_number = ? THEN 0 ELSE 1 END, s.survey_id, s.survey_number LIMIT ? OFFSET ?`,
        spaceNumber, spaceNumber, limit, offset,
      )
      const [row] = await database.read<{ count: number }>(`SELECT count(*) AS count FROM surveys s WHERE ${visible}`, spaceNumber)
      return { surveys, count: row?.count ?? 0 }
    },
    saveDraft: (ownerSpaceNumber, surveyId, files) => database.transact(() => saveDraft(database.dialect, ownerSpaceNumber, surveyId, files)),
    publish: (request) => database.transact(() => publishSurvey(database.dialect, request)),
  }
}

const SURVEYS = `SELECT s.survey_number AS "surveyNumber", s.survey_id AS "surveyId", s.owner_space_number AS "ownerSpaceNumber", s.audience,
    s.draft_json AS "draftJson", v.version, v.content_hash AS "contentHash", v.files_json AS "filesJson", v.survey_json AS "surveyJson"
  FROM surveys s LEFT JOIN survey_versions v ON v.survey_number = s.survey_number AND v.version = s.published_version`

interface SurveyRow {
  readonly surveyNumber: number
  readonly surveyId: string
  readonly ownerSpaceNumber: number
  readonly audience: StoredSurvey['audience']
  readonly draftJson: string | null
  readonly version: number | null
  readonly contentHash: string | null
  readonly filesJson: string | null
  readonly surveyJson: string | null
}

/** What is parsed here was written here. */
function surveyOf({ draftJson, version, contentHash, filesJson, surveyJson, ...survey }: SurveyRow): StoredSurvey {
  const published: StoredVersion | null = version === null || contentHash === null || filesJson === null || surveyJson === null
    ? null
    : { version, contentHash, files: JSON.parse(filesJson) as SurveyFile[], survey: JSON.parse(surveyJson) as Survey }
  return { ...survey, draft: draftJson === null ? null : JSON.parse(draftJson) as SurveyFile[], published }
}

interface HeldSurvey {
  readonly survey_number: number
  readonly published_version: number | null
}

/** The space's row is locked, so that two authors do not make one survey twice. */
function* holdSurvey(dialect: Dialect, ownerSpaceNumber: number, surveyId: string): SqlScript<HeldSurvey | undefined> {
  yield* rowOf(`SELECT space_number FROM spaces WHERE space_number = ? ${FOR_UPDATE[dialect]}`, ownerSpaceNumber)
  return yield* rowOf<HeldSurvey>(
    'SELECT survey_number, published_version FROM surveys WHERE owner_space_number = ? AND survey_id = ?', ownerSpaceNumber, surveyId,
  )
}

function* addSurvey(dialect: Dialect, ownerSpaceNumber: number, surveyId: string, audience: string): SqlScript<number> {
  // Under one lock for all, so that nobody takes the same number.
  yield* rowOf(`SELECT value FROM settings WHERE name = 'content-version' ${FOR_UPDATE[dialect]}`)
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(survey_number), 0) + 1 AS next FROM surveys')
  const surveyNumber = row?.next ?? 1
  yield* execute(
    'INSERT INTO surveys (survey_number, owner_space_number, survey_id, audience, published_version, draft_json) VALUES (?, ?, ?, ?, NULL, NULL)',
    surveyNumber, ownerSpaceNumber, surveyId, audience,
  )
  return surveyNumber
}

function* saveDraft(dialect: Dialect, ownerSpaceNumber: number, surveyId: string, files: readonly SurveyFile[] | null): SqlScript<void> {
  const known = yield* holdSurvey(dialect, ownerSpaceNumber, surveyId)
  if (files === null && known?.published_version === null) {
    yield* execute('DELETE FROM surveys WHERE survey_number = ?', known.survey_number)
    return
  }
  if (files === null && known === undefined) return
  const surveyNumber = known?.survey_number ?? (yield* addSurvey(dialect, ownerSpaceNumber, surveyId, 'space'))
  yield* execute('UPDATE surveys SET draft_json = ? WHERE survey_number = ?', files === null ? null : JSON.stringify(files), surveyNumber)
}

function* publishSurvey(dialect: Dialect, request: PublishSurvey): SqlScript<'published' | 'stale'> {
  const { ownerSpaceNumber, surveyId, audience, next, expectedHash, now, editions } = request
  const known = yield* holdSurvey(dialect, ownerSpaceNumber, surveyId)
  const current = known === undefined || known.published_version === null ? undefined : yield* rowOf<{ content_hash: string }>(
    'SELECT content_hash FROM survey_versions WHERE survey_number = ? AND version = ?', known.survey_number, known.published_version,
  )
  if ((current?.content_hash ?? null) !== expectedHash) return 'stale'
  const surveyNumber = known?.survey_number ?? (yield* addSurvey(dialect, ownerSpaceNumber, surveyId, audience))
  yield* execute(
    `INSERT INTO survey_versions (survey_number, version, content_hash, files_json, survey_json, published_at) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (survey_number, version) DO UPDATE SET content_hash = excluded.content_hash, files_json = excluded.files_json,
        survey_json = excluded.survey_json, published_at = excluded.published_at`,
    surveyNumber, next.version, next.contentHash, JSON.stringify(next.files), JSON.stringify(next.survey), now.getTime(),
  )
  yield* execute('UPDATE surveys SET published_version = ?, audience = ?, draft_json = NULL WHERE survey_number = ?', next.version, audience, surveyNumber)
  for (const { editionNumber, survey, contract } of editions) {
    yield* execute(
      `UPDATE survey_editions SET survey_json = ?, contract_json = CASE WHEN contract_hash IS NULL THEN ? ELSE contract_json END
        WHERE edition_number = ? AND closed_at IS NULL`, JSON.stringify(survey), JSON.stringify(contract), editionNumber,
    )
  }
  return 'published'
}
