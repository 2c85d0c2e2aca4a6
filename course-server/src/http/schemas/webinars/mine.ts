// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ATTENDANCE_SOURCES, WEBINAR_LIMITS,
  type AttendanceSourceRow, type AttestationFacts, type CalendarChange, type CalendarChangesPage, type CalendarEntryMessage, type CalendarFeedMessage, type ContactRequest,
  type JoinMessage, type JoinRequest, type LinkedRegistration, type MyAnnouncement, type MyAttendance, type MyRegistration, type MySession, type RegistrationReceipt,
  type RegistrationRequest, type ReplayProgress, type ReplayReport, type SelfDeclarationRequest,
} from '@parcours/courses'
import { count, day, instant, language, listOf, messageOf, oneOf, orNull, text, yesOrNo, type Schema } from '../shapes.ts'
import { publicSeries, publicSession } from './publicSeries.ts'
import { answers, awaits, channel, countOrNull, registrationId, sessionStatus, status, textOrNull, upTo, webinarId } from './shapes.ts'

export const registrationRequest = messageOf<RegistrationRequest>({
  registrationId: webinarId, seriesId: webinarId, sessionId: orNull(webinarId), channel, answers,
  contact: messageOf<ContactRequest>({ name: upTo(WEBINAR_LIMITS.nameCharacters), email: orNull(upTo(WEBINAR_LIMITS.emailCharacters)) }, { nullable: true }),
  language,
})

const entryFields = { calendarUid: text, sequence: count, status: sessionStatus, icalendar: text }
const calendarEntry = messageOf<CalendarEntryMessage>(entryFields)

export const door: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: oneOf(['notYet', 'open', 'over', 'inPerson', 'unknownRoom', 'noPlace', 'cancelled']), opensAt: instant, isPlainLink: yesOrNo },
}

const interval = messageOf<AttendanceSourceRow['intervals'][number]>({ from: instant, to: instant, isOpen: yesOrNo })
export const sourceRow = messageOf<AttendanceSourceRow>({ source: oneOf(ATTENDANCE_SOURCES), attendanceSeconds: countOrNull, isPresent: yesOrNo, intervals: listOf(interval) })
const replayChapter = messageOf<ReplayProgress['chapters'][number]>({ startSeconds: { type: 'number' }, title: text, isCovered: yesOrNo })
const replayFields = { watchedSeconds: count, watchedPercent: count, chapters: listOf(replayChapter) }
export const replayProgress = messageOf<ReplayProgress>(replayFields)
export const basis = oneOf(['measured', 'ticked', 'selfDeclared', 'nothing'])
const attendanceFields = {
  isPresent: yesOrNo, hasStayed: yesOrNo, hasReplayed: yesOrNo, isCompleted: yesOrNo, basis, attendanceSeconds: count, sources: listOf(sourceRow),
  hasConflict: yesOrNo, replay: messageOf<ReplayProgress>(replayFields, { nullable: true }),
}
export const myAttendance = messageOf<MyAttendance>(attendanceFields)

const mySession = messageOf<MySession>({
  registrationId: text, session: publicSession, status, waitingRank: countOrNull, door, attendance: messageOf<MyAttendance>(attendanceFields, { nullable: true }),
  hadPlace: yesOrNo, calendarEntry: messageOf<CalendarEntryMessage>(entryFields, { nullable: true }),
})

export const myRegistration = messageOf<MyRegistration>({
  registrationId: text, seriesId: text, seriesTitle: text, sessionId: textOrNull, status, awaits, waitingRank: countOrNull, channel, registeredAt: instant,
  sessions: listOf(mySession),
})

export const registrationReceipt = messageOf<RegistrationReceipt>({
  registrationId, status, awaits, waitingRank: countOrNull, isMailOnItsWay: yesOrNo, manageUrl: textOrNull,
})

export const linkedRegistration = messageOf<LinkedRegistration>({
  registrationId, series: publicSeries, status, awaits, waitingRank: countOrNull, hasAddress: yesOrNo, wantsMail: yesOrNo,
  doors: listOf(messageOf<LinkedRegistration['doors'][number]>({ sessionId: text, door })),
})

export const joinRequest = messageOf<JoinRequest>({ displayName: upTo(WEBINAR_LIMITS.nameCharacters), isListenOnly: yesOrNo, mayRecordPresence: yesOrNo })
export const joinMessage = messageOf<JoinMessage>({ roomKind: oneOf(['link', 'bigBlueButton', 'place', 'later']), joinUrl: text, phone: textOrNull, phonePin: textOrNull })

export const selfDeclarationRequest = messageOf<SelfDeclarationRequest>({ sessionId: webinarId, wasPresent: yesOrNo })
const seconds: Schema = { type: 'number', minimum: 0, maximum: WEBINAR_LIMITS.replaySeconds }
export const replayReport = messageOf<ReplayReport>({
  sessionId: webinarId,
  watched: listOf(messageOf<ReplayReport['watched'][number]>({ fromSeconds: seconds, toSeconds: seconds }), WEBINAR_LIMITS.watchedStretches),
})

export const attestationFacts = messageOf<AttestationFacts>({
  title: text, courseCompletedOn: orNull(day), sessionCount: count, sessionsPresentCount: count, sessionsReplayedCount: count, attendanceSeconds: count, issuedOn: day,
  verificationCode: text, verificationUrl: text,
})

export const myAnnouncement = messageOf<MyAnnouncement>({ announcementId: text, seriesId: text, seriesTitle: text, subject: text, text, sentAt: instant })
export const calendarFeed = messageOf<CalendarFeedMessage>({ feedUrl: text })

const calendarChange = messageOf<CalendarChange>({
  subject: text, seriesId: text, seriesTitle: text, sessionId: text, sessionTitle: text, startsAt: instant, timeZone: text, kind: oneOf(['put', 'remove']), entry: calendarEntry,
})
export const calendarChangesPage = messageOf<CalendarChangesPage>({ changes: listOf(calendarChange), next: text, hasMore: yesOrNo })
