// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Cohort, EditionContract, Occasion, Survey } from '@parcours/surveys'
import type { EditionNote, StoredEdition } from '../../services/surveys/repositories.ts'

/** Every column but the private key, which leaves the database to sign and for nothing else. */
export const EDITIONS = `SELECT edition_number AS "editionNumber", edition_id AS "editionId", survey_number AS "surveyNumber", version,
    owner_space_number AS "ownerSpaceNumber", audience, occasion_json AS "occasionJson", moment, pair_id AS "pairId", grouped_by AS "groupedBy",
    cohorts_json AS "cohortsJson", opens_at AS "opensAt", closes_at AS "closesAt", closed_at AS "closedAt", is_imported AS "isImported",
    link_code AS "linkCode", survey_json AS "surveyJson", contract_json AS "contractJson", contract_hash AS "contractHash", key_id AS "keyId",
    public_key AS "publicKey", reminders_json AS "remindersJson", note_json AS "noteJson"
  FROM survey_editions`

export interface EditionRow extends Pick<StoredEdition,
  'editionNumber' | 'editionId' | 'surveyNumber' | 'version' | 'ownerSpaceNumber' | 'audience' | 'moment' | 'pairId' | 'groupedBy' | 'linkCode' | 'contractHash'
> {
  readonly occasionJson: string
  readonly cohortsJson: string
  readonly opensAt: number
  readonly closesAt: number | null
  readonly closedAt: number | null
  readonly isImported: number
  readonly surveyJson: string
  readonly contractJson: string
  readonly keyId: string | null
  readonly publicKey: string | null
  readonly remindersJson: string
  readonly noteJson: string | null
}

/** What is parsed here was written by `editionRepository.ts`. */
export function editionOf(row: EditionRow): StoredEdition {
  const {
    occasionJson, cohortsJson, opensAt, closesAt, closedAt, isImported, surveyJson, contractJson, keyId, publicKey, remindersJson, noteJson, ...edition
  } = row
  return {
    ...edition,
    occasion: JSON.parse(occasionJson) as Occasion,
    cohorts: JSON.parse(cohortsJson) as Cohort[],
    opensAt: new Date(opensAt),
    closesAt: dateOf(closesAt),
    closedAt: dateOf(closedAt),
    isImported: isImported === 1,
    survey: JSON.parse(surveyJson) as Survey,
    contract: JSON.parse(contractJson) as EditionContract,
    key: keyId === null || publicKey === null ? null : { keyId, publicKey },
    remindersSent: (JSON.parse(remindersJson) as number[]).map((at) => new Date(at)),
    note: noteJson === null ? null : JSON.parse(noteJson) as EditionNote,
  }
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
