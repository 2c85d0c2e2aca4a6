// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearnerCourse, LearnerExport, LearningRepository } from '../services/repositories.ts'
import type { Database } from './database.ts'
import { eraseLearner } from './eraseLearner.ts'
import type { ErasureFile } from './erasureFile.ts'
import { joinGuest } from './joinGuest.ts'
import { learnerCourseOf } from './learningState.ts'
import { readCourse, readLearner } from './learnerScripts.ts'
import { overwriting } from './overwrite.ts'
import { reevaluateOpenEnrolments } from './reevaluateEnrolments.ts'
import { runScript, type SqlScript } from './sqlScript.ts'

export function createLearningRepository(database: Database, erasureFile: ErasureFile): LearningRepository {
  const read = <T>(script: SqlScript<T>) => runScript(script, ({ sql, parameters }) => database.read(sql, ...parameters))
  return {
    async record(write) {
      const [outcome] = await database.recordFacts([write])
      if (outcome === undefined) throw new Error('The writer answered nothing.')
      return outcome
    },
    recordAll: (writes) => database.recordFacts(writes),
    findCourse: (spaceNumber, subject, courseNumber) => findCourse(database, read, spaceNumber, subject, courseNumber),
    listCourses: async (spaceNumber, subject) => {
      const learner = await read(readLearner(spaceNumber, subject))
      return learner === undefined ? [] : [...learner.courses.values()].map(learnerCourseOf)
    },
    exportLearner: (spaceNumber, subject) => exportLearner(database, read, spaceNumber, subject),
    async eraseLearner(spaceNumber, subject, erasureHash, now) {
      const erasure = { erasureHash, erasedAt: now }
      const wasThere = await database.transact(() => overwriting(database.dialect, eraseLearner(database.dialect, spaceNumber, subject, erasure)))
      await erasureFile.append(erasure)
      return wasThere
    },
    reevaluateOpenEnrolments: (course, day) => reevaluateOpenEnrolments(database, course, day),
    joinGuest: (spaceNumber, guestSubject, accountSubject, now, rules = []) =>
      database.transact(() => joinGuest(database.dialect, { spaceNumber, guestSubject, accountSubject, now, rules })),
  }
}

type Read = <T>(script: SqlScript<T>) => Promise<T>

async function findCourse(
  database: Database, read: Read, spaceNumber: number, subject: string, courseNumber: number,
): Promise<LearnerCourse | undefined> {
  const [learner] = await database.read<{ learner_number: number }>(
    'SELECT learner_number FROM learners WHERE space_number = ? AND subject = ?', spaceNumber, subject,
  )
  if (learner === undefined) return undefined
  const state = await read(readCourse(spaceNumber, learner.learner_number, courseNumber))
  return state.enrolment === undefined ? undefined : learnerCourseOf(state)
}

/** At most a few hundred attempts per activity, so a learner's export fits in memory. */
async function exportLearner(database: Database, read: Read, spaceNumber: number, subject: string): Promise<LearnerExport> {
  const learner = await read(readLearner(spaceNumber, subject))
  if (learner === undefined) return { courses: [], attempts: [] }
  const courses: LearnerExport['courses'][number][] = []
  for (const state of learner.courses.values()) {
    const { courseNumber } = state
    const [course] = await database.read<{ courseId: string }>(CURRENT_COURSE_ID, courseNumber)
    const parts = await database.read<{ partNumber: number; partId: string }>(
      'SELECT part_number AS "partNumber", part_id AS "partId" FROM course_parts WHERE course_number = ? ORDER BY part_number', courseNumber,
    )
    courses.push({
      ...learnerCourseOf(state), courseId: course?.courseId ?? '', partIds: new Map(parts.map((part) => [part.partNumber, part.partId])),
    })
  }
  const attempts = await database.read<Omit<LearnerExport['attempts'][number], 'submittedAt'> & { submittedAtSeconds: number }>(
    ATTEMPTS_OF_LEARNER, spaceNumber, learner.learnerNumber,
  )
  return {
    courses,
    attempts: attempts.map(({ submittedAtSeconds, ...attempt }) => ({ ...attempt, submittedAt: new Date(submittedAtSeconds * 1000) })),
  }
}

const CURRENT_COURSE_ID = `SELECT p.course_id AS "courseId" FROM courses c
  JOIN publications p ON p.publication_number = c.current_publication_number WHERE c.course_number = ?`

const ATTEMPTS_OF_LEARNER = `SELECT p.course_id AS "courseId", cp.part_id AS "activityId", a.attempt_id AS "attemptId",
    a.content_hash AS "contentHash", a.right_count AS "rightCount", a.question_count AS "questionCount",
    a.submitted_at_seconds AS "submittedAtSeconds", a.responses_json AS "responsesJson"
  FROM attempts a JOIN course_parts cp ON cp.part_number = a.part_number
    JOIN courses c ON c.course_number = a.course_number JOIN publications p ON p.publication_number = c.current_publication_number
  WHERE a.space_number = ? AND a.learner_number = ? ORDER BY a.submitted_at_seconds, a.attempt_id`
