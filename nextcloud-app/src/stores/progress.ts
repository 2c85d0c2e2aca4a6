// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityProgress, AttemptResult, CourseProgressDetail, FactResult, MyProgress } from '@parcours/courses'
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { createLearningApi } from '../api/learning.ts'
import { useShell } from '../shell/shell.ts'
import { useOutbox } from './outbox.ts'
import { withWaiting } from './withWaiting.ts'

/** Where this person is, as the server keeps it and with what still waits in this browser. */
export const useProgress = defineStore('progress', () => {
  const shell = useShell()
  const outbox = useOutbox()
  const learning = createLearningApi(shell)
  const mine = shallowRef<MyProgress>()
  const details = ref(new Map<string, CourseProgressDetail>())
  /** Results of attempts of this visit, by attempt id. */
  const attempts = ref(new Map<string, AttemptResult>())

  outbox.onRecorded(({ fact }, result) => {
    if (result.attempt !== null) {
      attempts.value.set(result.attempt.attemptId, result.attempt)
    }
    merge(fact.courseId, result)
  })
  watch(() => (shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId), forget)

  /** Someone else is here, or everything was erased. */
  function forget(): void {
    mine.value = undefined
    details.value.clear()
    attempts.value.clear()
  }

  function merge(courseId: string, result: FactResult): void {
    const known = details.value.get(courseId)
    const { activity, course } = result
    if (known === undefined) {
      details.value.set(courseId, { ...course, activities: activity === null ? [] : [activity], resumeActivityId: activity?.activityId ?? null })
      return
    }
    const others = known.activities.filter(({ activityId }) => activityId !== activity?.activityId)
    details.value.set(courseId, { ...known, ...course, activities: activity === null ? others : [...others, activity] })
  }

  /** Reads the list of my courses. Nothing for someone without an identity. */
  async function loadMine(): Promise<void> {
    const identity = shell.identity.value
    mine.value = identity.kind === 'none' ? { courses: [] } : await learning.getProgress(identity.identityId)
  }

  async function loadCourse(courseId: string): Promise<void> {
    const identity = shell.identity.value
    if (identity.kind !== 'none') {
      details.value.set(courseId, await learning.getCourseProgress(identity.identityId, courseId))
    }
  }

  /** The course's progress with what waits in this browser; undefined when nothing is known. */
  function findCourse(courseId: string): CourseProgressDetail | undefined {
    return withWaiting(details.value.get(courseId), courseId, outbox.waiting.map(({ fact }) => fact))
  }

  function findActivity(courseId: string, activityId: string): ActivityProgress | undefined {
    return findCourse(courseId)?.activities.find((activity) => activity.activityId === activityId)
  }

  return { mine, details, attempts, loadMine, loadCourse, findCourse, findActivity, forget }
})
