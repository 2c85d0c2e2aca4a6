// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ANNOUNCEMENT_AUDIENCES, MAIL_KINDS, WEBINAR_LIMITS,
  type AnnouncementChoice, type AnnouncementCount, type AnnouncementMessage, type AnnouncementRequest, type AttendancePage, type AttendanceRow, type AttendanceTick, type MailPage, type MailRow, type MailState, type MovedSessions, type NextSession,
  type RegistrantPage, type RegistrantRow, type RegistrationDecision, type RescheduleMessage, type RescheduleRequest, type RoomKind, type SeriesCreation, type SeriesEdit, type SeriesFields,
  type SeriesTemplateLine, type SessionChangeMessage, type SessionEdit, type SessionFields, type SessionReading, type SessionsEdit, type TrainerSeries, type TrainerSeriesLine, type TrainerSession,
} from '@parcours/courses'
import { count, instant, language, listOf, messageOf, oneOf, orNull, text, yesOrNo, type Schema } from '../shapes.ts'
import { basis, sourceRow } from './mine.ts'
import {
  admission, answers, audience, awaits, channel, countOrNull, material, presenceRule, questions, registrationCounts, registrationId, registrationScope, replayOrNull,
  replayReaders, seriesStatus, sessionKind, sessionStatus, shownPresenceRule, shownQuestions, shownRoom, status, textOrNull, timeZone, upTo, wallTime, webinarId, wholeNumber,
} from './shapes.ts'

export const templateLine = messageOf<SeriesTemplateLine>({ templateId: text, language, title: text, summary: text, sessionCount: count, durationMinutes: count })

export const seriesCreation = messageOf<SeriesCreation>({
  seriesId: webinarId, templateId: orNull({ type: 'string', maxLength: 100 }), language, title: upTo(WEBINAR_LIMITS.titleCharacters), firstLocalStart: wallTime, timeZone,
  everyWeeks: wholeNumber(0, 52), sessionCount: wholeNumber(0, WEBINAR_LIMITS.sessionsPerSeries), durationMinutes: wholeNumber(1, WEBINAR_LIMITS.maxDurationMinutes),
})

const seriesFields = {
  audience, courseId: orNull({ type: 'string', maxLength: 100 }), language, title: upTo(WEBINAR_LIMITS.titleCharacters), summary: upTo(WEBINAR_LIMITS.summaryCharacters),
  description: upTo(WEBINAR_LIMITS.descriptionCharacters), organiser: upTo(WEBINAR_LIMITS.titleCharacters), status: seriesStatus, admission, registrationScope,
  capacity: orNull({ type: 'integer' }), questions, doorMinutes: { type: 'integer' }, presenceRule, completionPercent: { type: 'integer' }, replayReaders,
  contactRetentionDays: { type: 'integer' },
} satisfies Record<keyof SeriesFields, Schema>
const revision = wholeNumber(0, 2 ** 31 - 1)
export const seriesEdit = messageOf<SeriesEdit>({ ...seriesFields, revision })

const rooms = {
  link: messageOf<{ kind: 'link'; roomUrl: string; phone: string | null }>({
    kind: oneOf(['link']), roomUrl: upTo(WEBINAR_LIMITS.urlCharacters), phone: orNull(upTo(WEBINAR_LIMITS.phoneCharacters)),
  }),
  bigBlueButton: messageOf<{ kind: 'bigBlueButton' }>({ kind: oneOf(['bigBlueButton']) }),
  place: messageOf<{ kind: 'place'; name: string; address: string; accessibility: string }>({
    kind: oneOf(['place']), name: upTo(WEBINAR_LIMITS.placeCharacters), address: upTo(WEBINAR_LIMITS.placeCharacters),
    accessibility: upTo(WEBINAR_LIMITS.summaryCharacters),
  }),
  later: messageOf<{ kind: 'later'; isOnline: boolean }>({ kind: oneOf(['later']), isOnline: yesOrNo }),
} satisfies Record<RoomKind, Schema>
const room: Schema = { oneOf: Object.values(rooms) }
/** Exactly one branch takes null. */
const roomOrNull: Schema = { oneOf: Object.values({ ...rooms, later: orNull(rooms.later) }) }

const sessionFields = {
  kind: sessionKind, title: upTo(WEBINAR_LIMITS.titleCharacters), description: upTo(WEBINAR_LIMITS.descriptionCharacters), localStart: wallTime, timeZone,
  durationMinutes: { type: 'integer' }, status: sessionStatus, room, capacity: orNull({ type: 'integer' }), materials: listOf(material, 2 * WEBINAR_LIMITS.materialsPerSession),
  replay: replayOrNull, activityId: orNull({ type: 'string', maxLength: 100 }),
} satisfies Record<keyof SessionFields, Schema>
export const sessionEdit = messageOf<SessionEdit>({ ...sessionFields, revision })

export const sessionsEdit = messageOf<SessionsEdit>({
  revision, sessions: { ...listOf(messageOf<SessionReading>({ sessionId: webinarId, revision }), WEBINAR_LIMITS.sessionsPerSeries), minItems: 1 },
  status: { type: 'string', enum: ['confirmed', null], nullable: true }, room: roomOrNull,
})

const clockChange = oneOf(['none', 'gap', 'overlap'])
const trainerSession = messageOf<TrainerSession>({
  ...sessionFields, room: shownRoom, sessionId: text, number: count, revision: count, sequence: count, startsAt: instant, endsAt: instant, clockChange, counts: registrationCounts, hasAttendance: yesOrNo,
})
const mailState = messageOf<MailState>({ isConfigured: yesOrNo, waitingCount: count, failedCount: count })

export const trainerSeries = messageOf<TrainerSeries>({
  ...seriesFields, presenceRule: shownPresenceRule, questions: shownQuestions, seriesId: text, revision: count, sessions: listOf(trainerSession), counts: registrationCounts, mail: mailState, offersBigBlueButton: yesOrNo,
  publicUrl: textOrNull, feedUrl: textOrNull,
})
export const trainerSeriesLine = messageOf<TrainerSeriesLine>({
  seriesId: text, title: text, status: seriesStatus, sessionCount: count, firstStartsAt: orNull(instant), lastEndsAt: orNull(instant), counts: registrationCounts, mail: mailState,
  nextSession: messageOf<NextSession>({ sessionId: text, number: count, title: text, status: sessionStatus, startsAt: instant, endsAt: instant, timeZone: text }, { nullable: true }),
})

const FROM_OPTIONAL = { optional: ['fromSessionId'] } as const
const move: Schema = {
  oneOf: [
    messageOf<{ kind: 'session'; sessionId: string; localStart: string }>({ kind: oneOf(['session']), sessionId: webinarId, localStart: wallTime }),
    messageOf<{ kind: 'byDays'; days: number } & MovedSessions>({ kind: oneOf(['byDays']), days: wholeNumber(-100_000, 100_000), fromSessionId: webinarId }, FROM_OPTIONAL),
    messageOf<{ kind: 'newFirst'; firstLocalStart: string } & MovedSessions>({ kind: oneOf(['newFirst']), firstLocalStart: wallTime, fromSessionId: webinarId }, FROM_OPTIONAL),
  ],
}
export const rescheduleRequest = messageOf<RescheduleRequest>({ revision, move, isPreview: yesOrNo })
const sessionChange = messageOf<SessionChangeMessage>({
  sessionId: text, number: count, fromLocalStart: text, toLocalStart: text, timeZone: text, startsAt: instant, sequence: count, clockChange,
})
export const rescheduleMessage = messageOf<RescheduleMessage>({ changes: listOf(sessionChange), revision: count })

export const registrantRow = messageOf<RegistrantRow>({
  registrationId: text, sessionId: textOrNull, name: textOrNull, email: textOrNull, mail: oneOf(['none', 'unconfirmed', 'confirmed', 'failing']), status, awaits,
  waitingRank: countOrNull, channel, answers, registeredAt: instant, isExcluded: yesOrNo,
})
export const registrantPage = messageOf<RegistrantPage>({ registrants: listOf(registrantRow), page: count, pageCount: count, registrantCount: count })
export const registrationDecision = messageOf<RegistrationDecision>({ decision: oneOf(['accept', 'refuse', 'exclude', 'include']) })

export const attendanceRow = messageOf<AttendanceRow>({
  registrationId: text, name: textOrNull, status, isPresent: yesOrNo, hasStayed: yesOrNo, hasReplayed: yesOrNo, isCompleted: yesOrNo, basis, attendanceSeconds: count,
  sources: listOf(sourceRow), hasConflict: yesOrNo, isExcluded: yesOrNo, replayPercent: countOrNull,
})
export const attendancePage = messageOf<AttendancePage>({
  sessionId: text, startsAt: instant, endsAt: instant, presenceRule: shownPresenceRule, rows: listOf(attendanceRow), page: count, pageCount: count, rowCount: count,
})
export const attendanceTick = messageOf<AttendanceTick>({ registrationId, wasPresent: orNull(yesOrNo) })

const announcementFields = {
  announcementId: webinarId, seriesIds: { ...listOf(webinarId, WEBINAR_LIMITS.seriesPerAnnouncement), minItems: 1 }, audience: oneOf(ANNOUNCEMENT_AUDIENCES),
  sessionId: orNull(webinarId), subject: upTo(WEBINAR_LIMITS.titleCharacters), text: upTo(WEBINAR_LIMITS.announcementCharacters),
} satisfies Record<keyof AnnouncementRequest, Schema>
export const announcementRequest = messageOf<AnnouncementRequest>(announcementFields)
const { seriesIds, audience: announcementAudience, sessionId: announcementSession } = announcementFields
export const announcementChoice = messageOf<AnnouncementChoice>({ seriesIds, audience: announcementAudience, sessionId: announcementSession })
export const announcementCount = messageOf<AnnouncementCount>({ recipientCount: count, byMailCount: count })
export const announcementMessage = messageOf<AnnouncementMessage>({ ...announcementFields, sentAt: instant, recipientCount: count, byMailCount: count, failedCount: count })

const mailRow = messageOf<MailRow>({
  registrationId: text, name: textOrNull, kind: oneOf(MAIL_KINDS), state: oneOf(['waiting', 'sent', 'failed']), attemptCount: count, nextTryAt: orNull(instant),
  errorCode: textOrNull, createdAt: instant,
})
export const mailPage = messageOf<MailPage>({ mails: listOf(mailRow), page: count, pageCount: count, mailCount: count })
