// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ACTIVITY_KINDS, COURSE_FORMS, THEMES, WAYS,
  type CataloguePage, type CourseCard, type PublicActivity, type PublicActivityLine, type PublicCourse,
  type PublicModule, type PublicQuizQuestion, type PublicSheet, type TranscriptCue, type Video, type VideoChapter,
} from '@parcours/courses'
import { count, language, listOf, messageOf, oneOf, orNull, sha256, slug, text, yesOrNo, type Schema } from './shapes.ts'

const themes = listOf(oneOf(THEMES))
const form = oneOf(COURSE_FORMS)
const languages = listOf(language)

const courseCard = messageOf<CourseCard>({
  courseId: slug, language, languages, title: text, summary: text, form, themes,
  durationMinutes: count, activityCount: count, licence: text, searchText: text,
})

export const cataloguePage = messageOf<CataloguePage>({
  courses: listOf(courseCard), page: count, pageCount: count, courseCount: count,
})

const activityLine = messageOf<PublicActivityLine>({
  activityId: slug, kind: oneOf(ACTIVITY_KINDS), title: text, language, durationMinutes: count,
  isRequired: yesOrNo, hasVideo: yesOrNo, quizQuestionCount: count,
})

const courseModule = messageOf<PublicModule>({
  moduleId: slug, title: text, summary: orNull(text), isRequired: yesOrNo, activities: listOf(activityLine),
})

export const publicCourse = messageOf<PublicCourse>({
  courseId: slug, contentHash: sha256, language, languages, title: text, summary: text, outcomes: listOf(text),
  forWhom: text, form, themes, licence: text, authors: listOf(text), attestationHours: orNull({ type: 'number' }),
  durationMinutes: count, modules: listOf(courseModule),
})

/** Seconds from the beginning; captions have thousandths. */
const seconds: Schema = { type: 'number', minimum: 0 }

const video = messageOf<Video>({
  watchUrl: text, embedUrl: text, durationMinutes: count, sizeMegabytes: { type: 'number', minimum: 0 }, summaryHtml: text,
  transcript: listOf(messageOf<TranscriptCue>({ startSeconds: seconds, text })),
  chapters: listOf(messageOf<VideoChapter>({ startSeconds: seconds, title: text })),
}, { optional: ['durationMinutes', 'sizeMegabytes'], nullable: true })

/** Question and options alone: the key and the explanations have no place in this schema. */
const quizQuestion = messageOf<PublicQuizQuestion>({
  questionId: slug, promptHtml: text, isMultiple: yesOrNo,
  options: listOf(messageOf<PublicQuizQuestion['options'][number]>({ optionId: text, html: text })),
})

/** A sheet, a link or a file; the other kinds' properties are absent. */
const material: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'title'],
  properties: { kind: oneOf(['sheet', 'link', 'file']), title: text, sheetId: slug, url: text, path: text, sizeBytes: count },
}

export const publicActivity = messageOf<PublicActivity>({
  courseId: slug, moduleId: slug, activityId: slug, contentHash: sha256, kind: oneOf(ACTIVITY_KINDS), language, title: text,
  durationMinutes: count, isRequired: yesOrNo, completion: oneOf(['any', 'all']), quizPercent: orNull(count),
  ways: listOf(oneOf(WAYS)), ref: orNull(text), html: text, video, quiz: listOf(quizQuestion), materials: listOf(material),
})

export const publicSheet = messageOf<PublicSheet>({ courseId: slug, sheetId: slug, language, title: text, html: text })

/** Numbers in a query are text of digits: nothing is converted behind anybody's back. */
export const catalogueQuery: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    query: { type: 'string', maxLength: 200 },
    theme: { type: 'string', enum: ['', ...THEMES] },
    form: { type: 'string', enum: ['', ...COURSE_FORMS] },
    language: { type: 'string', maxLength: 20, pattern: '^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$' },
    maxMinutes: { type: 'string', pattern: '^\\d{0,5}$' },
    textLanguage: { ...language, description: 'Language of the cards, where a course has it.' },
    page: { type: 'string', pattern: '^([1-9]\\d{0,3})?$' },
  },
}

export const languageQuery: Schema = { type: 'object', additionalProperties: false, properties: { language } }
