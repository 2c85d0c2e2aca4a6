// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import type { GoneGuests } from '../goneGuests.ts'
import { makeAdventureDesk, type AdventureDeskService } from './desk.ts'
import { makeAdventureFigures, type AdventureFiguresService } from './figures.ts'
import { makePathEvents, type PathEventService } from './pathEvents.ts'
import { makePublishAdventure, type PublishAdventure } from './publishing.ts'
import { makeAdventureReading, type AdventureReadingService } from './reading.ts'
import type { AdventureRepositories } from './repositories.ts'
import { makeSavedRuns, type SavedRunService } from './savedRuns.ts'
import { makePathSettling, type PathSettlingService } from './settling.ts'

/** Adventures, as routes call them. */
export interface AdventureServices {
  readonly reading: AdventureReadingService
  readonly savedRuns: SavedRunService
  readonly pathEvents: PathEventService
  readonly figures: AdventureFiguresService
  readonly desk: AdventureDeskService
}

/** And what the operator's commands and the nightly job call. */
export interface AllAdventureServices {
  readonly services: AdventureServices
  readonly publish: PublishAdventure
  readonly settling: PathSettlingService
}

export function makeAdventureServices(repositories: AdventureRepositories, goneGuests: GoneGuests, clock: Clock): AllAdventureServices {
  const publish = makePublishAdventure(repositories, clock)
  return {
    services: {
      reading: makeAdventureReading(repositories),
      savedRuns: makeSavedRuns(repositories, goneGuests),
      pathEvents: makePathEvents(repositories, clock),
      figures: makeAdventureFigures(repositories),
      desk: makeAdventureDesk(repositories, publish),
    },
    publish,
    settling: makePathSettling(repositories, clock),
  }
}
