// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ArrivedFact, AttendanceFact, EndedFact, LeftFact, MeetingSource, SeenFact } from './attendanceSink.ts'

/**
 * One stretch of one person's presence, as `sessionAttendance` of the courses package takes it once the participant's
 * registration is found. Devices and reconnections may overlap: never add durations, take the union.
 */
export interface ParticipantInterval {
  readonly sessionId: string
  readonly participantId: string
  readonly source: MeetingSource
  /** Epoch milliseconds. */
  readonly from: number
  /** Undefined while it is open: nobody said when the person left, nor that the room closed. */
  readonly to: number | undefined
}

/**
 * Pairs facts into intervals. Who arrived and was never seen leaving stays until the end of this run of the room, and
 * the interval is open where no end was told. Who left without having arrived gives nothing: when they came is unknown.
 * The result depends on the set of facts alone, not on their order or repetition.
 */
export function attendanceIntervals(facts: readonly AttendanceFact[]): readonly ParticipantInterval[] {
  const intervals: ParticipantInterval[] = []
  for (const { marks, end } of groupByRun(facts).values()) {
    for (const ofConnection of marks.values()) intervals.push(...pairMarks(ofConnection, end))
  }
  for (const fact of facts) if (fact.kind === 'seen') intervals.push(intervalOf(fact, fact, fact.from.getTime(), fact.to.getTime()))
  return intervals
}

type Mark = ArrivedFact | LeftFact

/** One run of a room, as one source saw it. */
interface RunMarks {
  /** By connection. */
  readonly marks: Map<string, Mark[]>
  /** The earliest that any source told. */
  end: number | undefined
}

function groupByRun(facts: readonly AttendanceFact[]): ReadonlyMap<string, RunMarks> {
  const runs = new Map<string, RunMarks>()
  for (const fact of facts) {
    if (fact.kind !== 'arrived' && fact.kind !== 'left') continue
    const { marks } = takeFrom(runs, runKey(fact, fact.source), () => ({ marks: new Map<string, Mark[]>(), end: undefined }))
    takeFrom(marks, fact.connectionId, () => []).push(fact)
  }
  for (const fact of facts) if (fact.kind === 'ended') endRun(runs, fact)
  return runs
}

/** Whoever tells a room's end, it is the end for all sources. */
function endRun(runs: ReadonlyMap<string, RunMarks>, fact: EndedFact): void {
  for (const source of SOURCES) {
    const run = runs.get(runKey(fact, source))
    if (run !== undefined) run.end = Math.min(run.end ?? Infinity, fact.at.getTime())
  }
}

const SOURCES: readonly MeetingSource[] = ['polling', 'webhooks', 'analytics']

function runKey({ sessionId, meetingRunId }: AttendanceFact, source: MeetingSource): string {
  return `${source} ${meetingRunId} ${sessionId}`
}

function takeFrom<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Walks one connection's marks in time. An arrival while there, or a departure while away, changes nothing. */
function pairMarks(marks: readonly Mark[], end: number | undefined): readonly ParticipantInterval[] {
  const ordered = inOrder(marks)
  const person = ordered.find((mark) => mark.kind === 'arrived')
  if (person === undefined) return []
  const intervals: ParticipantInterval[] = []
  let since: number | undefined
  for (const { kind, at } of ordered) {
    if (kind === 'arrived') since ??= at.getTime()
    else if (since !== undefined) {
      intervals.push(intervalOf(person, person, since, at.getTime()))
      since = undefined
    }
  }
  // An arrival dated after the end, by a clock that differs, is no presence.
  if (since !== undefined && (end === undefined || since < end)) intervals.push(intervalOf(person, person, since, end))
  return intervals
}

/** By time. Of one and the same millisecond, a departure comes first: an instant reconnection goes on. */
function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((one, other) => one.at.getTime() - other.at.getTime() || (rank(one) < rank(other) ? -1 : 1))
}

function rank(mark: Mark): string {
  return mark.kind === 'left' ? '' : mark.participantId
}

function intervalOf({ sessionId, source }: Mark | SeenFact, { participantId }: ArrivedFact | SeenFact, from: number, to: number | undefined): ParticipantInterval {
  return { sessionId, participantId, source, from, to }
}
