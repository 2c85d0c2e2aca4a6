// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { completionRule, type ActivityKey, type CompiledCourse, type CompiledLanguage, type CourseKey, type Language } from '@parcours/courses'
import type { ActivityRule, Audience, CourseRule, Publication } from './repositories.ts'

/** A publication read from its JSON, with the rules resolved to the numbers the database knows. */
export interface OpenPublication {
  readonly courseNumber: number
  readonly courseId: string
  readonly formerly: readonly string[]
  readonly ownerSpaceNumber: number
  readonly audience: Audience
  readonly contentHash: string
  readonly original: Language
  readonly byLanguage: CompiledCourse['public']
  /** Answers and explanations: nothing of it goes into an answer before the attempt. */
  readonly key: CourseKey
  readonly rule: CourseRule
  readonly partNumbers: ReadonlyMap<string, number>
}

export function openPublication(publication: Publication): OpenPublication {
  const { courseNumber, courseId, ownerSpaceNumber, audience, contentHash, partNumbers } = publication
  // Both were written by `publishing.ts` from a compiled course.
  const byLanguage = JSON.parse(publication.publicJson) as CompiledCourse['public']
  const key = JSON.parse(publication.keyJson) as CourseKey
  const original = Object.values(byLanguage)[0]?.card.languages[0]
  if (original === undefined) throw new Error(`The publication of ${courseId} holds no language.`)
  return {
    courseNumber, courseId, formerly: key.formerly, ownerSpaceNumber, audience, contentHash, original, byLanguage, key, partNumbers,
    rule: courseRule(courseNumber, key, partNumbers),
  }
}

/** The texts in a language, or in the course's own. */
export function textsIn({ byLanguage, original }: OpenPublication, language: Language | undefined): CompiledLanguage {
  const texts = (language === undefined ? undefined : byLanguage[language]) ?? byLanguage[original]
  if (texts === undefined) throw new Error('A publication without the texts of its own language.')
  return texts
}

/** How an activity of this publication is completed. */
export function activityRule({ partNumbers }: Pick<OpenPublication, 'partNumbers'>, activity: ActivityKey): ActivityRule {
  const { kind, isRequired } = activity
  return { ...completionRule(activity), kind, isRequired, partNumber: numberOf(partNumbers, activity.activityId) }
}

/** All rules of the publication, for what is judged anew. */
export function currentRules(publication: OpenPublication): { readonly course: CourseRule; readonly activities: readonly ActivityRule[] } {
  const activities = publication.key.modules.flatMap((module) => module.activities.map((activity) => activityRule(publication, activity)))
  return { course: publication.rule, activities }
}

function courseRule(courseNumber: number, { modules }: CourseKey, partNumbers: ReadonlyMap<string, number>): CourseRule {
  return {
    courseNumber,
    modules: modules.map(({ moduleId, isRequired, activities }) => ({
      partNumber: numberOf(partNumbers, moduleId),
      isRequired,
      requiredPartNumbers: activities.filter((activity) => activity.isRequired).map(({ activityId }) => numberOf(partNumbers, activityId)),
    })),
  }
}

function numberOf(partNumbers: ReadonlyMap<string, number>, partId: string): number {
  const number = partNumbers.get(partId)
  if (number === undefined) throw new Error(`The part ${partId} has no number.`)
  return number
}
