// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { LIMITS } from '../limits.ts'

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/

/** Whether a text can be the id of a survey, section, question, option, row or advice: `a-z`, `0-9`, `-`. */
export function isIdentifier(text: string): boolean {
  return text.length <= LIMITS.idCharacters && ID.test(text)
}

/** Whether a text is a language tag as files carry it, such as `fr` or `pt-BR` (a part of BCP 47). */
export function isLanguageTag(text: string): boolean {
  return LANGUAGE.test(text)
}
