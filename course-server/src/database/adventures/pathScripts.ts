// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LEFT_ROW, MISSION_ROW, UNFINISHED_ROW } from '@parcours/courses'
import { monthsKey, type PathFact, type PathRepository } from '../../services/adventures/repositories.ts'
import { FOR_UPDATE, placeholders, type Dialect } from '../dialect.ts'
import { execute, rowOf, rowsOf, type SqlScript } from '../sqlScript.ts'

/** A later word of this rank or above takes the place of one below: what a reader came to, in the end. */
const RANKS: Readonly<Record<string, number>> = { yes: 6, declared: 5, absent: 4, skipped: 3, no: 2, unknown: 1 }
/** From here on the story went on after the mission. */
const LED_ON = 3

export interface RunRow {
  readonly run_id: string
  readonly version: string
  readonly role: string
  readonly role_step: number
  readonly last_passage_id: string
  readonly last_step: number
  readonly last_day: number
  readonly ending_passage_id: string | null
  readonly ending_step: number | null
  readonly is_settled: number
}

/** Merges facts into a run: of choices the first counts, of missions the best, of places the last. Any order gives the same. */
export function* recordPath(dialect: Dialect, runId: string, version: string, facts: readonly PathFact[]): SqlScript<boolean> {
  const [first] = facts
  if (first === undefined) return true
  // A row first, then its lock: two nodes never make the same run twice.
  yield* execute(
    `INSERT INTO path_runs (run_id, version, role, role_step, last_passage_id, last_step, last_day, ending_passage_id, ending_step, is_settled)
      VALUES (?, ?, '', -1, ?, -1, ?, NULL, NULL, 0) ON CONFLICT (run_id) DO NOTHING`, runId, version, first.passageId, first.day,
  )
  const held = yield* rowOf<RunRow>(`SELECT * FROM path_runs WHERE run_id = ? ${FOR_UPDATE[dialect]}`, runId)
  if (held === undefined || held.is_settled === 1 || held.version !== version) return false
  let run: RunRow = held
  for (const fact of facts) {
    run = withFact(run, fact)
    if (fact.kind === 'choice') yield* keepFirstChoice(runId, fact.passageId, fact.step, fact.choiceId)
    if (fact.kind === 'mission') yield* keepBestResult(dialect, runId, fact.passageId, fact.step, fact.result, fact.reason ?? null)
  }
  yield* execute(
    `UPDATE path_runs SET role = ?, role_step = ?, last_passage_id = ?, last_step = ?, last_day = ?, ending_passage_id = ?, ending_step = ?
      WHERE run_id = ?`, run.role, run.role_step, run.last_passage_id, run.last_step, run.last_day, run.ending_passage_id, run.ending_step, runId,
  )
  return true
}

function withFact(run: RunRow, fact: PathFact): RunRow {
  const { step, day, role } = fact
  const isLast = step > run.last_step
  const isFirstEnding = fact.kind === 'ending' && (run.ending_step === null || step < run.ending_step)
  return {
    ...run,
    last_day: Math.max(run.last_day, day),
    ...(isLast ? { last_step: step, last_passage_id: placeAfter(fact) } : {}),
    ...(role !== undefined && step > run.role_step ? { role, role_step: step } : {}),
    ...(isFirstEnding ? { ending_step: step, ending_passage_id: fact.passageId } : {}),
  }
}

function placeAfter(fact: PathFact): string {
  if (fact.kind === 'choice') return fact.targetId
  if (fact.kind === 'mission' && (RANKS[fact.result] ?? 0) >= LED_ON) return fact.successId
  return fact.passageId
}

function* keepFirstChoice(runId: string, passageId: string, step: number, choiceId: string): SqlScript<void> {
  yield* execute(
    `INSERT INTO path_marks (run_id, kind, passage_id, step, value, reason) VALUES (?, 'choice', ?, ?, ?, NULL)
      ON CONFLICT (run_id, kind, passage_id) DO UPDATE SET step = excluded.step, value = excluded.value WHERE excluded.step < path_marks.step`,
    runId, passageId, step, choiceId,
  )
}

function* keepBestResult(dialect: Dialect, runId: string, passageId: string, step: number, result: string, reason: string | null): SqlScript<void> {
  const known = yield* rowOf<{ step: number; value: string }>(
    `SELECT step, value FROM path_marks WHERE run_id = ? AND kind = 'mission' AND passage_id = ? ${FOR_UPDATE[dialect]}`, runId, passageId,
  )
  const [rank, knownRank] = [RANKS[result] ?? 0, RANKS[known?.value ?? ''] ?? 0]
  if (known !== undefined && (rank < knownRank || (rank === knownRank && step <= known.step))) return
  yield* execute(
    `INSERT INTO path_marks (run_id, kind, passage_id, step, value, reason) VALUES (?, 'mission', ?, ?, ?, ?)
      ON CONFLICT (run_id, kind, passage_id) DO UPDATE SET step = excluded.step, value = excluded.value, reason = excluded.reason`,
    runId, passageId, step, result, reason,
  )
}

interface MarkRow {
  readonly run_id: string
  readonly kind: 'choice' | 'mission'
  readonly passage_id: string
  readonly value: string
  readonly reason: string | null
}

/** Counts runs whose reader has stopped, and forgets the way they took. */
export function* settlePaths(dialect: Dialect, { endedBefore, idleBefore, month, limit }: Parameters<PathRepository['settle']>[0]): SqlScript<number> {
  const runs = yield* rowsOf<RunRow>(
    `SELECT * FROM path_runs WHERE is_settled = 0 AND last_day < ? AND (ending_passage_id IS NOT NULL OR last_day < ?)
      ORDER BY run_id LIMIT ? ${FOR_UPDATE[dialect]}`, endedBefore, idleBefore, limit,
  )
  if (runs.length === 0) return 0
  const ids = runs.map((run) => run.run_id)
  const marks = yield* rowsOf<MarkRow>(`SELECT run_id, kind, passage_id, value, reason FROM path_marks WHERE run_id IN (${placeholders(ids.length)})`, ...ids)
  const stories = yield* rowsOf<{ version: string; adventure_number: number }>('SELECT DISTINCT version, adventure_number FROM adventure_publications')
  const numbers = new Map(stories.map((row) => [row.version, row.adventure_number]))
  const counters = new Map<string, { readonly key: readonly [string, string, string, string, string]; runs: number }>()
  const count = (...key: readonly [version: string, kind: string, passageId: string, cell: string, role: string]): void => {
    const name = JSON.stringify(key)
    const counter = counters.get(name)
    if (counter === undefined) counters.set(name, { key, runs: 1 })
    else counter.runs += 1
  }
  for (const run of runs) {
    countRun(run, marks.filter((mark) => mark.run_id === run.run_id), count)
    const number = numbers.get(run.version)
    if (number !== undefined) count(monthsKey(number), 'month', '', month, '')
  }
  // In the order of their keys, so that two nodes never wait for each other.
  for (const { key, runs: more } of [...counters.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, counter]) => counter)) {
    yield* execute(
      `INSERT INTO path_counters (version, kind, passage_id, cell, role, runs) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (version, kind, passage_id, cell, role) DO UPDATE SET runs = path_counters.runs + excluded.runs`, ...key, more,
    )
  }
  yield* execute(`DELETE FROM path_marks WHERE run_id IN (${placeholders(ids.length)})`, ...ids)
  yield* execute(`UPDATE path_runs SET is_settled = 1 WHERE run_id IN (${placeholders(ids.length)})`, ...ids)
  return runs.length
}

function countRun(run: RunRow, marks: readonly MarkRow[], count: (...key: readonly [string, string, string, string, string]) => void): void {
  const { version, role, ending_passage_id: ending, last_passage_id: last } = run
  count(version, 'ending', '', ending ?? UNFINISHED_ROW, role)
  if (ending === null) count(version, 'stopped', '', last, '')
  const choices = new Map(marks.filter(({ kind }) => kind === 'choice').map((mark) => [mark.passage_id, mark.value]))
  const missions = new Map(marks.filter(({ kind }) => kind === 'mission').map((mark) => [mark.passage_id, mark]))
  for (const passageId of new Set([...choices.keys(), ...missions.keys(), last, ...ending === null ? [] : [ending]])) {
    const mission = missions.get(passageId)
    const hasLedOn = mission !== undefined && (RANKS[mission.value] ?? 0) >= LED_ON
    count(version, 'choice', passageId, choices.get(passageId) ?? (hasLedOn ? MISSION_ROW : LEFT_ROW), role)
    if (mission === undefined) continue
    count(version, 'result', passageId, mission.value, role)
    if (mission.reason !== null) count(version, 'reason', passageId, mission.reason, '')
  }
}
