// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { DataSource, Repository } from 'typeorm'
import type { FactWrite } from '../../../course-server/src/services/repositories.ts'

const KEY = ['space_number', 'learner_number', 'course_number', 'part_number']
const SECONDS_PER_DAY = 86_400

/** One row by `upsert()`: INSERT … ON CONFLICT DO UPDATE, without looking at what was there. */
export async function upsertAsEntity(writer: DataSource, write: FactWrite): Promise<void> {
  await progressOf(writer).upsert(entityOf(write), KEY)
}

/** One row by `save()`: SELECT, BEGIN, INSERT or UPDATE, COMMIT. */
export async function saveAsEntity(writer: DataSource, write: FactWrite): Promise<void> {
  await progressOf(writer).save(entityOf(write))
}

function progressOf(writer: DataSource): Repository<Record<string, number | null>> {
  return writer.getRepository('progress')
}

function entityOf({ spaceNumber, subject, course, activity, atSeconds }: FactWrite) {
  const day = Math.floor(atSeconds / SECONDS_PER_DAY)
  return {
    space_number: spaceNumber,
    // The bench's subjects hold the number: `bench-<space>-<learner>-___`.
    learner_number: Number(subject.split('-')[2]),
    course_number: course.courseNumber,
    part_number: activity?.partNumber ?? 0,
    status: 2, ways_mask: 1, practice_code: 0, practice_at_seconds: null,
    best_right_count: null, best_question_count: null, last_right_count: null, last_question_count: null, last_at_seconds: null,
    attempt_count: 0, started_day: day, completed_day: day,
  }
}
