// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  DENOMINATORS, DIMENSIONS, EDITION_STATES, LIMITS, MOMENTS, ROUNDINGS,
  type CodeTextRequest, type CrossingResults, type EditionDashboard, type EditionsComparison, type NamedCrossing, type SharedTexts, type ShownPart,
  type SpaceConsent, type Span, type SurveyFiguresLine, type SurveyFiguresPage, type SurveyResults, type TextMessage, type TextsMessage, type ThemesRequest,
} from '@parcours/surveys'
import { count, day, instant, language, listOf, mapOf, messageOf, oneOf, orNull, text, uuid, yesOrNo, type Schema } from '../shapes.ts'
import { base64url, changeNote, identifier, pageNumber, texts } from './answering.ts'

const rounding = oneOf(ROUNDINGS)
const percent = { type: 'integer', minimum: 0, maximum: 100 }
const part = { count, base: count, percent: orNull(percent), rounding }
const shownPart = messageOf<ShownPart>(part)
const members = { cellId: text, memberIds: texts, isFavourable: orNull(yesOrNo) }

/** Shown or hidden, told apart by `kind`: what is hidden has no number at all. */
const table: Schema = {
  type: 'object', additionalProperties: false, required: ['kind', 'tableId', 'partId'],
  properties: {
    kind: oneOf(['shown', 'hidden']), tableId: text, partId: orNull(text), reason: text, base: count, submissions: count, isFull: yesOrNo,
    cells: listOf({ type: 'object', additionalProperties: false, required: Object.keys({ ...part, ...members }), properties: { ...part, ...members } }),
    favourable: { ...shownPart, nullable: true }, meanTenths: orNull({ type: 'integer' }), median: orNull({ type: 'number' }),
  },
}

const results = messageOf<SurveyResults>({
  surveyId: text, version: count, submissions: orNull(count), isFinal: yesOrNo, smallestGroup: count, rounding, isImported: yesOrNo,
  questions: listOf({
    type: 'object', additionalProperties: false, required: ['kind', 'questionId'],
    properties: { kind: oneOf(['counted', 'texts']), questionId: text, tables: listOf(table), readable: orNull(count) },
  }),
})

const crossing = messageOf<CrossingResults>({
  rounding, smallestGroup: count, rowTableId: orNull(text), columnTableId: text,
  columns: listOf(messageOf<CrossingResults['columns'][number]>({ ...members, includesPassed: yesOrNo })),
  rows: listOf(messageOf<CrossingResults['rows'][number]>({ rowId: text, memberIds: texts, includesPassed: yesOrNo, joinedIds: texts, base: count, cells: listOf(shownPart) })),
})
export const namedCrossing = messageOf<NamedCrossing>({ crossing, groupNames: mapOf(text) })

const rate: Schema = {
  type: 'object', additionalProperties: false, nullable: true, required: ['kind', 'denominator'],
  properties: { kind: oneOf(['shown', 'hidden']), submissions: count, of: count, denominator: oneOf(DENOMINATORS), percent, rounding, reason: text },
}

const change: Schema = {
  type: 'object', additionalProperties: false, required: ['kind', 'questionId'],
  properties: { kind: oneOf(['full', 'split', 'hidden']), questionId: text, base: count, reason: text, lower: shownPart, same: shownPart, higher: shownPart, notHigher: shownPart },
}

export const sharedTexts = messageOf<SharedTexts>({
  questionId: text, quotes: texts,
  themes: listOf({
    type: 'object', additionalProperties: false, required: ['kind', 'themeId', 'label'],
    properties: { kind: oneOf(['shown', 'hidden']), themeId: text, label: text, part: shownPart, reason: text },
  }),
})

export const editionDashboard = messageOf<EditionDashboard>({
  editionId: uuid, state: oneOf(EDITION_STATES), results, publishedOn: orNull(day), rate, groupedBy: orNull(oneOf(DIMENSIONS)),
  crossings: listOf(namedCrossing), changes: { ...listOf(change), nullable: true }, shared: listOf(sharedTexts), note: changeNote,
})

const figuresLine = messageOf<SurveyFiguresLine>({
  editionId: uuid, surveyId: text, title: text, language, moment: orNull(oneOf(MOMENTS)), state: oneOf(EDITION_STATES), opensAt: instant, closesAt: orNull(instant),
  publishedOn: orNull(day), submissions: orNull(count), smallestGroup: count, rate,
})
export const surveyFiguresPage = messageOf<SurveyFiguresPage>({ editions: listOf(figuresLine), page: count, pageCount: count })
export const surveyFiguresQuery: Schema = { type: 'object', additionalProperties: false, properties: { page: pageNumber, language } }

const tableId: Schema = { type: 'string', maxLength: 200 }
export const crossingRequest: Schema = {
  type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' },
  oneOf: [
    {
      type: 'object', additionalProperties: false, required: ['kind', 'tableId'],
      properties: { kind: { type: 'string', const: 'groups' }, tableId, detail: oneOf(['split', 'full']) },
    },
    {
      type: 'object', additionalProperties: false, required: ['kind', 'rowTableId', 'columnTableId'],
      properties: { kind: { type: 'string', const: 'tables' }, rowTableId: tableId, columnTableId: tableId },
    },
  ],
}

export const editionsComparison = messageOf<EditionsComparison>({
  surveyId: text,
  editions: listOf(messageOf<EditionsComparison['editions'][number]>({ editionId: uuid, opensAt: instant, moment: orNull(text), submissions: orNull(count) })),
  tables: listOf(messageOf<EditionsComparison['tables'][number]>({
    tableId: text, title: text, part: orNull(text), language, differencePoints: orNull({ type: 'integer' }),
    points: listOf(messageOf<EditionsComparison['tables'][number]['points'][number]>({
      editionId: uuid, favourable: { ...shownPart, nullable: true }, submissions: orNull(count),
    })),
  })),
})

const span = messageOf<Span>({ start: count, end: count })
export const textMessage = messageOf<TextMessage>({
  textId: text, text, mayQuote: yesOrNo, themeIds: texts, redacted: orNull(text), suggestions: listOf(span),
})
const theme = messageOf<ThemesRequest['themes'][number]>({ themeId: identifier, label: { type: 'string', minLength: 1, maxLength: LIMITS.labelCharacters } })
export const textsMessage = messageOf<TextsMessage>({
  questionId: text, texts: listOf(textMessage), page: count, pageCount: count, textCount: count, themes: listOf(theme), codedCount: count, isShared: yesOrNo,
})
export const codeTextRequest = messageOf<CodeTextRequest>({
  themeIds: listOf(identifier, LIMITS.themes), spans: { ...listOf(span, 200), nullable: true },
}, { optional: ['themeIds', 'spans'] })
export const themesRequest = messageOf<ThemesRequest>({ themes: listOf(theme, LIMITS.themes) })
export const spaceConsent = messageOf<SpaceConsent>({ mayBeNamed: yesOrNo })

export const dashboardQuery: Schema = { type: 'object', additionalProperties: false, properties: { language, rounding, link: base64url(32) } }
export const textsQuery: Schema = {
  type: 'object', additionalProperties: false, properties: { page: pageNumber, query: { type: 'string', maxLength: LIMITS.searchCharacters } },
}
