// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** A time as people say it, the same in French and in English: `45 min`, `1 h 20`. */
export function wholeHours(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${minutes}\u00a0min`
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h\u00a0${String(rest).padStart(2, '0')}`
}

/** Whether a course's time is said rounded. */
export function isRounded(minutes: number): boolean {
  return minutes !== roundedLength(minutes)
}

/** To the quarter of an hour from one hour on, to the half from three. */
export function roundedLength(minutes: number): number {
  if (minutes < 60) return minutes
  const step = minutes < 180 ? 15 : 30
  return Math.round(minutes / step) * step
}
