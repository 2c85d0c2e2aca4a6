// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  LIMITS,
  type AdventureCheckMessage, type AdventureCheckRequest, type AdventureDraftRequest, type AdventureFigures, type AdventureFiguresLine, type AdventureFile,
  type AdventurePublicationLine, type AdventurePublicationRequest, type CourseIssue, type DeskAdventure, type DeskAdventureLine, type DeskAdventurePage,
  type PassageFigures, type PathRow,
} from '@parcours/courses'
import { count, day, instant, language, listOf, messageOf, oneOf, orNull, sha256, text, yesOrNo, type Schema } from '../shapes.ts'
import { identifier } from './playing.ts'

/** Two languages of a long story, with room to spare. */
export const DESK_BODY_BYTES = 2 * 1024 * 1024

const audience = oneOf(['space', 'spaces', 'public'])
const bothLanguages: Schema = { type: 'object', additionalProperties: false, required: ['fr', 'en'], properties: { fr: text, en: text } }
const issues = listOf(messageOf<CourseIssue>({ code: text, severity: oneOf(['error', 'warning']), file: text, line: count, message: bothLanguages }))

const file = messageOf<AdventureFile>({
  path: { type: 'string', maxLength: 100, pattern: '^[a-z0-9][a-z0-9._-]*\\.md$' }, text: { type: 'string', maxLength: LIMITS.fileCharacters },
})
const files = { ...listOf(file, LIMITS.languages), minItems: 1 }
const revision = { ...count, maximum: 1_000_000_000 }
export const draftRequest = messageOf<AdventureDraftRequest>({ files, revision })
export const checkRequest = messageOf<AdventureCheckRequest>({ files })
export const publicationRequest = messageOf<AdventurePublicationRequest>({ revision, audience })

const publicationLine = messageOf<AdventurePublicationLine>({ contentHash: sha256, version: sha256, publishedAt: instant, isStructural: yesOrNo })
const deskParts = {
  adventureId: text, files: listOf(messageOf<AdventureFile>({ path: text, text })), isDraft: yesOrNo, revision: count, audience: orNull(audience), publications: listOf(publicationLine),
}
export const deskAdventure = messageOf<DeskAdventure>(deskParts)
export const deskPage = messageOf<DeskAdventurePage>({
  adventures: listOf(messageOf<DeskAdventureLine>({ adventureId: text, title: text, hasDraft: yesOrNo, audience: orNull(audience), publishedOn: orNull(day) })),
  page: count, pageCount: count,
})
export const checkMessage = messageOf<AdventureCheckMessage>({
  mayBePublished: yesOrNo, issues,
  stories: listOf(messageOf<AdventureCheckMessage['stories'][number]>({ language, passageCount: count, states: count, endings: count, isExhaustive: yesOrNo })),
})
/** Flat, told apart by `kind`. */
export const publicationMessage: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: oneOf(['published', 'unchanged', 'issues']), adventure: deskAdventure, isStructural: yesOrNo, issues },
}

/** Flat, told apart by `kind`. */
const pathCount: Schema = { type: 'object', additionalProperties: false, required: ['kind'], properties: { kind: oneOf(['rounded', 'hidden']), value: count } }
const pathTable: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: oneOf(['shown', 'hidden']), base: count, rows: listOf(messageOf<PathRow>({ ids: listOf(text), count, percent: orNull(count) })) },
}
const passageFigures = messageOf<PassageFigures>({
  passageId: text, title: text, isEnding: yesOrNo, choices: pathTable,
  edges: listOf(messageOf<PassageFigures['edges'][number]>({ choiceId: text, text, targetId: text })),
  mission: messageOf<NonNullable<PassageFigures['mission']>>({ check: text, successId: text, results: pathTable, reasons: pathTable }, { nullable: true }),
})
export const adventureFigures = messageOf<AdventureFigures>({
  adventureId: text, title: text, language, takenAt: instant, roles: listOf(text), role: orNull(text),
  versions: listOf(messageOf<AdventureFigures['versions'][number]>({ version: sha256, publishedOn: day })), version: sha256,
  endings: pathTable, stopped: pathTable, months: pathTable, passages: listOf(passageFigures),
})
export const figuresLines = listOf(messageOf<AdventureFiguresLine>({ adventureId: text, title: text, takenAt: instant, runs: pathCount, ended: pathCount }))
export const figuresQuery: Schema = { type: 'object', additionalProperties: false, properties: { role: identifier, version: sha256, language } }
