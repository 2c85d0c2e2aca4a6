// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Turns of phrase that carry the answer with them, per language, as folded by `foldForSearch`.
 * A list, not a science: it finds the usual ones.
 */
export const LEADING_WORDS: Readonly<Record<string, readonly string[]>> = {
  fr: ['ne pensez vous pas', 'ne trouvez vous pas', 'n etes vous pas', 'ne croyez vous pas', 'n avez vous pas', 'ne faut il pas', 'etes vous d accord pour dire', 'comme chacun sait', 'comme vous le savez', 'bien entendu', 'evidemment'],
  en: ['don t you think', 'don t you agree', 'wouldn t you', 'isn t it', 'aren t you', 'do you agree that', 'as you know', 'as everyone knows', 'of course', 'obviously', 'how much did you enjoy', 'how satisfied'],
}

/** Words that put two questions in one: both may have different answers. */
export const DOUBLE_WORDS: Readonly<Record<string, readonly string[]>> = {
  fr: [' et/ou '],
  en: [' and/or '],
}
