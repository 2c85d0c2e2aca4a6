// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttestationCheck, PublicSeries, PublicSeriesLine, PublicSeriesPage, PublicSession } from '@parcours/courses'
import { count, day, instant, language, listOf, messageOf, oneOf, orNull, text, yesOrNo } from '../shapes.ts'
import {
  admission, audience, material, places, registrationScope, replayOrNull, sessionKind, sessionStatus, shownPresenceRule, shownQuestions, textOrNull,
} from './shapes.ts'

const shownStatus = oneOf(['open', 'closed', 'cancelled'])

const sessionFields = {
  sessionId: text, seriesId: text, number: count, kind: sessionKind, title: text, description: text, localStart: text, timeZone: text, durationMinutes: count,
  startsAt: instant, endsAt: instant, status: sessionStatus, isOnline: yesOrNo,
  place: messageOf<NonNullable<PublicSession['place']>>({ name: text, address: text, accessibility: text }, { nullable: true }),
  places, activityId: textOrNull, materials: listOf(material), replay: replayOrNull,
}
export const publicSession = messageOf<PublicSession>(sessionFields)

const publicSeriesLine = messageOf<PublicSeriesLine>({
  seriesId: text, language, title: text, summary: text, organiser: text, status: shownStatus, courseId: textOrNull, sessionCount: count,
  nextSession: messageOf<PublicSession>(sessionFields, { nullable: true }), places,
})

export const publicSeriesPage = messageOf<PublicSeriesPage>({ series: listOf(publicSeriesLine), page: count, pageCount: count, seriesCount: count })

export const publicSeries = messageOf<PublicSeries>({
  seriesId: text, audience, courseId: textOrNull, language, title: text, summary: text, description: text, organiser: text, status: shownStatus, admission,
  registrationScope, places, questions: shownQuestions, doorMinutes: count, presenceRule: shownPresenceRule, completionPercent: count, contactRetentionDays: count, offersMail: yesOrNo,
  feedUrl: textOrNull, sessions: listOf(publicSession),
})

export const attestationCheck = messageOf<AttestationCheck>({
  title: text, courseCompletedOn: orNull(day), sessionCount: count, sessionsPresentCount: count, sessionsReplayedCount: count, attendanceSeconds: count, issuedOn: day,
})
