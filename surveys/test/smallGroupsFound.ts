// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect } from 'vitest'
import type { Oracle } from './adversary.ts'

const K = 5

export type Test<Kind> = (kind: Kind) => boolean

/** One answer to a question, or all its others. */
export interface AnswerGiven<Kind> {
  readonly questionId: string
  readonly given: Test<Kind>
  /** Those who gave another answer to the same question. */
  readonly other: Test<Kind>
  /** One answer to a sensitive question; that nobody chose some answer may be told even there. */
  readonly isOfSensitive: boolean
}

/** Some of the people: a stretch of time, a cohort, who gave an answer, who passed a question. */
export interface Slice<Kind> {
  readonly slice: Test<Kind>
  /** Questions whose answer the slice is made by: that all of it gave this answer tells nothing. */
  readonly madeBy: readonly string[]
}

export interface Adversary<Kind> {
  readonly kinds: readonly Kind[]
  /** The truth. */
  readonly people: readonly Kind[]
  readonly oracle: Oracle
  readonly slices: readonly Slice<Kind>[]
  readonly answers: readonly AnswerGiven<Kind>[]
}

/** Sizes of small groups that the adversary works out: those of a slice who gave an answer. */
export function smallGroupsFound<Kind>({ kinds, people, oracle, slices, answers }: Adversary<Kind>): number[] {
  const size = (test: Test<Kind>): number => people.filter(test).length
  const found = (test: Test<Kind>): number | undefined => oracle((index) => { const kind = kinds[index]; return kind !== undefined && test(kind) })
  return answers.flatMap(({ questionId, given, other, isOfSensitive }) => {
    const wider = [(): boolean => true, ...slices.filter(({ madeBy }) => !madeBy.includes(questionId)).map(({ slice }) => slice)]
    const unanimous = isOfSensitive ? [] : wider.filter(group => size(kind => group(kind) && given(kind)) >= K && found(kind => group(kind) && other(kind)) === 0)
    return slices.flatMap(({ slice }) => {
      const secret: Test<Kind> = kind => slice(kind) && given(kind)
      const real = size(secret)
      const worked = real === 0 || real >= K ? undefined : found(secret)
      if (worked === undefined) return []
      expect(worked, 'the adversary reasons soundly').toBe(real)
      // « Everybody here answered this » may be shown of a group that is large enough, unless the question is sensitive;
      // whoever is known to be in that group then answered it too. The large group gave it away, not the small one.
      return unanimous.some(group => found(kind => secret(kind) && !group(kind)) === 0) ? [] : [worked]
    })
  })
}
