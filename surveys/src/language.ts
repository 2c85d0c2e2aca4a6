// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** BCP 47 tag of a language a survey is written in, such as `fr` or `en`. */
export type Language = string

/** Texts per language; the survey's own language is always there, others may be missing. */
export type ByLanguage<T> = Readonly<Record<Language, T>>
