// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { makeAnnouncingService, type AnnouncingService } from './announcing.ts'
import { makeAttendanceDesk, type AttendanceDesk } from './attendanceDesk.ts'
import { makeAttestingService, type AttestingService } from './attesting.ts'
import { makeCalendarService, type CalendarService } from './calendars.ts'
import { makeWebinarCatalogue, type WebinarCatalogue } from './catalogue.ts'
import { makeSessionCompletion, type SessionCompletion } from './completing.ts'
import type { WebinarContext } from './context.ts'
import { makeDeskService, type DeskService } from './desk.ts'
import { makeJoiningService, type JoiningService } from './joining.ts'
import { makeLinkedService, type LinkedService } from './linked.ts'
import { makeMyWebinars, type MyWebinars } from './myWebinars.ts'
import { makeRegistrantService, type RegistrantService } from './registrants.ts'
import { makeRegisteringService, type RegisteringService } from './registering.ts'
import { makeSeriesFiguresService, type SeriesFiguresService } from './seriesFiguresService.ts'

export interface WebinarServices {
  readonly catalogue: WebinarCatalogue
  readonly registering: RegisteringService
  readonly mine: MyWebinars
  readonly joining: JoiningService
  readonly linked: LinkedService
  readonly calendars: CalendarService
  readonly attesting: AttestingService
  readonly desk: DeskService
  readonly registrants: RegistrantService
  readonly attendance: AttendanceDesk
  readonly announcing: AnnouncingService
  readonly completion: SessionCompletion
  readonly figures: SeriesFiguresService
}

export function makeWebinarServices(context: WebinarContext): WebinarServices {
  const completion = makeSessionCompletion(context)
  const mine = makeMyWebinars(context, completion)
  const joining = makeJoiningService(context)
  return {
    catalogue: makeWebinarCatalogue(context),
    registering: makeRegisteringService(context, mine),
    mine,
    joining,
    linked: makeLinkedService(context, joining),
    calendars: makeCalendarService(context),
    attesting: makeAttestingService(context),
    desk: makeDeskService(context),
    registrants: makeRegistrantService(context),
    attendance: makeAttendanceDesk(context, completion),
    announcing: makeAnnouncingService(context),
    completion,
    figures: makeSeriesFiguresService(context),
  }
}
