// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ADVENTURE_LIMITS, CHECK_NAMES, MISSION_RESULTS, REASONS,
  type AdventureCard, type AdventurePage, type Mission, type PathEventBatch, type PathEventsRecorded, type PlayableAdventure, type PlayableChoice, type PlayablePassage,
  type PlayableProse, type PublicAdventure, type RunSaved, type RunSaveRequest, type SavedRunLine, type VariableValue,
} from '@parcours/courses'
import { count, day, language, listOf, mapOf, messageOf, oneOf, orNull, sha256, text, uuid, yesOrNo, type Schema } from '../shapes.ts'

/** Ids of adventures, passages and choices. */
export const identifier: Schema = { type: 'string', maxLength: 64, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }
export const adventureParams: Schema = { type: 'object', additionalProperties: false, required: ['adventureId'], properties: { adventureId: identifier } }
export const languageQuery: Schema = { type: 'object', additionalProperties: false, properties: { language } }

const page: Schema = { type: 'string', pattern: '^[1-9]\\d{0,3}$' }
export const pagedQuery: Schema = { type: 'object', additionalProperties: false, properties: { page, language } }
export const adventuresQuery: Schema = { type: 'object', additionalProperties: false, properties: { page, language, query: { type: 'string', maxLength: 200 } } }

const check = oneOf(CHECK_NAMES)
const card = messageOf<AdventureCard>({
  adventureId: text, language, languages: listOf(language), title: text, summary: text, durationMinutes: count, passageCount: count,
  missionCount: count, endingCount: count, licence: text, checks: listOf(check), searchText: text,
})
export const adventurePage = messageOf<AdventurePage>({ adventures: listOf(card), page: count, pageCount: count, adventureCount: count })

const valueParts = { variable: text, value: text }
const condition = messageOf<VariableValue>(valueParts, { nullable: true })
const mission = messageOf<Mission>({
  todoHtml: text, check, checkArguments: mapOf(listOf(text)), openPath: orNull(text), hintHtml: orNull(text), successId: text, absentHtml: orNull(text),
}, { nullable: true })
const passage = messageOf<PlayablePassage>({
  passageId: text, formerly: listOf(text), title: text, prose: listOf(messageOf<PlayableProse>({ html: text, condition })), mission,
  choices: listOf(messageOf<PlayableChoice>({
    choiceId: text, formerly: listOf(text), text, targetId: text, effects: listOf(messageOf<VariableValue>(valueParts)), condition,
  })),
  isEnding: yesOrNo,
})
export const publicAdventure = messageOf<PublicAdventure>({
  adventureId: text, contentHash: sha256, version: sha256, language, languages: listOf(language), title: text, summary: text, durationMinutes: count,
  licence: text, authors: listOf(text), adventure: messageOf<PlayableAdventure>({ adventureId: text, language, startPassageId: text, passages: listOf(passage) }),
})

export const savedRunLines = listOf(messageOf<SavedRunLine>({ adventureId: text, revision: count }))
export const runSaved = messageOf<RunSaved>({ adventureId: text, savedRun: text, revision: count })
export const runSaveRequest = messageOf<RunSaveRequest>({
  // What a browser writes is JSON or base64: no zero sign, which PostgreSQL's texts cannot hold.
  savedRun: { type: 'string', minLength: 1, maxLength: ADVENTURE_LIMITS.savedRunCharacters, pattern: '^[^\\u0000]*$' }, revision: { ...count, maximum: 1_000_000_000 },
})

const place = { step: { ...count, maximum: 1_000_000 }, passageId: identifier, day, role: identifier }

function eventOf(kind: string, properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return {
    type: 'object', additionalProperties: false, required: ['kind', 'step', 'passageId', 'day', ...required],
    properties: { kind: { type: 'string', const: kind }, ...place, ...properties },
  }
}

const pathEvent: Schema = {
  type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' },
  oneOf: [
    eventOf('start', {}, []),
    eventOf('choice', { choiceId: identifier }, ['choiceId']),
    eventOf('mission', { result: oneOf(MISSION_RESULTS), reason: oneOf(REASONS) }, ['result']),
    eventOf('ending', {}, []),
  ],
}
export const pathEventBatch = messageOf<PathEventBatch>({
  runId: uuid, version: sha256, language, events: { ...listOf(pathEvent, ADVENTURE_LIMITS.eventsPerBatch), minItems: 1 },
})
export const pathEventsRecorded = messageOf<PathEventsRecorded>({ countedCount: count, ignoredCount: count })
