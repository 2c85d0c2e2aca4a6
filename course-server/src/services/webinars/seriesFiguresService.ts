// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { countSeries, periodOf, seriesFigures, type SeriesCounts, type SeriesFigures, type SessionFacts } from '@parcours/courses'
import { ParcoursError } from '../../errors.ts'
import type { Caller } from '../caller.ts'
import { instantOf } from '../clock.ts'
import { getOwned } from './access.ts'
import { attendanceOf, type AttendanceOf } from './attendanceOf.ts'
import type { WebinarContext } from './context.ts'
import { registrationFor, wasRegistered } from './placeOfPerson.ts'
import type { Registrant } from './registrationRepository.ts'
import type { SeriesKey, StoredSeries } from './seriesRepository.ts'

const PAGE_SIZE = 100

/** Figures about groups, from the day's snapshot, masked by the domain. */
export interface SeriesFiguresService {
  /** @throws ParcoursError `role-required`, `unknown-series`, `no-figures-yet` */
  get(caller: Caller, seriesId: string): Promise<SeriesFigures>
  /** Takes the snapshot of every series that may have changed; the loop is free between them. Returns how many. */
  refresh(): Promise<number>
}

/**
 * Somebody who is written down after the session, and of whom the trainer, a machine or the replay says that they took
 * part, is one of those it counts. Their own word is not enough: it is for those who had a place.
 */
function tookPart({ registrantNumber }: Registrant, known: AttendanceOf): boolean {
  const person = known.people.get(registrantNumber)
  return (person?.isPresent === true && person.basis !== 'selfDeclared') || known.replayed.has(registrantNumber)
}

export function makeSeriesFiguresService(context: WebinarContext): SeriesFiguresService {
  const { repositories: { series, registrations, attendance, figures }, clock } = context

  const count = async (stored: StoredSeries, now: Date): Promise<SeriesCounts> => {
    const registrants = (await registrations.listRegistrants(stored)).filter(({ isExcluded }) => !isExcluded)
    const registered = new Set<number>()
    const facts: SessionFacts[] = []
    for (const session of stored.sessions.filter(({ status }) => status !== 'cancelled')) {
      const isHeld = periodOf(session.time).endsAt <= now
      const record = await attendance.read({ spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number })
      const known = attendanceOf({ series: stored.series, session, record, now })
      const own = registrants.filter((one) => (isHeld ? wasRegistered(one, session) || tookPart(one, known) : registrationFor(one, session)?.status === 'confirmed'))
      for (const { registrantNumber } of own) registered.add(registrantNumber)
      facts.push({
        sessionId: session.sessionId, isHeld, registrationIds: new Set(own.map(({ registrantNumber }) => String(registrantNumber))),
        attendance: new Map([...known.people].map(([registrantNumber, person]) => [String(registrantNumber), person])),
        replayedIds: new Set([...known.replayed].map(String)),
      })
      await new Promise<void>((resolve) => { setImmediate(resolve) })
    }
    const { courseId } = stored.series
    const completedCourseCount = courseId === undefined ? undefined : await figures.countCompleted(stored, [...registered], courseId)
    return { ...countSeries(facts), registeredCount: registered.size, completedCourseCount }
  }

  return {
    async get(caller, seriesId) {
      const { stored } = await getOwned(context, caller, seriesId)
      const snapshot = await figures.find(stored)
      if (snapshot === undefined) throw new ParcoursError('no-figures-yet')
      return seriesFigures({
        series: stored.series, sessions: stored.sessions.filter(({ status }) => status !== 'cancelled'), counts: snapshot.counts, takenAt: instantOf(snapshot.takenAt),
      })
    },

    async refresh() {
      const now = clock()
      let [after, counted]: [SeriesKey, number] = [{ spaceNumber: -1, seriesNumber: -1 }, 0]
      for (;;) {
        const page = await figures.listToCount(now, after, PAGE_SIZE)
        for (const key of page) {
          const stored = await series.findByKey(key)
          if (stored !== undefined) await figures.put(key, await count(stored, now), now)
          counted += 1
        }
        const last = page.at(-1)
        if (last === undefined || page.length < PAGE_SIZE) return counted
        after = last
      }
    },
  }
}
