// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EditionChange, EditionRepository, NewEdition, StoredEdition, WantedEditions } from '../../services/surveys/repositories.ts'
import type { Database } from '../database.ts'
import { FOR_UPDATE, type Dialect } from '../dialect.ts'
import { execute, rowOf, type SqlScript, type SqlValue } from '../sqlScript.ts'
import { EDITIONS, editionOf, type EditionRow } from './editionRows.ts'

/** Editions closed by one run of the nightly job, and open ones it looks at. */
const MOST_LISTED = 10_000

export function createEditionRepository(database: Database): EditionRepository {
  const list = async (where: string, ...parameters: readonly SqlValue[]): Promise<readonly StoredEdition[]> =>
    (await database.read<EditionRow>(`${EDITIONS} ${where}`, ...parameters)).map(editionOf)
  return {
    async create(edition) {
      await database.transact(() => createEdition(database.dialect, edition))
      const [created] = await list('WHERE edition_id = ?', edition.editionId)
      if (created === undefined) throw new Error('The edition was not made.')
      return created
    },
    find: async (editionId) => (await list('WHERE edition_id = ?', editionId))[0],
    findByKey: async (keyId) => (await list('WHERE key_id = ?', keyId))[0],
    async findPrivateKey(editionNumber) {
      const [row] = await database.read<{ key: string | null }>('SELECT private_key AS key FROM survey_editions WHERE edition_number = ?', editionNumber)
      return row?.key ?? null
    },
    listOfPair: (pairId) => list('WHERE pair_id = ? ORDER BY edition_number', pairId),
    listOfSurvey: (surveyNumber, owner, limit) => list(
      `WHERE survey_number = ? ${owner === null ? '' : 'AND owner_space_number = ?'} ORDER BY edition_number DESC LIMIT ?`,
      surveyNumber, ...(owner === null ? [] : [owner]), limit,
    ),
    async listOfSpace(owner, { offset, limit }) {
      const editions = await list('WHERE owner_space_number = ? ORDER BY edition_number DESC LIMIT ? OFFSET ?', owner, limit, offset)
      const [row] = await database.read<{ count: number }>('SELECT count(*) AS count FROM survey_editions WHERE owner_space_number = ?', owner)
      return { editions, count: row?.count ?? 0 }
    },
    listOpenOfSurvey: (surveyNumber) => list(`WHERE survey_number = ? AND closed_at IS NULL ORDER BY edition_number LIMIT ${MOST_LISTED}`, surveyNumber),
    async listAnswerable({ spaceNumber, isGuest }, { surveyId, about }, now, { offset, limit }) {
      const isMember = spaceNumber !== null && !isGuest
      // Each first page asks this: one look into the index per audience, never all editions of all spaces.
      const ofAudience = 'SELECT edition_number FROM survey_editions WHERE audience ='
      const visible = `is_imported = 0 AND opens_at <= ? AND edition_number IN (${ofAudience} 'public'
        ${isMember ? `UNION ALL ${ofAudience} 'spaces' UNION ALL ${ofAudience} 'space' AND owner_space_number = ?` : ''})
        ${surveyId === undefined ? '' : 'AND survey_number IN (SELECT survey_number FROM surveys WHERE survey_id = ?)'}
        ${about === undefined ? '' : "AND occasion_json LIKE ? ESCAPE '!'"}`
      const parameters = [
        now.getTime(), ...(isMember ? [spaceNumber] : []), ...(surveyId === undefined ? [] : [surveyId]), ...(about === undefined ? [] : [occasionPattern(about)]),
      ]
      const editions = await list(
        `WHERE ${visible} ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, edition_number DESC LIMIT ? OFFSET ?`, ...parameters, limit, offset,
      )
      const [row] = await database.read<{ count: number }>(`SELECT count(*) AS count FROM survey_editions WHERE ${visible}`, ...parameters)
      return { editions, count: row?.count ?? 0 }
    },
    listDue: (now) => list(`WHERE closed_at IS NULL AND closes_at <= ? ORDER BY edition_number LIMIT ${MOST_LISTED}`, now.getTime()),
    listOpen: () => list(`WHERE closed_at IS NULL ORDER BY edition_number LIMIT ${MOST_LISTED}`),
    listClosed: (after, limit) => list('WHERE closed_at IS NOT NULL AND edition_number > ? ORDER BY edition_number LIMIT ?', after, limit),
    change: (editionNumber, change) => database.transact(() => changeEdition(editionNumber, change)),
    close: (editionNumber, now) => database.transact(() => closeEdition(editionNumber, now)),
  }
}

/** As JSON writes it, whatever stands before and after. */
function occasionPattern({ kind, id }: NonNullable<WantedEditions['about']>): string {
  return `%${`"${kind}Id":${JSON.stringify(id)}`.replace(/[!%_]/g, '!$&')}%`
}

function* createEdition(dialect: Dialect, edition: NewEdition): SqlScript<void> {
  yield* rowOf(`SELECT value FROM settings WHERE name = 'content-version' ${FOR_UPDATE[dialect]}`)
  const row = yield* rowOf<{ next: number }>('SELECT coalesce(max(edition_number), 0) + 1 AS next FROM survey_editions')
  yield* execute(
    `INSERT INTO survey_editions (edition_number, edition_id, survey_number, version, owner_space_number, audience, occasion_json, moment, pair_id,
        grouped_by, cohorts_json, opens_at, closes_at, closed_at, is_imported, link_code, survey_json, contract_json, contract_hash,
        key_id, public_key, private_key, reminders_json, note_json)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, '[]', NULL)`,
    row?.next ?? 1, edition.editionId, edition.surveyNumber, edition.version, edition.ownerSpaceNumber, edition.audience,
    JSON.stringify(edition.occasion), edition.moment, edition.pairId, edition.groupedBy, JSON.stringify(edition.cohorts),
    edition.opensAt.getTime(), edition.closesAt?.getTime() ?? null, edition.closedAt?.getTime() ?? null, edition.isImported ? 1 : 0, edition.linkCode,
    JSON.stringify(edition.survey), JSON.stringify(edition.contract), edition.key?.keyId ?? null, edition.key?.publicKey ?? null, edition.privateKey,
  )
}

function* changeEdition(editionNumber: number, { closesAt, linkCode, note, remindersSent }: EditionChange): SqlScript<void> {
  const set = (column: string, value: SqlValue): SqlScript<void> =>
    execute(`UPDATE survey_editions SET ${column} = ? WHERE edition_number = ?`, value, editionNumber)
  if (closesAt !== undefined) yield* set('closes_at', closesAt?.getTime() ?? null)
  if (linkCode !== undefined) yield* set('link_code', linkCode)
  if (note !== undefined) yield* set('note_json', note === null ? null : JSON.stringify(note))
  if (remindersSent !== undefined) yield* set('reminders_json', JSON.stringify(remindersSent.map((at) => at.getTime())))
}

function* closeEdition(editionNumber: number, now: Date): SqlScript<void> {
  yield* execute(
    'UPDATE survey_editions SET closed_at = ?, private_key = NULL WHERE edition_number = ? AND closed_at IS NULL', now.getTime(), editionNumber,
  )
  yield* execute('DELETE FROM survey_spent_tokens WHERE edition_number = ?', editionNumber)
}
