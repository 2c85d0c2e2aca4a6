// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ShownCount, ShownShare } from '../messages/figures.ts'

/** The smallest number of people a figure may speak of. */
export const SMALLEST_BASE = 5

/** Zero as it is, 1 to 4 as `few`, the rest as it is. Under a base of 1 to 4 everything is `few`. */
export function showCount(count: number, base?: number): ShownCount {
  if (base !== undefined && base > 0 && base < SMALLEST_BASE) return FEW
  return count > 0 && count < SMALLEST_BASE ? FEW : exact(count)
}

/** A count beside its base, with a percent where both are shown. */
export function showShare(count: number, base: number): ShownShare {
  return shareOf(showCount(count, base), showCount(base))
}

/**
 * Percent of what is shown, rounded half up, at most 100; null when a side is masked or the base is zero, or where both
 * are the same wide range: 5 to 9 out of 5 to 9 may be 56 %, and « about 100 % » would be told.
 */
export function shareOf(count: ShownCount, base: ShownCount): ShownShare {
  const [part, whole] = [doubleMiddle(count), doubleMiddle(base)]
  const percent = part === undefined || whole === undefined || whole === 0 || isSameWideRange(count, base) ? null : Math.min(100, Math.floor((200 * part + whole) / (2 * whole)))
  return { count, base, percent }
}

/** A part that may be this much less than its base, in percent of it, is not « about » all of it. A choice of this project. */
const FAR_PERCENT = 15

function isSameWideRange(count: ShownCount, base: ShownCount): boolean {
  if (count.kind !== 'between' || base.kind !== 'between') return false
  return count.from === base.from && count.to === base.to && (base.to - base.from) * 100 > base.to * FAR_PERCENT
}

export const FEW: ShownCount = { kind: 'few', below: SMALLEST_BASE }

export function exact(value: number): ShownCount {
  return { kind: 'exact', value }
}

/** Twice the middle of a range, to stay in whole numbers. */
function doubleMiddle(shown: ShownCount): number | undefined {
  switch (shown.kind) {
    case 'exact': return 2 * shown.value
    case 'between': return shown.from + shown.to
    case 'few': return undefined
  }
}

const STEP = 10

/**
 * A total over courses and spaces, by tens: exact, less what is shown of each course, it would tell how many follow one
 * that is not shown.
 */
export function showTotal(count: number): ShownCount {
  if (count < SMALLEST_BASE) return showCount(count)
  const from = Math.floor(count / STEP) * STEP
  return { kind: 'between', from: Math.max(SMALLEST_BASE, from), to: from + STEP - 1 }
}
