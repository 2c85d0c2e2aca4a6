// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { WebinarRepositories } from '../../services/webinars/repositories.ts'
import type { Database } from '../database.ts'
import { createAttendanceRepository } from './attendanceRepository.ts'
import { createCalendarRepository } from './calendarRepository.ts'
import { createMailRepository } from './mailRepository.ts'
import { createRegistrationRepository } from './registrationRepository.ts'
import { createAttestationRepository, createSeriesFiguresRepository } from './seriesFiguresRepository.ts'
import { createSeriesRepository } from './seriesRepository.ts'

export function createWebinarRepositories(database: Database): WebinarRepositories {
  return {
    series: createSeriesRepository(database),
    registrations: createRegistrationRepository(database),
    attendance: createAttendanceRepository(database),
    mails: createMailRepository(database),
    calendars: createCalendarRepository(database),
    figures: createSeriesFiguresRepository(database),
    attestations: createAttestationRepository(database),
  }
}
