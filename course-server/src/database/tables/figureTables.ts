// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, text } from './columns.ts'

/** Sums that move in the same transaction as the facts. `slot` comes from the space (see `slotOf`). */
export const partRollupsTable = new EntitySchema({
  name: 'part_rollups',
  columns: {
    part_number: key(integer), slot: key(integer), started: integer, completed: integer, not_yet: integer, need_person: integer,
  },
})

export const courseDayRollupsTable = new EntitySchema({
  name: 'course_day_rollups',
  columns: {
    course_number: key(integer),
    day: key(integer),
    slot: key(integer),
    enrolled: integer,
    started_activities: integer,
    completed_activities: integer,
    started_courses: integer,
    completed_courses: integer,
  },
})

export const spaceRollupsTable = new EntitySchema({
  name: 'space_rollups',
  columns: {
    space_number: key(integer),
    enrolled: integer,
    started_activities: integer,
    completed_activities: integer,
    completed_courses: integer,
    /** Rises with every change: a space is dirty while it differs from `snapshot_version`. */
    version: integer,
    snapshot_version: integer,
    /** The number the space's next learner gets; none is given twice. */
    next_learner_number: integer,
  },
})

interface SnapshotRecord {
  course_number: number
  taken_at: Date
  counts_json: string
}

export const audienceSnapshotsTable = new EntitySchema<SnapshotRecord>({
  name: 'audience_snapshots',
  columns: { course_number: key(integer), taken_at: instant, counts_json: text },
})

export const spaceSnapshotsTable = new EntitySchema<SnapshotRecord & { space_number: number }>({
  name: 'space_snapshots',
  columns: { space_number: key(integer), course_number: key(integer), taken_at: instant, counts_json: text },
})
