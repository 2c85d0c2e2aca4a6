// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readSessionFields, type TrainerSeries, type TrainerSession } from '@parcours/courses'
import { sessionFieldsOf, type TypedSession } from '../deskFields.ts'
import { useSeriesDesk } from '../stores/seriesDesk.ts'
import { useEdit } from './useEdit.ts'

/** Editing one session of a series. */
export function useSessionEdit(seriesId: string, session: TrainerSession) {
  const desk = useSeriesDesk()
  const { sessionId } = session
  return useEdit<TypedSession>(sessionFieldsOf(session), {
    read: (series) => {
      const found = series.sessions.find((one) => one.sessionId === sessionId)
      return found === undefined ? undefined : sessionFieldsOf(found)
    },
    check: readTyped,
    send: (fields, revision) => desk.editSession(seriesId, sessionId, { ...fields, revision }),
    reload: () => desk.get(seriesId),
  })
}

/** A session that does not exist yet; its id is made once, so that a repeated sending adds one. */
export function useSessionAdding({ seriesId }: TrainerSeries, sessionId: string, fields: TypedSession) {
  const desk = useSeriesDesk()
  return useEdit<TypedSession>({ fields, revision: 0 }, {
    read: (series) => {
      const found = series.sessions.find((one) => one.sessionId === sessionId)
      return found === undefined ? undefined : sessionFieldsOf(found)
    },
    check: readTyped,
    send: (typed, revision) => desk.editSession(seriesId, sessionId, { ...typed, revision }),
    reload: () => desk.get(seriesId),
  })
}

function readTyped(typed: TypedSession) {
  const read = readSessionFields(typed)
  // A copy of what was typed, tidied: nobody else holds it.
  return read.kind === 'fields' ? { kind: 'fields' as const, fields: read.fields as TypedSession } : read
}
