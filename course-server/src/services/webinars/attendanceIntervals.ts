// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ArrivedFact, AttendanceFact, EndedFact, LeftFact, MeetingSource, SeenFact } from './attendanceSink.ts'

/** One stretch of presence. Devices and reconnections may overlap: never add durations, take the union. */
export interface AttendanceInterval {
  readonly sessionId: string
  readonly participantId: string
  readonly source: MeetingSource
  readonly from: Date
  readonly to: Date
}

/**
 * Pairs facts into intervals. Who arrived and was never seen leaving stays until the room's end, or until
 * `closesAt` (the session's planned end, or now while it is on) where no end was told. Who left without having
 * arrived gives nothing: when they came is unknown.
 * The result depends on the set of facts alone, not on their order or repetition.
 */
export function attendanceIntervals(facts: readonly AttendanceFact[], closesAt: Date): readonly AttendanceInterval[] {
  const endMsByRun = earliestEnds(facts)
  const intervals: AttendanceInterval[] = []
  for (const marks of groupByConnection(facts).values()) {
    const [first] = marks
    if (first === undefined) continue
    const endMs = endMsByRun.get(runKey(first)) ?? closesAt.getTime()
    intervals.push(...pairMarks(marks, endMs))
  }
  for (const fact of facts) if (fact.kind === 'seen') intervals.push(intervalOf(fact, fact, fact.from.getTime(), fact.to.getTime()))
  return intervals
}

type Mark = ArrivedFact | LeftFact

function earliestEnds(facts: readonly AttendanceFact[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>()
  for (const fact of facts) {
    if (fact.kind !== 'ended') continue
    const key = runKey(fact)
    ends.set(key, Math.min(ends.get(key) ?? Infinity, fact.at.getTime()))
  }
  return ends
}

function groupByConnection(facts: readonly AttendanceFact[]): ReadonlyMap<string, Mark[]> {
  const groups = new Map<string, Mark[]>()
  for (const fact of facts) {
    if (fact.kind !== 'arrived' && fact.kind !== 'left') continue
    const key = `${runKey(fact)} ${fact.connectionId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return groups
}

function runKey({ sessionId, source, meetingRunId }: Mark | EndedFact): string {
  return `${sessionId} ${source} ${meetingRunId}`
}

/** Walks one connection's marks in time. An arrival while there, or a departure while away, changes nothing. */
function pairMarks(marks: readonly Mark[], endMs: number): readonly AttendanceInterval[] {
  const ordered = inOrder(marks)
  const person = ordered.find((mark) => mark.kind === 'arrived')
  if (person === undefined) return []
  const intervals: AttendanceInterval[] = []
  let sinceMs: number | undefined
  for (const { kind, at } of ordered) {
    if (kind === 'arrived') sinceMs ??= at.getTime()
    else if (sinceMs !== undefined) {
      intervals.push(intervalOf(person, person, sinceMs, at.getTime()))
      sinceMs = undefined
    }
  }
  // An arrival dated after the end, by a clock that differs, is no presence.
  if (sinceMs !== undefined && sinceMs < endMs) intervals.push(intervalOf(person, person, sinceMs, endMs))
  return intervals
}

/** By time. Of one and the same millisecond, a departure comes first: an instant reconnection goes on. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((one, other) => one.at.getTime() - other.at.getTime() || (rank(one) < rank(other) ? -1 : 1))
}

function rank(mark: Mark): string {
  return mark.kind === 'left' ? '' : mark.participantId
}

function intervalOf({ sessionId, source }: Mark | SeenFact, { participantId }: ArrivedFact | SeenFact, fromMs: number, toMs: number): AttendanceInterval {
  return { sessionId, participantId, source, from: new Date(fromMs), to: new Date(toMs) }
}
