// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Measure } from './measure.ts'
import { activityPages } from './measures/activityPages.ts'
import { dashboards } from './measures/dashboards.ts'
import { exportMemory } from './measures/exportMemory.ts'
import { httpWrites } from './measures/httpWrites.ts'
import { adventurePlayer } from './measures/adventurePlayer.ts'
import { learnerEntry } from './measures/learnerEntry.ts'
import { quizTakers } from './measures/quizTakers.ts'
import { registrations } from './measures/registrations.ts'
import { surveyAnswers } from './measures/surveyAnswers.ts'
import { surveyPages } from './measures/surveyPages.ts'
import { typeormPostgres } from './measures/typeormPostgres.ts'
import { typeormSqlite } from './measures/typeormSqlite.ts'
import { webinarAttendance } from './measures/webinarAttendance.ts'
import { webinarPolling } from './measures/webinarPolling.ts'

/** In the order they run. */
export const MEASURES: readonly Measure[] = [
  httpWrites, dashboards, typeormSqlite, typeormPostgres, exportMemory, quizTakers, learnerEntry, adventurePlayer, activityPages,
  webinarAttendance, webinarPolling, registrations, surveyPages, surveyAnswers,
]
