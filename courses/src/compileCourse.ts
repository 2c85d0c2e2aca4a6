// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { courseCard } from './catalogue/courseCard.ts'
import { inLanguage } from './catalogue/inLanguage.ts'
import type { Activity, ByLanguage, Course, Language, Module, QuizQuestion } from './course.ts'
import type { ActivityKey, CourseKey, QuestionKey } from './courseKey.ts'
import type { CourseCard, PublicActivity, PublicCourse, PublicQuizQuestion, PublicSheet } from './messages/publicCourse.ts'

/** A course ready to be published: what anyone may read, by language, and what stays on the server. All JSON. */
export interface CompiledCourse {
  readonly courseId: string
  readonly public: ByLanguage<CompiledLanguage>
  readonly key: CourseKey
}

/** Everything that may be sent, for one language of the course. The server adds `contentHash`. */
export interface CompiledLanguage {
  readonly card: CourseCard
  readonly course: Omit<PublicCourse, 'contentHash'>
  /** In reading order. */
  readonly activities: readonly Omit<PublicActivity, 'contentHash'>[]
  readonly sheets: readonly PublicSheet[]
}

export function compileCourse(course: Course): CompiledCourse {
  const languages = course.languages.map(language => [language, compileLanguage(course, language)] as const)
  return { courseId: course.courseId, public: Object.fromEntries(languages), key: compileKey(course) }
}

function compileLanguage(course: Course, language: Language): CompiledLanguage {
  const { courseId } = course
  return {
    card: courseCard(course, language),
    course: compileOutline(course, language),
    activities: course.modules.flatMap(module => module.activities.map(activity => compileActivity(course, module, activity, language))),
    sheets: course.sheets.map(({ sheetId, texts }) => {
      const { language: shown, text } = inLanguage(texts, language, course.language)
      return { courseId, sheetId, language: shown, title: text.title, html: text.html }
    }),
  }
}

function compileOutline(course: Course, wanted: Language): Omit<PublicCourse, 'contentHash'> {
  const { courseId, languages, form, themes, licence, authors } = course
  const { language, text } = inLanguage(course.texts, wanted, course.language)
  const { title, summary, outcomes, forWhom } = text
  const modules = course.modules.map((module) => {
    const { text: moduleText } = inLanguage(module.texts, wanted, course.language)
    return {
      moduleId: module.moduleId,
      title: moduleText.title,
      summary: moduleText.summary ?? null,
      isRequired: module.isRequired,
      activities: module.activities.map(activity => compileLine(activity, wanted, course.language)),
    }
  })
  const attestationHours = course.attestationHours ?? null
  return { courseId, language, languages, title, summary, outcomes, forWhom, form, themes, licence, authors, attestationHours, durationMinutes: courseMinutes(course), modules }
}

function compileLine(activity: Activity, wanted: Language, original: Language): PublicCourse['modules'][number]['activities'][number] {
  const { language, text } = inLanguage(activity.texts, wanted, original)
  const { activityId, kind, durationMinutes, isRequired } = activity
  return { activityId, kind, title: text.title, language, durationMinutes, isRequired, hasVideo: text.video !== undefined, quizQuestionCount: text.quiz.length }
}

function compileActivity(course: Course, module: Module, activity: Activity, wanted: Language): Omit<PublicActivity, 'contentHash'> {
  const { language, text } = inLanguage(activity.texts, wanted, course.language)
  const { activityId, kind, durationMinutes, isRequired, completion, ways } = activity
  return {
    courseId: course.courseId, moduleId: module.moduleId, activityId, kind, language, title: text.title, durationMinutes, isRequired, completion,
    quizPercent: activity.quizPercent ?? null,
    ways,
    ref: activity.ref ?? null,
    html: text.html,
    video: text.video ?? null,
    quiz: text.quiz.map(withoutKey),
    materials: text.materials,
  }
}

/** The question as asked. Built field by field, so that nothing added later to an option leaks. */
function withoutKey({ questionId, promptHtml, isMultiple, options }: QuizQuestion): PublicQuizQuestion {
  return { questionId, promptHtml, isMultiple, options: options.map(({ optionId, html }) => ({ optionId, html })) }
}

function compileKey(course: Course): CourseKey {
  return {
    courseId: course.courseId,
    formerly: course.formerly,
    modules: course.modules.map(({ moduleId, formerly, isRequired, activities }) => (
      { moduleId, formerly, isRequired, activities: activities.map(activity => compileActivityKey(activity, course.language)) }
    )),
  }
}

function compileActivityKey(activity: Activity, language: Language): ActivityKey {
  const { activityId, formerly, kind, isRequired, completion, ways, texts } = activity
  const { text } = inLanguage(texts, language, language)
  const questions = text.quiz.map(({ questionId, options }, index): QuestionKey => ({
    questionId,
    optionIds: options.map(option => option.optionId),
    rightOptionIds: options.filter(option => option.isRight).map(option => option.optionId),
    feedback: Object.fromEntries(Object.entries(texts).map(([other, { quiz }]) => [other, feedbackOf(quiz[index])])),
  }))
  return { activityId, formerly, kind, isRequired, completion, quizPercent: activity.quizPercent ?? null, ways, language, questions }
}

function feedbackOf(question: QuizQuestion | undefined): [string, string][] {
  return question?.options.flatMap(({ optionId, feedbackHtml }): [string, string][] => feedbackHtml === undefined ? [] : [[optionId, feedbackHtml]]) ?? []
}

function courseMinutes(course: Course): number {
  return course.modules.flatMap(module => module.activities).reduce((sum, activity) => sum + activity.durationMinutes, 0)
}
