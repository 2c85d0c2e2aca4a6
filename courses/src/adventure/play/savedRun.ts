// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { ADVENTURE_LIMITS } from '../limits.ts'
import type { Run, SavedRun, TrailStep } from '../run.ts'

export function saveRun({ adventureId, passageId, trail }: Run): SavedRun {
  return { format: 1, adventureId, passageId, trail }
}

/** A saved run read back, from wherever it was kept; undefined when it is not one. */
export function parseSavedRun(value: unknown): SavedRun | undefined {
  if (!isRecord(value)) return undefined
  const { format, adventureId, passageId, trail } = value
  if (format !== 1 || !isId(adventureId) || !isId(passageId) || !Array.isArray(trail)) return undefined
  if (trail.length > ADVENTURE_LIMITS.trailSteps + ADVENTURE_LIMITS.variables) return undefined
  const steps = trail.map(parseStep)
  const known = steps.filter(step => step !== undefined)
  return known.length === steps.length ? { format, adventureId, passageId, trail: known } : undefined
}

function parseStep(value: unknown): TrailStep | undefined {
  if (!isRecord(value)) return undefined
  const { kind, passageId, choiceId } = value
  if (!isId(passageId)) return undefined
  if (kind === 'mission' || kind === 'skip') return { kind, passageId }
  if ((kind === 'choice' || kind === 'kept') && isId(choiceId)) return { kind, passageId, choiceId }
  return undefined
}

/** Ids are only looked up, never shown: any short text will do. */
function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 64
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
