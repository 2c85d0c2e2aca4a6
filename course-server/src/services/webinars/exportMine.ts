// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { requireLearner, type Caller } from '../caller.ts'
import type { WebinarContext } from './context.ts'
import { myAttendance } from './describeMine.ts'

/** Series of one person; nobody comes near. */
const MAX_SERIES = 10_000

/** All that is kept of one person's webinars, names and addresses included, in words a person can read. */
export type ExportWebinars = (caller: Caller) => Promise<readonly unknown[]>

export function makeExportWebinars(context: WebinarContext): ExportWebinars {
  const { repositories: { registrations, series, mails }, clock } = context
  return async (caller) => {
    const learner = requireLearner(caller)
    const all: unknown[] = []
    for (const registrant of await registrations.listOfLearner(learner, { when: 'all', now: clock(), offset: 0, limit: MAX_SERIES })) {
      const stored = await series.findByKey(registrant)
      if (stored === undefined) continue
      const contact = await registrations.findContact(stored, registrant.registrantNumber)
      const sessions = await Promise.all(stored.sessions.map(async (session) => (
        { sessionId: session.sessionId, title: session.title, attendance: await myAttendance({ stored, registrant }, session, context) }
      )))
      all.push({
        seriesId: stored.series.seriesId,
        title: stored.series.title,
        contact: contact ?? null,
        registrations: registrant.registrations.map(({ registrationId, sessionNumber, status, channel, answersJson, registeredAt, confirmedAt, leftAt }) => ({
          registrationId, sessionNumber: sessionNumber === 0 ? null : sessionNumber, status, channel, answers: JSON.parse(answersJson) as unknown,
          registeredAt: registeredAt.toISOString(), confirmedAt: confirmedAt?.toISOString() ?? null, leftAt: leftAt?.toISOString() ?? null,
        })),
        sessions: sessions.filter(({ attendance }) => attendance !== null),
        announcements: (await mails.listAnnouncements(stored, MAX_SERIES)).filter(({ registrantNumbers }) => registrantNumbers.includes(registrant.registrantNumber))
          .map(({ announcementId, subject, announcedAt }) => ({ announcementId, subject, announcedAt: announcedAt.toISOString() })),
      })
    }
    return all
  }
}
