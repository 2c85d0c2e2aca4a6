// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { EntitySchema } from 'typeorm'
import type { Dialect } from './dialect.ts'
import {
  courseIdsTable, coursePartsTable, coursesTable, mediaFilesTable, partIdsTable, publicationPartsTable, publicationsTable,
} from './tables/contentTables.ts'
import {
  audienceSnapshotsTable, courseDayRollupsTable, partRollupsTable, spaceRollupsTable, spaceSnapshotsTable,
} from './tables/figureTables.ts'
import { attemptsTable, enrolmentsTable, erasuresTable, learnersTable, progressTable } from './tables/learningTables.ts'
import {
  guestsTable, pairingCodesTable, roleInvitationsTable, roleKeysTable, settingsTable, spaceKeysTable, spacesTable,
} from './tables/spaceTables.ts'
import { ADVENTURE_TABLES } from './adventures/tables.ts'
import { SURVEY_TABLES } from './surveys/tables.ts'
import { DERIVED_WEBINAR_TABLES, WEBINAR_TABLES } from './webinars/tables.ts'

/** Tables whose rows nothing else could bring back, parents first. A backup holds exactly these. */
export function keptTables(dialect: Dialect): readonly EntitySchema[] {
  return [
    settingsTable, spacesTable, spaceKeysTable, pairingCodesTable, roleInvitationsTable, roleKeysTable, guestsTable,
    coursesTable, courseIdsTable, publicationsTable, coursePartsTable, partIdsTable, publicationPartsTable, mediaFilesTable(dialect),
    learnersTable, enrolmentsTable, progressTable, attemptsTable, erasuresTable,
    ...WEBINAR_TABLES, ...SURVEY_TABLES, ...ADVENTURE_TABLES,
  ] as readonly EntitySchema[]
}

/** Tables that a recount rebuilds. */
export const DERIVED_TABLES = [
  partRollupsTable, courseDayRollupsTable, spaceRollupsTable, audienceSnapshotsTable, spaceSnapshotsTable,
  ...DERIVED_WEBINAR_TABLES,
] as readonly EntitySchema[]

export function allTables(dialect: Dialect): EntitySchema[] {
  return [...keptTables(dialect), ...DERIVED_TABLES]
}
