// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  DIMENSIONS, EDITION_AUDIENCES, EDITION_STATES, IMPORT_SOURCES, LIMITS, ROUNDINGS,
  type ChangeEditionRequest, type DeskEdition, type DeskLine, type DeskPage, type DeskSurvey, type Hint, type ImportRequest, type Occasion, type OpenEditionRequest,
  type ParityMessage, type ParityRequest, type PublishedSurvey, type SurveyCheck, type SurveyFile, type SurveyFilesRequest, type SurveyIssue,
} from '@parcours/surveys'
import { count, instant, language, listOf, messageOf, oneOf, orNull, text, uuid, yesOrNo, type Schema } from '../shapes.ts'
import { cohorts, identifier, occasion, pageNumber } from './answering.ts'

const bothLanguages: Schema = { type: 'object', additionalProperties: false, required: ['fr', 'en'], properties: { fr: text, en: text } }
const issue = messageOf<SurveyIssue>({ code: text, severity: oneOf(['error', 'warning']), file: text, line: count, message: bothLanguages })
const hint = messageOf<Hint>({ code: text, questionId: text, language: text, message: bothLanguages }, { optional: ['questionId', 'language'] })
export const surveyCheck = messageOf<SurveyCheck>({ canPublish: yesOrNo, issues: listOf(issue), hints: listOf(hint) })

const surveyFile = messageOf<SurveyFile>({ path: { type: 'string', maxLength: LIMITS.pathCharacters }, text: { type: 'string', maxLength: LIMITS.yamlCharacters } })
export const surveyFilesRequest = messageOf<SurveyFilesRequest>({ files: listOf(surveyFile, LIMITS.files) })

const line = {
  surveyId: text, title: text, questionCount: count, publishedVersion: orNull(count), hasDraft: yesOrNo, isOwn: yesOrNo, openEditionCount: count,
}
export const deskPage = messageOf<DeskPage>({ surveys: listOf(messageOf<DeskLine>(line)), page: count, pageCount: count })
export const deskSurvey = messageOf<DeskSurvey>({ ...line, files: listOf(messageOf<SurveyFile>({ path: text, text })), check: surveyCheck })
export const publishedSurvey = messageOf<PublishedSurvey>({
  surveyId: text, version: count, change: oneOf(['first', 'same', 'wording', 'structure']), check: surveyCheck,
})
export const copyRequest = messageOf<{ readonly surveyId: string }>({ surveyId: identifier })

function occasionOf(kind: Occasion['kind'], properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, required: ['kind', ...Object.keys(properties)], properties: { kind: { type: 'string', const: kind }, ...properties } }
}

const occasionRequest: Schema = {
  type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' },
  oneOf: [
    occasionOf('anytime', {}),
    occasionOf('course', { courseId: identifier, needs: oneOf(['enrolled', 'completed']) }),
    occasionOf('session', { sessionId: { type: 'string', maxLength: 100 }, needs: oneOf(['registered', 'attended']) }),
    occasionOf('adventure', { adventureId: identifier }),
  ],
}

export const openEditionRequest = messageOf<OpenEditionRequest>({
  audience: oneOf(EDITION_AUDIENCES), occasion: occasionRequest, moment: oneOf(['before', 'after']), beforeEditionId: uuid,
  groupedBy: oneOf(DIMENSIONS), cohorts, opensAt: instant, closesAt: instant, hasLink: yesOrNo,
}, { optional: ['occasion', 'moment', 'beforeEditionId', 'groupedBy', 'cohorts', 'opensAt', 'closesAt', 'hasLink'] })

const noteText: Schema = { type: 'string', minLength: 1, maxLength: LIMITS.longTextCharacters }
export const changeEditionRequest = messageOf<ChangeEditionRequest>({
  closesAt: orNull(instant), hasLink: yesOrNo, note: { ...messageOf<{ text: string; language: string }>({ text: noteText, language }), nullable: true },
}, { optional: ['closesAt', 'hasLink', 'note'] })

export const deskEdition = messageOf<DeskEdition>({
  editionId: uuid, surveyId: text, version: count, title: text, state: oneOf(EDITION_STATES), audience: oneOf(EDITION_AUDIENCES), occasion,
  moment: orNull(text), pairId: orNull(uuid), groupedBy: orNull(oneOf(DIMENSIONS)), cohorts, opensAt: instant, closesAt: orNull(instant),
  isImported: yesOrNo, linkCode: orNull(text), isContractFrozen: yesOrNo, remindersSent: listOf(instant),
  reminder: { type: 'object', additionalProperties: false, required: ['kind'], properties: { kind: text, number: count, until: instant, reason: text } },
  note: { type: 'object', additionalProperties: false, nullable: true, required: ['text', 'language'], properties: { text, language: text } },
})

const percent: Schema = { type: 'integer', minimum: 0, maximum: 100 }
/** Two million characters: 20,000 rows of a short survey. */
export const MOST_CSV_CHARACTERS = 2_000_000
export const importRequest = messageOf<ImportRequest>({
  source: oneOf(IMPORT_SOURCES), csv: { type: 'string', minLength: 1, maxLength: MOST_CSV_CHARACTERS },
  published: listOf(messageOf<{ tableId: string; percent: number }>({ tableId: { type: 'string', maxLength: 200 }, percent }), LIMITS.questions),
}, { optional: ['published'] })

const impossible: Schema = {
  type: 'object', additionalProperties: false, required: ['figureId', 'percent'], properties: { figureId: text, percent, smallestBase: count },
}
const parityReport: Schema = {
  type: 'object', additionalProperties: false, required: ['searchedUpTo', 'isDeclaredBasePossible', 'verdicts'],
  properties: {
    declaredBase: count, searchedUpTo: count, isDeclaredBasePossible: yesOrNo,
    verdicts: listOf({
      type: 'object', additionalProperties: false, required: ['rounding', 'possibleBases', 'impossible'],
      properties: { rounding: oneOf(ROUNDINGS), possibleBases: listOf(count), impossible: listOf(impossible) },
    }),
  },
}

/** Imported or refused, told apart by `kind`. */
export const importResult: Schema = {
  type: 'object', additionalProperties: false, required: ['kind', 'issues'],
  properties: {
    kind: oneOf(['imported', 'refused']), editionId: uuid, submissionCount: count,
    issues: listOf({
      type: 'object', additionalProperties: false, required: ['code', 'severity', 'count', 'message'],
      properties: { code: text, severity: text, column: text, count, message: bothLanguages },
    }),
    parity: { ...parityReport, nullable: true },
    comparisons: listOf({
      type: 'object', additionalProperties: false, required: ['rounding', 'figures'],
      properties: {
        rounding: oneOf(ROUNDINGS),
        figures: listOf({
          type: 'object', additionalProperties: false, required: ['tableId', 'published', 'agrees'],
          properties: { tableId: text, published: percent, computed: percent, agrees: yesOrNo },
        }),
      },
    }),
  },
}

/** As much of a report as is read. */
const MOST_REPORT_CHARACTERS = 100_000
export const parityRequest = messageOf<ParityRequest>({
  report: { type: 'string', maxLength: MOST_REPORT_CHARACTERS }, declaredBase: { type: 'integer', minimum: 1, maximum: 10_000_000 },
  figures: listOf(messageOf<{ figureId: string; percent: number }>({ figureId: { type: 'string', maxLength: 200 }, percent }), 200),
}, { optional: ['report', 'declaredBase', 'figures'] })
export const parityMessage = messageOf<ParityMessage>({
  declaredBase: orNull(count),
  figures: listOf(messageOf<ParityMessage['figures'][number]>({ figureId: text, percent, excerpt: orNull(text) })),
  report: parityReport,
})

export const deskQuery: Schema = { type: 'object', additionalProperties: false, properties: { page: pageNumber, language } }
