// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** performance.md §2 judges writes in batches of this many. */
export const BATCH = 200

export function inBatches<T>(all: readonly T[], size = BATCH): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
