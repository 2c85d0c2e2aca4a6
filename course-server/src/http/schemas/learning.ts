// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  PRACTICE_OUTCOMES, WAYS,
  type ActivityProgress, type AttemptRequest, type AttemptResult, type AttemptScore, type CourseProgress, type CourseProgressDetail,
  type FactResult, type MyProgress, type OutboxBatch, type QuestionResult,
} from '@parcours/courses'
import { MAX_OUTBOX_ENTRIES } from '../../services/outbox.ts'
import { count, day, instant, language, listOf, mapOf, messageOf, oneOf, orNull, sha256, slug, text, uuid, yesOrNo, type Schema } from './shapes.ts'

/** Limits of one attempt: more questions or options than any quiz has. */
const MAX_QUESTIONS = 100
const MAX_OPTIONS = 30
const shortId: Schema = { type: 'string', maxLength: 100, pattern: '^[\\w-]*$' }

const attemptRequest = messageOf<AttemptRequest>({
  attemptId: uuid, contentHash: sha256, language,
  responses: {
    type: 'object', maxProperties: MAX_QUESTIONS, propertyNames: shortId,
    additionalProperties: { type: 'array', maxItems: MAX_OPTIONS, items: shortId },
  },
})

function fact(kind: string, properties: Readonly<Record<string, Schema>>): Schema {
  const all = { kind: { type: 'string', const: kind }, courseId: slug, ...properties, occurredAt: instant }
  return { type: 'object', additionalProperties: false, required: Object.keys(all), properties: all }
}

/** One `LearningFact`, told apart by `kind`. */
export const learningFact: Schema = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    fact('enrol', {}),
    fact('start', { activityId: slug }),
    fact('way', { activityId: slug, way: oneOf(WAYS.filter((way) => way !== 'quiz')) }),
    fact('practice', { activityId: slug, outcome: oneOf(PRACTICE_OUTCOMES) }),
    fact('attempt', { activityId: slug, attempt: attemptRequest }),
  ],
}

export const outboxBatch = messageOf<OutboxBatch>({
  entries: {
    type: 'array', minItems: 1, maxItems: MAX_OUTBOX_ENTRIES,
    items: messageOf<OutboxBatch['entries'][number]>({ entryId: uuid, fact: learningFact }),
  },
})

const scoreProperties = { rightCount: count, questionCount: count }
const score = messageOf<AttemptScore>(scoreProperties, { nullable: true })

const activityProperties = {
  activityId: slug, hasStarted: yesOrNo, isCompleted: yesOrNo, completedOn: orNull(day), waysDone: listOf(oneOf(WAYS)),
  practiceOutcome: { type: 'string', enum: [...PRACTICE_OUTCOMES, null], nullable: true }, bestAttempt: score, lastAttempt: score,
} satisfies Record<keyof ActivityProgress, Schema>

const courseProperties = {
  courseId: slug, enrolledOn: orNull(day), startedOn: orNull(day), completedOn: orNull(day),
  requiredCount: count, requiredCompletedCount: count, completedModuleIds: listOf(slug),
} satisfies Record<keyof CourseProgress, Schema>

const questionResult = messageOf<QuestionResult>({
  questionId: slug, isRight: yesOrNo, rightOptionIds: listOf(text), chosenOptionIds: listOf(text), feedbackHtml: mapOf(text),
})

const attemptResult = messageOf<AttemptResult>({
  attemptId: uuid, rightCount: count, questionCount: count, hasPassed: yesOrNo, questions: listOf(questionResult),
}, { nullable: true })

export const factResult = messageOf<FactResult>({
  activity: messageOf<ActivityProgress>(activityProperties, { nullable: true }),
  course: messageOf<CourseProgress>(courseProperties),
  attempt: attemptResult,
})

/** `recorded` has a result, `refused` a code. */
export const outboxBatchResult = messageOf<{ results: unknown }>({
  results: listOf({
    type: 'object', additionalProperties: false, required: ['entryId', 'kind'],
    properties: { entryId: uuid, kind: oneOf(['recorded', 'refused']), result: factResult, code: text },
  }),
})

export const courseProgressDetail = messageOf<CourseProgressDetail>({
  ...courseProperties, activities: listOf(messageOf<ActivityProgress>(activityProperties)), resumeActivityId: orNull(slug),
})

export const myProgress = messageOf<MyProgress>({
  courses: listOf(messageOf<MyProgress['courses'][number]>({
    ...courseProperties, title: text, resumeActivityId: orNull(slug), resumeTitle: orNull(text),
  })),
})
