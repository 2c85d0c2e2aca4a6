// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Signs written inside inclusive words, dropped so that « formateur⋅ices » is found by « formateurices ». */
const POINTS = /[\u22C5\u00B7\u2022\u2027]/g
/** A full stop between two letters is the same sign, typed on a plain keyboard. */
const INNER_STOP = /(?<=\p{L})\.(?=\p{L})/gu
const LIGATURES: Readonly<Record<string, string>> = { 'œ': 'oe', 'æ': 'ae', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'đ': 'd' }

/**
 * Text as search compares it: lower case, without accents, ligatures opened, inclusive points dropped
 * (« Frama.space » is found by « framaspace » too), everything else but letters and digits made one space.
 */
export function foldForSearch(text: string): string {
  return text
    .toLowerCase()
    .replace(POINTS, '')
    .replace(INNER_STOP, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[œæßøłđ]/g, letter => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
