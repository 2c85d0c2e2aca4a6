// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ActivityKey, CourseKey, QuestionKey } from '../../src/index.ts'

export function aQuestionKey(change: Partial<QuestionKey> = {}): QuestionKey {
  return { questionId: 'q1', optionIds: ['a', 'b', 'c'], rightOptionIds: ['b'], feedback: { fr: [['a', 'Non.']], en: [['a', 'No.']] }, ...change }
}

export function anActivityKey(change: Partial<ActivityKey> = {}): ActivityKey {
  return {
    activityId: 'a1', formerly: [], kind: 'page', isRequired: true, completion: 'any', quizPercent: null, ways: ['text'], language: 'fr', questions: [], ...change,
  }
}

/** A course key from the shape of its modules: ids of activities, `?` before the optional ones. */
export function aCourseKey(modules: Readonly<Record<string, readonly string[]>>): CourseKey {
  return {
    courseId: 'c', formerly: [],
    modules: Object.entries(modules).map(([name, activities]) => ({
      moduleId: name.replace('?', ''), formerly: [], isRequired: !name.startsWith('?'),
      activities: activities.map(id => anActivityKey({ activityId: id.replace('?', ''), isRequired: !id.startsWith('?'), formerly: [`old-${id}`] })),
    })),
  }
}
