// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { requireLearner, type Caller } from './caller.ts'
import { dayOrNull, instantOf, type Clock } from './clock.ts'
import type { GoneGuests } from './goneGuests.ts'
import type { LearnerExport, LearningRepository, ProgressRow } from './repositories.ts'
import { keyedHash, type ServerSecrets } from './secrets.ts'
import type { SavedRunRepository } from './adventures/repositories.ts'
import type { AnswerRepository } from './surveys/repositories.ts'
import type { ExportWebinars } from './webinars/exportMine.ts'

/** Everything the server keeps about one learner, in words a person can read. */
export interface MyDataFile {
  readonly format: 'parcours-export-1'
  readonly exportedAt: string
  readonly spaceId: string
  /** The pseudonym; the server knows no name for it. */
  readonly subject: string
  readonly courses: readonly unknown[]
  readonly attempts: readonly unknown[]
  /** Surveys for which a token was issued; what was answered cannot be found, and is not here. */
  readonly surveys: readonly unknown[]
  /** Registrations with what was typed, and presence from each source. */
  readonly webinars: readonly unknown[]
  /** Where one is in each adventure, as one's browser wrote it. */
  readonly adventures: readonly unknown[]
}

/** No one has more. */
const MOST_RUNS = 1000

export interface MyDataService {
  exportMine(caller: Caller): Promise<MyDataFile>
  /** Erases every row, takes them out of the totals, and remembers the erasure for a restore. */
  erase(caller: Caller): Promise<void>
}

export function makeMyDataService(learning: LearningRepository, answers: Pick<AnswerRepository, 'listIssuances'>, savedRuns: Pick<SavedRunRepository, 'list'>, exportWebinars: ExportWebinars, secrets: Pick<ServerSecrets, 'erasureKey'>, goneGuests: GoneGuests, clock: Clock): MyDataService {
  return {
    async exportMine(caller) {
      const { spaceNumber, spaceId, subject } = requireLearner(caller)
      const kept = await learning.exportLearner(spaceNumber, subject)
      return {
        format: 'parcours-export-1',
        exportedAt: instantOf(clock()),
        spaceId,
        subject,
        courses: kept.courses.map(courseOf),
        attempts: kept.attempts.map(({ submittedAt, responsesJson, ...attempt }) => ({
          ...attempt, submittedAt: instantOf(submittedAt), responses: JSON.parse(responsesJson) as unknown,
        })),
        surveys: (await answers.listIssuances(spaceNumber, subject)).map((issuance) => ({ ...issuance, what: 'token-issued' })),
        webinars: await exportWebinars(caller),
        adventures: await savedRuns.list(spaceNumber, subject, MOST_RUNS),
      }
    },

    async erase(caller) {
      const { spaceNumber, spaceId, subject, isGuest } = requireLearner(caller)
      const eraseAll = () => learning.eraseLearner(spaceNumber, subject, erasureHash(secrets, spaceId, subject), clock())
      await (isGuest ? goneGuests.takeAway({ spaceNumber, subject }, eraseAll) : eraseAll())
    },
  }
}

/** What is remembered of an erased learner: enough to erase again after a restore, and nothing else. */
export function erasureHash(secrets: Pick<ServerSecrets, 'erasureKey'>, spaceId: string, subject: string): string {
  return keyedHash(secrets.erasureKey, `${spaceId}|${subject}`)
}

const STATUS_NAMES = { 1: 'started', 2: 'completed' } as const
const OUTCOME_NAMES = [null, 'tried', 'not-yet', 'need-person'] as const

function courseOf(course: LearnerExport['courses'][number]): unknown {
  return {
    courseId: course.courseId,
    enrolledOn: dayOrNull(course.enrolledDay),
    startedOn: dayOrNull(course.startedDay),
    completedOn: dayOrNull(course.completedDay),
    parts: course.rows.map((row) => ({ partId: course.partIds.get(row.partNumber) ?? String(row.partNumber), ...rowOf(row) })),
  }
}

function rowOf({ status, waysMask, practiceCode, best, last, startedDay, completedDay }: ProgressRow): object {
  return {
    status: STATUS_NAMES[status],
    waysDone: [[1, 'text'] as const, [2, 'video'] as const, [4, 'quiz'] as const, [8, 'practice'] as const]
      .filter(([bit]) => (waysMask & bit) !== 0).map(([, way]) => way),
    practiceOutcome: OUTCOME_NAMES[practiceCode],
    bestAttempt: best,
    lastAttempt: last,
    startedOn: dayOrNull(startedDay),
    completedOn: dayOrNull(completedDay),
  }
}
