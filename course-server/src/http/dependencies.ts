// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IsAllowedOrigin } from '../services/allowedOrigins.ts'
import type { AdventureServices } from '../services/adventures/makeAdventureServices.ts'
import type { CatalogueService } from '../services/catalogue.ts'
import type { Clock } from '../services/clock.ts'
import type { FiguresService } from '../services/figures.ts'
import type { GuestService } from '../services/guests.ts'
import type { LearningService } from '../services/learning.ts'
import type { MyDataService } from '../services/myData.ts'
import type { OutboxService } from '../services/outbox.ts'
import type { ProgressService } from '../services/progress.ts'
import type { ReadingService } from '../services/reading.ts'
import type { RoleLinkService } from '../services/roleLinks.ts'
import type { OwnSpaceService } from '../services/ownSpace.ts'
import type { SpaceService } from '../services/spaces.ts'
import type { SurveyServices } from '../services/surveys/makeSurveyServices.ts'
import type { WebinarServices } from '../services/webinars/webinars.ts'
import type { VerifyToken } from '../services/verifyToken.ts'
import type { AttendanceReceiver } from '../services/webinars/attendanceReceiver.ts'
import type { AppAssets } from './campus/appAssets.ts'
import type { Limits } from './rateLimit.ts'

/** All that the HTTP side needs; `main.ts` and the tests give it. */
export interface AppDependencies {
  readonly publicUrl: string
  /** False: nothing on the pages promises mail. */
  readonly isMailConfigured: boolean
  readonly clock: Clock
  readonly services: Services
  readonly verifyToken: VerifyToken
  readonly isAllowedOrigin: IsAllowedOrigin
  /** Rejects, or says false, when the database does not answer or the server is stopping. */
  readonly isReady: () => Promise<boolean>
  /** The campus's own style sheet. */
  readonly campusCss: string
  /** The built app; undefined when it was not built: the pages still read well. */
  readonly appAssets: AppAssets | undefined
  /** Undefined where no BigBlueButton is configured: nothing then listens to one. */
  readonly attendanceReceiver?: AttendanceReceiver | undefined
  readonly limits?: Partial<Limits>
  /** `false` in tests; else the level of Fastify's own logger. */
  readonly logLevel?: 'info' | 'warn' | 'error' | false
  /** Where log lines go; standard output, unless a test wants to read them. */
  readonly logStream?: { write(line: string): void }
}

export interface Services {
  readonly catalogue: CatalogueService
  readonly reading: ReadingService
  readonly guests: GuestService
  readonly spaces: SpaceService
  readonly ownSpace: OwnSpaceService
  readonly roleLinks: RoleLinkService
  readonly learning: LearningService
  readonly outbox: OutboxService
  readonly progress: ProgressService
  readonly myData: MyDataService
  readonly figures: FiguresService
  readonly surveys: SurveyServices
  readonly adventures: AdventureServices
  readonly webinars: WebinarServices
}
