// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { MeanAttendance, SeriesFigures, SessionFigures } from '@parcours/courses'
import { shownCount, shownShare } from '../figures.ts'
import { count, instant, listOf, messageOf, oneOf, orNull, text, yesOrNo, type Schema } from '../shapes.ts'
import { shownPresenceRule } from './shapes.ts'

const sessionFigures = messageOf<SessionFigures>({
  sessionId: text, number: count, title: text, startsAt: instant, isHeld: yesOrNo, registered: shownCount, present: shownShare, replayed: shownShare, stayed: shownShare,
  lost: orNull(shownCount),
})

const sentence: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: {
    kind: oneOf(['nothingYet', 'tooFew', 'steady', 'loss']), sessionCount: count, mean: { type: 'number' }, afterNumber: count, afterTitle: text, lost: shownCount,
  },
}

export const seriesFigures = messageOf<SeriesFigures>({
  seriesId: text, title: text, takenAt: instant, isMasked: yesOrNo, presenceRule: shownPresenceRule, completionPercent: count, registered: shownCount, sessions: listOf(sessionFigures),
  meanAttendance: messageOf<MeanAttendance>({ mean: { type: 'number' }, isApproximate: yesOrNo, sessionCount: count }, { nullable: true }),
  followedAll: shownShare, completedCourse: orNull(shownShare), sentence,
})
