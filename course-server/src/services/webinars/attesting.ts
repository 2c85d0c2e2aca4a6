// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { periodOf, type AttestationCheck, type AttestationFacts } from '@parcours/courses'
import { createHmac } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller, type KnownCaller } from '../caller.ts'
import { dayOf, epochDay } from '../clock.ts'
import { codeOfBytes, normaliseCode } from '../oneTimeCode.ts'
import { keyedHash } from '../secrets.ts'
import { attendanceOf } from './attendanceOf.ts'
import type { WebinarContext } from './context.ts'
import type { Registrant } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** What a person followed, on paper. The name is typed and printed in their browser; the server never hears it. */
export interface AttestingService {
  /** The same facts on the same day have the same code. @throws ParcoursError `unknown-series`, `not-registered`, `nothing-to-attest` */
  issue(caller: Caller, seriesId: string): Promise<AttestationFacts>
  /** What a code stands for, to whoever reads the paper. @throws ParcoursError `unknown-attestation` */
  verify(code: string): Promise<AttestationCheck>
}

export function makeAttestingService(context: WebinarContext): AttestingService {
  const { repositories: { series, registrations, attestations }, codeKey, publicUrl, clock } = context
  const hashOf = (code: string) => keyedHash(codeKey, `attestation-hash|${normaliseCode(code)}`)

  return {
    async issue(caller, seriesId) {
      const learner = requireLearner(caller)
      const stored = await series.find(seriesId)
      if (stored === undefined) throw new ParcoursError('unknown-series')
      const registrant = await registrations.findOfLearner(stored, learner)
      if (registrant === undefined) throw new ParcoursError('not-registered')
      const facts = await factsOf(stored, registrant, learner)
      if (facts.sessionsPresentCount + facts.sessionsReplayedCount === 0 && facts.courseCompletedOn === null) throw new ParcoursError('nothing-to-attest')
      const code = makeCode(JSON.stringify([stored.spaceNumber, stored.seriesNumber, registrant.registrantNumber, facts]))
      await attestations.keep(stored.spaceNumber, hashOf(code), facts, epochDay(clock()))
      return { ...facts, verificationCode: code, verificationUrl: `${publicUrl}/attestations/${code}` }
    },

    async verify(code) {
      const facts = await attestations.find(hashOf(code))
      if (facts === undefined) throw new ParcoursError('unknown-attestation')
      return facts
    },
  }

  async function factsOf(stored: StoredSeries, { registrantNumber }: Registrant, learner: KnownCaller): Promise<AttestationCheck> {
    const now = clock()
    const held = stored.sessions.filter(({ status, time }) => status !== 'cancelled' && periodOf(time).endsAt <= now)
    let [present, replayed, attendanceSeconds] = [0, 0, 0]
    for (const session of held) {
      const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number }
      const own = attendanceOf({ series: stored.series, session, record: await context.repositories.attendance.read(key, registrantNumber), now }).find(registrantNumber)
      if (own?.isPresent === true) {
        present += 1
        attendanceSeconds += own.attendanceSeconds
      } else if (own?.hasReplayed === true) replayed += 1
    }
    return {
      title: stored.series.title, courseCompletedOn: await courseCompletedOn(stored, learner), sessionCount: held.length,
      sessionsPresentCount: present, sessionsReplayedCount: replayed, attendanceSeconds, issuedOn: dayOf(epochDay(now)),
    }
  }

  async function courseCompletedOn({ series: { courseId } }: StoredSeries, { spaceNumber, subject }: KnownCaller): Promise<string | null> {
    const publication = courseId === undefined ? undefined : await context.publications.find(courseId)
    if (publication === undefined) return null
    const course = await context.learning.findCourse(spaceNumber, subject, publication.courseNumber)
    return course?.completedDay === undefined || course.completedDay === null ? null : dayOf(course.completedDay)
  }

  /** From the facts and the server's own key: nobody can make one up, and nothing in it leads back. */
  function makeCode(facts: string): string {
    return codeOfBytes(createHmac('sha256', codeKey).update(`attestation|${facts}`).digest())
  }
}
