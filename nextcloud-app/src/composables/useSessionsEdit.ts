// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SessionsEdit, TrainerSeries, TrainerSession } from '@parcours/courses'
import { ref } from 'vue'
import { isChangedByAnother, useSeriesDesk } from '../stores/seriesDesk.ts'

/** The same change to several sessions of a series, all of them or none. */
export function useSessionsEdit(getSeries: () => TrainerSeries) {
  const desk = useSeriesDesk()
  const problem = ref<unknown>()
  const isBusy = ref(false)

  /** The series as it is afterwards; `theirs` when somebody else was quicker, and undefined when it cannot be known. */
  async function save(sessions: readonly TrainerSession[], change: Pick<SessionsEdit, 'status' | 'room'>): Promise<{ readonly saved?: TrainerSeries; readonly theirs?: TrainerSeries }> {
    if (isBusy.value) return {}
    isBusy.value = true
    problem.value = undefined
    const { seriesId, revision } = getSeries()
    try {
      return { saved: await desk.editSessions(seriesId, { revision, sessions: sessions.map((session) => ({ sessionId: session.sessionId, revision: session.revision })), ...change }) }
    } catch (error) {
      problem.value = error
      return isChangedByAnother(error) ? await desk.get(seriesId).then((theirs) => ({ theirs }), () => ({})) : {}
    } finally {
      isBusy.value = false
    }
  }

  return { problem, isBusy, save }
}
