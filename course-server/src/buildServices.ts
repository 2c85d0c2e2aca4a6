// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Config } from './config.ts'
import type { Services } from './http/dependencies.ts'
import type { MeetingServer } from './meetingServer.ts'
import { makeAdventureServices, type AllAdventureServices } from './services/adventures/makeAdventureServices.ts'
import { makeIsAllowedOrigin, type IsAllowedOrigin } from './services/allowedOrigins.ts'
import { makeCatalogueService } from './services/catalogue.ts'
import type { Clock } from './services/clock.ts'
import { makeFiguresService } from './services/figures.ts'
import { makeGuestExpiry, type ExpireGuests } from './services/guestExpiry.ts'
import { makeGoneGuests } from './services/goneGuests.ts'
import { makeGuestService } from './services/guests.ts'
import { makeLearningService } from './services/learning.ts'
import { makeMyDataService } from './services/myData.ts'
import { makeOwnSpaceService } from './services/ownSpace.ts'
import { makeOutboxService } from './services/outbox.ts'
import { makeProgressService } from './services/progress.ts'
import { makePublications } from './services/publications.ts'
import { makePublishingService, type PublishingService } from './services/publishing.ts'
import { makeReadingService } from './services/reading.ts'
import type { Repositories } from './services/repositories.ts'
import { makeRoleLinkService } from './services/roleLinks.ts'
import { loadSecrets, type ServerSecrets } from './services/secrets.ts'
import { makeSpaceService } from './services/spaces.ts'
import { makeSurveyServices, type AllSurveyServices } from './services/surveys/makeSurveyServices.ts'
import { makeTokenKeyRegistry } from './services/tokenKeys.ts'
import { makeMintToken, type MintToken } from './services/tokens.ts'
import { makeVerifyToken, type VerifyToken } from './services/verifyToken.ts'
import type { WebinarContext } from './services/webinars/context.ts'
import { makeExportWebinars } from './services/webinars/exportMine.ts'
import { makeRecentReads } from './services/webinars/recentReads.ts'
import { findTimeZoneText } from './services/webinars/timeZoneText.ts'
import { makeWebinarServices } from './services/webinars/webinars.ts'

/** Everything the server does, on given repositories: for `main.ts`, the commands and the tests. */
export interface AllServices {
  readonly services: Services
  readonly publishing: PublishingService
  readonly surveys: AllSurveyServices
  readonly adventures: AllAdventureServices
  readonly expireGuests: ExpireGuests
  readonly webinarContext: WebinarContext
  readonly secrets: ServerSecrets
  readonly mintToken: MintToken
  readonly verifyToken: VerifyToken
  readonly isAllowedOrigin: IsAllowedOrigin
}

/** Makes the services; the campus's own space and the server's secrets exist afterwards. */
export async function buildServices(
  repositories: Repositories, { publicUrl, mail }: Pick<Config, 'publicUrl'> & Partial<Pick<Config, 'mail'>>, clock: Clock, meetingServer?: Pick<MeetingServer, 'rooms' | 'addresses'>,
): Promise<AllServices> {
  await repositories.spaces.ensureCampus(clock())
  const secrets = await loadSecrets(repositories.settings)
  const mintToken = makeMintToken(secrets.tokenKey, publicUrl, clock)
  const publications = makePublications(repositories.content, clock)
  const goneGuests = makeGoneGuests(clock)
  const learning = makeLearningService(repositories, publications, { publicUrl, codeKey: secrets.codeKey, goneGuests }, clock)
  const webinarContext: WebinarContext = {
    repositories: repositories.webinars, spaces: repositories.spaces, learning: repositories.learning, publications, goneGuests, publicUrl, hostName: new URL(publicUrl).hostname,
    sendsMail: mail !== undefined, codeKey: secrets.codeKey, meetings: meetingServer?.rooms, analyticsUrlOf: meetingServer && ((meetingId) => meetingServer.addresses.analyticsUrlOf(meetingId)), findTimeZoneText, clock,
    recent: makeRecentReads(repositories.webinars.registrations, repositories.spaces, clock),
  }
  const adventures = makeAdventureServices(repositories.adventures, goneGuests, clock)
  const surveys = makeSurveyServices(repositories, publications, goneGuests, clock)
  return {
    services: {
      catalogue: makeCatalogueService(publications),
      reading: makeReadingService(repositories.content, publications, secrets, clock),
      guests: makeGuestService(repositories, secrets, publications, mintToken, goneGuests, clock),
      spaces: makeSpaceService(repositories.spaces, secrets, publicUrl, clock),
      ownSpace: makeOwnSpaceService(repositories.spaces, publicUrl, clock),
      roleLinks: makeRoleLinkService(repositories, secrets, mintToken, clock),
      learning,
      outbox: makeOutboxService(learning),
      progress: makeProgressService(repositories.learning, publications),
      myData: makeMyDataService(repositories.learning, repositories.surveys.answers, repositories.adventures.savedRuns, makeExportWebinars(webinarContext), secrets, goneGuests, clock),
      figures: makeFiguresService(repositories, publications),
      surveys: surveys.services,
      adventures: adventures.services,
      webinars: makeWebinarServices(webinarContext),
    },
    webinarContext,
    surveys,
    adventures,
    publishing: makePublishingService(repositories, publications, clock),
    expireGuests: makeGuestExpiry(repositories, secrets, clock),
    secrets,
    mintToken,
    verifyToken: makeVerifyToken(makeTokenKeyRegistry(repositories.spaces, secrets.tokenKey, clock), publicUrl, clock),
    isAllowedOrigin: makeIsAllowedOrigin(repositories.spaces, clock),
  }
}
