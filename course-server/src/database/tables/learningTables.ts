// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { EntitySchema } from 'typeorm'
import { instant, integer, key, maybe, seconds, text } from './columns.ts'

/** What learners do. The space leads every key, so that a space is one range and can live anywhere. */
export const learnersTable = new EntitySchema({
  name: 'learners',
  columns: { space_number: key(integer), subject: key(text), learner_number: integer },
  uniques: [{ name: 'learners_number', columns: ['space_number', 'learner_number'] }],
})

export const enrolmentsTable = new EntitySchema({
  name: 'enrolments',
  columns: {
    space_number: key(integer),
    learner_number: key(integer),
    course_number: key(integer),
    enrolled_day: integer,
    started_day: maybe(integer),
    completed_day: maybe(integer),
  },
})

/** One row per learner and activity begun, and per module completed. Days are set once. */
export const progressTable = new EntitySchema({
  name: 'progress',
  columns: {
    space_number: key(integer),
    learner_number: key(integer),
    course_number: key(integer),
    part_number: key(integer),
    /** 1 started, 2 completed. */
    status: integer,
    /** Bits of the ways done: 1 text, 2 video, 4 quiz. */
    ways_mask: integer,
    /** 0 none, 1 tried, 2 not yet, 3 need person. */
    practice_code: integer,
    practice_at_seconds: maybe(seconds),
    best_right_count: maybe(integer),
    best_question_count: maybe(integer),
    last_right_count: maybe(integer),
    last_question_count: maybe(integer),
    last_at_seconds: maybe(seconds),
    attempt_count: integer,
    started_day: integer,
    completed_day: maybe(integer),
  },
})

export const attemptsTable = new EntitySchema({
  name: 'attempts',
  columns: {
    space_number: key(integer),
    learner_number: key(integer),
    attempt_id: key(text),
    course_number: integer,
    part_number: integer,
    content_hash: text,
    right_count: integer,
    question_count: integer,
    submitted_at_seconds: seconds,
    responses_json: text,
  },
})

/** Keyed hashes of the learners erased: a restore erases them again. */
export const erasuresTable = new EntitySchema<{ erasure_hash: string; erased_at: Date }>({
  name: 'erasures',
  columns: { erasure_hash: key(text), erased_at: instant },
})
