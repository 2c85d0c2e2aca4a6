// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  DIMENSIONS, EDITION_STATES, LIMITS, QUESTION_KINDS, RESULTS_MODES, TEXT_READERS,
  type AnswerableEdition, type ChangeNote, type Cohort, type EditionContract, type EditionKey, type EditionLine, type EditionPage, type PublicAdvice,
  type PublicOption, type PublicQuestion, type PublicSection, type PublicSurvey, type SubmissionReceipt, type SubmissionRequest, type SubmissionTokenMessage,
  type SubmissionTokenRequest,
} from '@parcours/surveys'
import { count, instant, language, listOf, messageOf, oneOf, orNull, sha256, text, uuid, yesOrNo, day, type Schema } from '../shapes.ts'

/** Ids of surveys, questions, options, cohorts: lower-case letters, digits, hyphens, underscores. */
export const identifier: Schema = { type: 'string', maxLength: LIMITS.idCharacters, pattern: '^[a-z0-9][a-z0-9_-]*$' }
export const texts = listOf(text)

/** So many characters of base64url at most. */
export function base64url(maxLength: number): Schema {
  return { type: 'string', maxLength, pattern: '^[A-Za-z0-9_-]+$' }
}

const condition: Schema = { type: 'object', additionalProperties: false, required: ['questionId', 'answers'], properties: { questionId: text, answers: texts } }

const question = messageOf<PublicQuestion>({
  questionId: text, kind: oneOf(QUESTION_KINDS), language, title: text, help: orNull(text), isRequired: yesOrNo, isSensitive: yesOrNo,
  visibleIf: orNull(condition),
  options: listOf(messageOf<PublicOption>({ optionId: text, label: text, isExclusive: yesOrNo })),
  rows: listOf(messageOf<PublicQuestion['rows'][number]>({ rowId: text, label: text })),
  points: messageOf<NonNullable<PublicQuestion['points']>>({ from: count, to: count, low: orNull(text), high: orNull(text) }, { nullable: true }),
  most: orNull(count),
  number: messageOf<NonNullable<PublicQuestion['number']>>({ min: { type: 'number' }, max: { type: 'number' }, unit: orNull(text), classes: listOf({ type: 'number' }) }, { nullable: true }),
  date: messageOf<NonNullable<PublicQuestion['date']>>({ min: text, max: text, classes: texts }, { nullable: true }),
  mostCharacters: orNull(count),
})

const advice = messageOf<PublicAdvice>({
  adviceId: text, language, title: text, text,
  conditions: listOf(messageOf<PublicAdvice['conditions'][number]>({ questionId: text, test: oneOf(['has', 'lacks']), answers: texts })),
})

const privacy = messageOf<PublicSurvey['privacy']>({ retentionMonths: count, textReaders: oneOf(TEXT_READERS), respondentsSeeResults: yesOrNo })

export const publicSurvey = messageOf<PublicSurvey>({
  surveyId: text, version: count, language, languages: listOf(language), title: text, intro: text, licence: text, authors: texts, isPaired: yesOrNo,
  results: oneOf(RESULTS_MODES), privacy, smallestGroup: count,
  sections: listOf(messageOf<PublicSection>({ sectionId: text, language, title: orNull(text), questions: listOf(question) })),
  advices: listOf(advice),
})

export const cohorts = listOf(messageOf<Cohort>({ cohortId: identifier, label: { type: 'string', minLength: 1, maxLength: LIMITS.labelCharacters } }), LIMITS.options)
const state = oneOf(EDITION_STATES)
const moment = orNull(oneOf(['before', 'after']))

/** Flat, told apart by `kind`. */
export const occasion: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: text, courseId: text, sessionId: text, adventureId: text, needs: text },
}

const contract = messageOf<EditionContract>({
  noticeVersion: count, surveyId: text, smallestGroup: count, retentionMonths: count, textReaders: oneOf(TEXT_READERS),
  respondentsSeeResults: yesOrNo, isPaired: yesOrNo, groupedBy: orNull(oneOf(DIMENSIONS)),
})

export const changeNote = messageOf<ChangeNote>({ text, language, writtenOn: day }, { nullable: true })

export const answerableEdition = messageOf<AnswerableEdition>({
  editionId: uuid, survey: publicSurvey, state, contract, contractHash: sha256, moment, pairId: orNull(uuid), cohorts, occasion,
  opensAt: instant, closesAt: orNull(instant), key: messageOf<EditionKey>({ keyId: text, variant: text, publicKey: text }),
  reminderCount: count, hasResults: yesOrNo, note: changeNote,
})

const editionLine = messageOf<EditionLine>({
  editionId: uuid, surveyId: text, title: text, language, questionCount: count, state, moment, occasion, opensAt: instant, closesAt: orNull(instant),
  reminderCount: count, hasResults: yesOrNo, hasNote: yesOrNo,
})

export const editionPage = messageOf<EditionPage>({ editions: listOf(editionLine), page: count, pageCount: count })

const linkCode = base64url(32)

/** 256 bytes are 342 characters. */
export const submissionTokenRequest = messageOf<SubmissionTokenRequest>({ blindedMessage: base64url(400), linkCode }, { optional: ['linkCode'] })
export const submissionTokenMessage = messageOf<SubmissionTokenMessage>({ keyId: text, blindSignature: text })

/** What is answered is the domain's to judge, question by question. */
export const submissionRequest = messageOf<SubmissionRequest>({
  token: messageOf<SubmissionRequest['token']>({ keyId: base64url(43), message: base64url(100), signature: base64url(400) }),
  groupId: { type: 'string', maxLength: 100 },
  contractHash: sha256,
  submission: {
    type: 'object', additionalProperties: false, required: ['surveyId', 'version', 'responses'],
    properties: {
      surveyId: { type: 'string', maxLength: LIMITS.idCharacters }, version: count, pairCode: { type: 'string', maxLength: LIMITS.pairCodeCharacters },
      responses: { type: 'object', maxProperties: LIMITS.responsesPerSubmission },
    },
  },
}, { optional: ['groupId'] })
export const submissionReceipt = messageOf<SubmissionReceipt>({ editionId: uuid, surveyId: text, version: count })

export const pageNumber: Schema = { type: 'string', pattern: '^[1-9]\\d{0,4}$' }
/** What a survey may be asked after; one of them at most is looked at. */
const placeIds = { sessionId: { type: 'string', maxLength: 100 }, courseId: identifier, adventureId: identifier } satisfies Readonly<Record<string, Schema>>
export const editionsQuery: Schema = { type: 'object', additionalProperties: false, properties: { page: pageNumber, language, surveyId: identifier, ...placeIds } }
export const editionQuery: Schema = { type: 'object', additionalProperties: false, properties: { language, link: linkCode } }
export const editionParams: Schema = { type: 'object', additionalProperties: false, required: ['editionId'], properties: { editionId: uuid } }
export const surveyParams: Schema = { type: 'object', additionalProperties: false, required: ['surveyId'], properties: { surveyId: identifier } }
export const questionParams: Schema = {
  type: 'object', additionalProperties: false, required: ['editionId', 'questionId'], properties: { editionId: uuid, questionId: identifier },
}
export const textParams: Schema = {
  type: 'object', additionalProperties: false, required: ['editionId', 'questionId', 'textId'],
  properties: { editionId: uuid, questionId: identifier, textId: base64url(32) },
}
