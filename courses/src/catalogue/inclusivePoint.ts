// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The point of inclusive French, as in « coordinateur⋅ices »: U+22C5, DOT OPERATOR. */
export const INCLUSIVE_POINT = '\u22C5'
