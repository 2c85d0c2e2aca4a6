// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CourseCounts, FiguresRepository, HostCounts } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { HOST_SETTING, refreshFigures, TAKEN_AT_SETTING } from './refreshFigures.ts'
import { audienceSnapshotsTable, spaceSnapshotsTable } from './tables/figureTables.ts'
import { settingsTable } from './tables/spaceTables.ts'
import { verifyRollups } from './verifyRollups.ts'

export function createFiguresRepository(database: Database): FiguresRepository {
  const settings = database.reader.getRepository(settingsTable)
  const audiences = database.reader.getRepository(audienceSnapshotsTable)
  const spaces = database.reader.getRepository(spaceSnapshotsTable)
  const lastTakenAt = async () => {
    const setting = await settings.findOneBy({ name: TAKEN_AT_SETTING })
    return setting === null ? undefined : new Date(setting.value)
  }
  return {
    refresh: (now) => refreshFigures(database, now),
    async findSnapshot(courseNumber, scope) {
      const snapshot = scope.kind === 'audience'
        ? await audiences.findOneBy({ course_number: courseNumber })
        : await spaces.findOneBy({ course_number: courseNumber, space_number: scope.spaceNumber })
      if (snapshot === null) return undefined
      // A space where nothing changed keeps its row; its figures are those of the last refresh all the same.
      const refreshedAt = await lastTakenAt()
      const takenAt = refreshedAt !== undefined && refreshedAt > snapshot.taken_at ? refreshedAt : snapshot.taken_at
      // Written by `refresh` and by nobody else.
      return { takenAt, counts: JSON.parse(snapshot.counts_json) as CourseCounts }
    },
    lastTakenAt,
    async findHostCounts() {
      const [host, takenAt] = [await settings.findOneBy({ name: HOST_SETTING }), await lastTakenAt()]
      if (host === null || takenAt === undefined) return undefined
      return { ...(JSON.parse(host.value) as Omit<HostCounts, 'takenAt'>), takenAt }
    },
    verify: () => verifyRollups(database),
  }
}
