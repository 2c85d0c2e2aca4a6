// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CHECKS, foldForSearch, type ArgumentRule, type CheckArguments, type CheckName } from '@parcours/courses'

/** What the author asked for, read by the French names of `CHECKS`, in whichever language it was written. */
export interface Wanted {
  /** One text; undefined when the author left it out. */
  readonly text: (argument: string) => string | undefined
  readonly words: (argument: string) => readonly string[]
  readonly count: (argument: string, usual: number) => number
  /** English values of `choice` and `choices`. */
  readonly values: (argument: string) => readonly string[]
}

export function readArguments(check: CheckName, given: CheckArguments): Wanted {
  const rules: Readonly<Record<string, ArgumentRule>> = CHECKS[check].arguments
  const textsOf = (argument: string): readonly string[] => {
    const rule = rules[argument]
    if (rule === undefined) {
      throw new Error(`The check ${check} has no argument ${argument}.`)
    }
    return (given[argument] ?? given[rule.en] ?? []).map((text) => text.trim()).filter((text) => text !== '')
  }
  return {
    text: (argument) => textsOf(argument)[0],
    words: textsOf,
    count(argument, usual) {
      const count = Number(textsOf(argument)[0] ?? usual)
      return Number.isSafeInteger(count) && count > 0 ? count : usual
    },
    values: (argument) => textsOf(argument).map((text) => englishValue(rules[argument], text)).filter((value) => value !== undefined),
  }
}

function englishValue(rule: ArgumentRule | undefined, text: string): string | undefined {
  const folded = foldForSearch(text)
  return Object.entries(rule?.values ?? {}).find((pair) => pair.some((word) => foldForSearch(word) === folded))?.[1]
}
