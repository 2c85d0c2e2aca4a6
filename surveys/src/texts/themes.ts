// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { SMALLEST_GROUP } from '../limits.ts'
import type { ShownPart } from '../messages/results.ts'
import type { Rounding } from '../aggregate/rounding.ts'
import { showPart } from '../showResults.ts'
import { isSafePartition } from '../suppression/smallGroups.ts'
import type { FreeText } from './freeTexts.ts'

/** A theme a coordinator found in the texts. */
export interface Theme {
  readonly themeId: string
  readonly label: string
}

export type ThemeShare =
  | { readonly kind: 'shown'; readonly themeId: string; readonly part: ShownPart }
  | { readonly kind: 'hidden'; readonly themeId: string; readonly reason: 'small-groups' }

/**
 * How many texts hold each theme, the base being the texts that have at least one. A theme is shared only with
 * k texts in it and k, or none, without it. Themes overlap, so one hidden is not given back by the others.
 */
export function countThemes(texts: readonly FreeText[], themes: readonly Theme[], { rounding = 'half-up', k = SMALLEST_GROUP }: { rounding?: Rounding; k?: number } = {}): ThemeShare[] {
  const coded = texts.filter(text => text.themeIds.length > 0)
  return themes.map(({ themeId }): ThemeShare => {
    const count = coded.filter(text => text.themeIds.includes(themeId)).length
    const isShown = coded.length >= k && isSafePartition([count, coded.length - count], k, false)
    return isShown ? { kind: 'shown', themeId, part: showPart(count, coded.length, rounding) } : { kind: 'hidden', themeId, reason: 'small-groups' }
  })
}

/** Gives a text its themes: unknown ones are dropped, each kept once. */
export function withThemes(text: FreeText, themeIds: readonly string[], themes: readonly Theme[]): FreeText {
  return { ...text, themeIds: themes.flatMap(({ themeId }) => (themeIds.includes(themeId) ? [themeId] : [])) }
}
