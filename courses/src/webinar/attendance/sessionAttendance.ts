// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AttendanceSource, PresenceBasis } from '../attendanceSource.ts'
import type { PresenceRule } from '../presenceRule.ts'
import { boundInterval, type AttendanceInterval, type AttendanceWord, type MeasuringSource, type MeetingPeriod } from './attendanceInterval.ts'
import { isPresentFor, isShareReached } from './isPresentFor.ts'
import { lengthOf, unionOf, type Stretch } from './stretch.ts'

export interface AttendanceReading {
  readonly meeting: MeetingPeriod
  readonly intervals: readonly AttendanceInterval[]
  readonly words: readonly AttendanceWord[]
  readonly presenceRule: PresenceRule
  /** Share of the session that completes it, whole percent. */
  readonly completionPercent: number
}

/** One person in one session. */
export interface PersonAttendance {
  readonly registrationId: string
  readonly basis: PresenceBasis
  readonly isPresent: boolean
  /** There for the share that completes the session. */
  readonly hasStayed: boolean
  /** By the union of what was measured; the whole session where somebody's word decides. */
  readonly attendanceSeconds: number
  /** In the order of `ATTENDANCE_SOURCES`; each as it is, whatever the others say. */
  readonly sources: readonly SourceAttendance[]
  readonly hasConflict: boolean
}

export interface SourceAttendance {
  readonly source: AttendanceSource
  /** Undefined for somebody's word. */
  readonly attendanceSeconds: number | undefined
  readonly isPresent: boolean
  /** The union of this source's stretches within the session; `isOpen` where its end is not known but inferred. */
  readonly stretches: readonly BoundStretch[]
}

export interface BoundStretch extends Stretch {
  readonly isOpen: boolean
}

const MEASURING: readonly MeasuringSource[] = ['polling', 'webhooks', 'analytics']
/** Sources further apart than this contradict one another: more than two polls and a slow connection explain. A choice of this project. */
const CONFLICT_SECONDS = 10 * 60

/**
 * Everybody of whom anything is known, in the order they are first met. Presence is decided by one basis, never by an
 * average: the trainer's word, else the union of what was measured, else the person's own. The others are kept beside it.
 */
export function sessionAttendance(reading: AttendanceReading): Map<string, PersonAttendance> {
  const people = new Map<string, Gathered>()
  for (const interval of reading.intervals) {
    const stretch = boundInterval(interval, reading.meeting)
    if (stretch !== undefined) gatheredOf(people, interval.registrationId).stretches[interval.source].push(stretch)
  }
  for (const { registrationId, source, wasPresent } of reading.words) gatheredOf(people, registrationId).words[source] = wasPresent
  const attendance = new Map<string, PersonAttendance>()
  for (const [registrationId, gathered] of people) attendance.set(registrationId, judge(registrationId, gathered, reading))
  return attendance
}

interface Gathered {
  readonly stretches: Readonly<Record<MeasuringSource, BoundStretch[]>>
  readonly words: Partial<Record<AttendanceWord['source'], boolean>>
}

function gatheredOf(people: Map<string, Gathered>, registrationId: string): Gathered {
  const known = people.get(registrationId)
  if (known !== undefined) return known
  const fresh: Gathered = { stretches: { polling: [], webhooks: [], analytics: [] }, words: {} }
  people.set(registrationId, fresh)
  return fresh
}

function judge(registrationId: string, { stretches, words }: Gathered, { meeting, presenceRule, completionPercent }: AttendanceReading): PersonAttendance {
  const wholeSeconds = (meeting.to - meeting.from) / 1000
  const measured = MEASURING.filter(source => stretches[source].length > 0)
  const sources: SourceAttendance[] = measured.map((source) => {
    const union = unionOfBound(stretches[source])
    const attendanceSeconds = secondsOf(union)
    return { source, attendanceSeconds, isPresent: isPresentFor(presenceRule, attendanceSeconds, wholeSeconds), stretches: union }
  })
  for (const source of ['ticked', 'selfDeclared'] as const) {
    const isPresent = words[source]
    if (isPresent !== undefined) sources.push({ source, attendanceSeconds: undefined, isPresent, stretches: [] })
  }
  const word = words.ticked ?? (measured.length === 0 ? words.selfDeclared : undefined)
  const basis = words.ticked !== undefined ? 'ticked' : measured.length > 0 ? 'measured' : 'selfDeclared'
  const attendanceSeconds = word === undefined ? secondsOf(unionOf(measured.flatMap(source => stretches[source]))) : word ? wholeSeconds : 0
  return {
    registrationId, basis, attendanceSeconds,
    isPresent: word ?? isPresentFor(presenceRule, attendanceSeconds, wholeSeconds),
    hasStayed: word ?? isShareReached(attendanceSeconds, wholeSeconds, completionPercent),
    sources, hasConflict: contradictOneAnother(sources),
  }
}

function contradictOneAnother(sources: readonly SourceAttendance[]): boolean {
  if (sources.some(({ isPresent }) => isPresent !== sources[0]?.isPresent)) return true
  const measured = sources.flatMap(({ attendanceSeconds }) => attendanceSeconds ?? [])
  return measured.length > 1 && Math.max(...measured) - Math.min(...measured) > CONFLICT_SECONDS
}

/** Open where the last to end was open. */
function unionOfBound(stretches: readonly BoundStretch[]): BoundStretch[] {
  const openEnds = new Set(stretches.filter(({ isOpen }) => isOpen).map(({ to }) => to))
  return unionOf(stretches).map(({ from, to }) => ({ from, to, isOpen: openEnds.has(to) }))
}

/** Whole seconds, rounded down: nobody is given one they were not there for. */
function secondsOf(union: readonly Stretch[]): number {
  return Math.floor(lengthOf(union) / 1000)
}
