// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FindTimeZoneText } from '@parcours/courses'
import type { Clock } from '../clock.ts'
import type { GoneGuests } from '../goneGuests.ts'
import type { Publications } from '../publications.ts'
import type { LearningRepository, SpaceRepository } from '../repositories.ts'
import type { Meetings } from './meetings.ts'
import type { RecentReads } from './recentReads.ts'
import type { WebinarRepositories } from './repositories.ts'

/** What every service of webinars works with. */
export interface WebinarContext {
  readonly repositories: WebinarRepositories
  readonly spaces: Pick<SpaceRepository, 'find' | 'findByNumber'>
  readonly learning: Pick<LearningRepository, 'findCourse' | 'recordAll'>
  readonly publications: Publications
  readonly goneGuests: GoneGuests
  readonly publicUrl: string
  /** Of `publicUrl`: the right half of calendars' ids. */
  readonly hostName: string
  /** False: no mail is promised, and no address has to be confirmed. */
  readonly sendsMail: boolean
  /** Keys links, addresses' hashes and codes. */
  readonly codeKey: Uint8Array
  /** Undefined: rooms are plain links. */
  readonly meetings: Meetings | undefined
  /** Where a meeting server reports to, by meeting id; undefined when it may not. */
  readonly analyticsUrlOf: ((meetingId: string) => string) | undefined
  readonly findTimeZoneText: FindTimeZoneText
  readonly recent: RecentReads
  readonly clock: Clock
}
