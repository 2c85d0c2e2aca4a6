// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ratioOf, verdictOf, type Finding } from '../ratio.ts'
import type { Machine } from './machine.ts'

export interface Report {
  readonly mode: string
  readonly machine: Machine
  readonly versions: Readonly<Record<string, string>>
  /** Before the first measure and after the last. */
  readonly load: { readonly before: readonly number[]; readonly after: readonly number[] }
  readonly seconds: number
  readonly findings: readonly Finding[]
}

export function writeJson({ machine, versions, load, findings }: Report): string {
  return JSON.stringify({ machine, versions, load, ratios: findings.map(ratioOf) })
}

export function writeText({ mode, machine, versions, load, seconds, findings }: Report): string {
  const rows = findings.map((finding) => [
    finding.name, shown(finding.value), finding.unit, spreadText(finding), goalText(finding), verdictOf(finding),
  ])
  const table = alignColumns([['measure', 'value', '', 'spread', 'goal', ''], ...rows])
  const notes = findings.map((finding) => `  ${finding.name}: ${finding.note}`)
  return [
    `Parcours bench (${mode}), ${Math.round(seconds)} s${mode === 'quick' ? ': sizes too small to judge by, it only shows that everything runs' : ''}`,
    `${machine.processor}, ${machine.coreCount} cores, ${machine.memoryGib} GiB, ${machine.system}`,
    Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', '),
    `load ${load.before.join(' ')} before, ${load.after.join(' ')} after`,
    '', ...table, '', ...notes, '',
  ].join('\n')
}

function shown(value: number | null): string {
  if (value === null) return 'void'
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)))
}

function spreadText({ spread }: Finding): string {
  return spread === null ? '' : `${shown(spread[0])} – ${shown(spread[1])}`
}

function goalText({ goal, better }: Finding): string {
  return goal === null ? '' : `${better === 'higher' ? '≥' : '≤'} ${goal}`
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())
}
