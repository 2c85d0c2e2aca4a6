// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Course, Language } from '../course.ts'
import type { CourseCard } from '../messages/publicCourse.ts'
import { foldForSearch } from './foldForSearch.ts'
import { inLanguage } from './inLanguage.ts'

/** A course as the catalogue lists it. The duration is the sum of its activities, optional ones too. */
export function courseCard(course: Course, wanted: Language): CourseCard {
  const { courseId, languages, form, themes, licence } = course
  const { language, text } = inLanguage(course.texts, wanted, course.language)
  const activities = course.modules.flatMap(module => module.activities)
  const durationMinutes = activities.reduce((sum, activity) => sum + activity.durationMinutes, 0)
  return {
    courseId, language, languages, title: text.title, summary: text.summary, form, themes, durationMinutes,
    activityCount: activities.length, licence, searchText: searchText(course, language),
  }
}

/**
 * Titles, summaries, outcomes and themes in the language shown, and the course's titles and aliases in all languages:
 * people search by the title they were told.
 */
function searchText(course: Course, language: Language): string {
  const { text } = inLanguage(course.texts, language, course.language)
  const names = Object.values(course.texts).flatMap(({ title, aliases }) => [title, ...aliases])
  const parts = course.modules.flatMap((module) => {
    const activities = module.activities.map(activity => inLanguage(activity.texts, language, course.language).text.title)
    return [inLanguage(module.texts, language, course.language).text.title, ...activities]
  })
  return foldForSearch([...new Set([...names, text.summary, ...text.outcomes, text.forWhom, ...course.themes, ...parts])].join(' | '))
}
