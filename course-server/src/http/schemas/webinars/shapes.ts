// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  ADMISSIONS, AUDIENCES, AWAITED, REGISTRATION_SCOPES, REGISTRATION_STATUSES, REMINDER_CHANNELS, REPLAY_READERS, SERIES_STATUSES, SESSION_KINDS, SESSION_STATUSES, WEBINAR_LIMITS,
  type PublicReplay, type RegistrationCounts, type RegistrationOption, type SessionMaterial, type VideoChapter,
} from '@parcours/courses'
import { count, listOf, mapOf, messageOf, oneOf, orNull, text, yesOrNo, type Schema } from '../shapes.ts'

/** A text with a limit: whoever sends more sends something else. Services tidy and say which field is too long. */
export function upTo(maxLength: number): Schema {
  return { type: 'string', maxLength: 4 * maxLength }
}

export function wholeNumber(minimum: number, maximum: number): Schema {
  return { type: 'integer', minimum, maximum }
}

export const webinarId: Schema = { type: 'string', pattern: '^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$' }
/** Of registrations: those of a session that was left have a number behind. */
export const registrationId: Schema = { type: 'string', maxLength: 60, pattern: '^[0-9a-fA-F-]{36}(-[0-9]{1,10})?$' }
export const wallTime: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' }
export const timeZone: Schema = { type: 'string', maxLength: 64, pattern: '^[A-Za-z0-9_+/-]+$' }
export const status = oneOf(REGISTRATION_STATUSES)
export const awaits = orNull({ type: 'string', enum: [...AWAITED, null] })
export const channel = oneOf(REMINDER_CHANNELS)
export const seriesStatus = oneOf(SERIES_STATUSES)
export const sessionStatus = oneOf(SESSION_STATUSES)
export const sessionKind = oneOf(SESSION_KINDS)
export const audience = oneOf(AUDIENCES)
export const admission = oneOf(ADMISSIONS)
export const registrationScope = oneOf(REGISTRATION_SCOPES)
export const replayReaders = oneOf(REPLAY_READERS)
export const places = oneOf(['unlimited', 'free', 'few', 'waitingList'])
export const countOrNull = orNull(count)
export const textOrNull = orNull(text)

export const presenceRule: Schema = {
  oneOf: [
    messageOf<{ kind: 'minutes'; minutes: number }>({ kind: oneOf(['minutes']), minutes: { type: 'integer' } }),
    messageOf<{ kind: 'share'; percent: number }>({ kind: oneOf(['share']), percent: { type: 'integer' } }),
  ],
}

const option = messageOf<RegistrationOption>({ optionId: { type: 'string', maxLength: 60 }, label: upTo(WEBINAR_LIMITS.labelCharacters) })
export const questions = listOf({
  oneOf: [
    messageOf<{ kind: 'text'; questionId: string; label: string }>({
      kind: oneOf(['text']), questionId: { type: 'string', maxLength: 60 }, label: upTo(WEBINAR_LIMITS.labelCharacters),
    }),
    messageOf<{ kind: 'choice'; questionId: string; label: string; isMultiple: boolean; options: readonly RegistrationOption[] }>({
      kind: oneOf(['choice']), questionId: { type: 'string', maxLength: 60 }, label: upTo(WEBINAR_LIMITS.labelCharacters),
      isMultiple: yesOrNo, options: listOf(option, 2 * WEBINAR_LIMITS.optionsPerQuestion),
    }),
  ],
}, 2 * WEBINAR_LIMITS.questions)

/**
 * What is answered needs no choosing between kinds: one loose shape each keeps the start of the server short, since
 * every `oneOf` of an answer is compiled once per route.
 */
export const shownPresenceRule: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: oneOf(['minutes', 'share']), minutes: { type: 'integer' }, percent: { type: 'integer' } },
}
export const shownQuestions = listOf({
  type: 'object', additionalProperties: false, required: ['kind', 'questionId', 'label'],
  properties: {
    kind: oneOf(['text', 'choice']), questionId: text, label: text, isMultiple: yesOrNo, options: listOf(messageOf<RegistrationOption>({ optionId: text, label: text })),
  },
})
export const shownRoom: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: {
    kind: oneOf(['link', 'bigBlueButton', 'place', 'later']), roomUrl: text, phone: orNull(text), name: text, address: text, accessibility: text, isOnline: yesOrNo,
  },
}

export const answers = mapOf(listOf(upTo(WEBINAR_LIMITS.answerCharacters), WEBINAR_LIMITS.optionsPerQuestion), 2 * WEBINAR_LIMITS.questions)

export const material = messageOf<SessionMaterial>({ title: upTo(WEBINAR_LIMITS.titleCharacters), url: upTo(WEBINAR_LIMITS.urlCharacters), isSlides: yesOrNo })
const chapter = messageOf<VideoChapter>({ startSeconds: { type: 'number' }, title: upTo(WEBINAR_LIMITS.titleCharacters) })
const replayFields = {
  watchUrl: upTo(WEBINAR_LIMITS.urlCharacters), embedUrl: upTo(WEBINAR_LIMITS.urlCharacters), durationSeconds: { type: 'number' },
  chapters: listOf(chapter, 2 * WEBINAR_LIMITS.chaptersPerReplay),
}
export const replayOrNull = messageOf<PublicReplay>(replayFields, { nullable: true })

export const registrationCounts = messageOf<RegistrationCounts>({
  pending: count, waitlisted: count, confirmed: count, refused: count, declined: count, withdrawn: count,
})

export const pageQuery = (properties: Readonly<Record<string, Schema>> = {}): Schema => ({
  type: 'object', additionalProperties: false, properties: { page: { type: 'string', pattern: '^[1-9]\\d{0,5}$' }, ...properties },
})

export function paramsOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties }
}
