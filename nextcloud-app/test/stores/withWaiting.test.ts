// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { LearningFact } from '@parcours/courses'
import { describe, expect, it } from 'vitest'
import { withWaiting } from '../../src/stores/withWaiting.ts'
import { aCourseProgress, anActivityProgress, COURSE_ID } from '../support/messages.ts'

const AT = { courseId: COURSE_ID, occurredAt: '2026-11-22T10:00:00.000Z' }

describe('what waits, laid over what the server said', () => {
  it('is nothing when nothing is known and nothing waits', () => {
    expect(withWaiting(undefined, COURSE_ID, [])).toBeUndefined()
  })

  it('passes over the facts of other courses', () => {
    expect(withWaiting(undefined, COURSE_ID, [{ kind: 'enrol', ...AT, courseId: 'other' }])).toBeUndefined()
  })

  it('keeps an earlier enrolment day', () => {
    expect(withWaiting(aCourseProgress({ enrolledOn: '2026-10-01' }), COURSE_ID, [{ kind: 'enrol', ...AT }])?.enrolledOn).toBe('2026-10-01')
  })

  it.each<{ fact: LearningFact; expected: object }>([
    { fact: { kind: 'start', activityId: 'a', ...AT }, expected: { hasStarted: true, waysDone: [] } },
    { fact: { kind: 'way', activityId: 'a', way: 'text', ...AT }, expected: { waysDone: ['text'] } },
    { fact: { kind: 'practice', activityId: 'a', outcome: 'tried', ...AT }, expected: { practiceOutcome: 'tried' } },
  ])('shows a waiting $fact.kind but never says « completed »', ({ fact, expected }) => {
    expect(withWaiting(undefined, COURSE_ID, [fact])?.activities).toMatchObject([{ activityId: 'a', isCompleted: false, ...expected }])
  })

  it('adds to what is known of the activity', () => {
    const detail = aCourseProgress({ activities: [anActivityProgress({ waysDone: ['video'], isCompleted: true })] })
    const [activity] = withWaiting(detail, COURSE_ID, [{ kind: 'way', activityId: 'who-sees', way: 'text', ...AT }])?.activities ?? []
    expect(activity).toMatchObject({ waysDone: ['video', 'text'], isCompleted: true })
  })
})
