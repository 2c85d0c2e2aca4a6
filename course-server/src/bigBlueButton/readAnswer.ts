// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { REFUSAL_KEYS, type MeetingOutcome } from '../services/webinars/meetings.ts'
import type { ServerAnswer } from './callServer.ts'
import { readXml, textOf, type XmlElement } from './readXml.ts'

/** Scalelite's own key where it has no server to give: it is out of order, it does not refuse. */
const OUT_OF_ORDER = 'serverUnavailable'
/** Above 2^53 or before 1970 nothing is an instant. */
const MILLISECONDS = /^[1-9]\d{0,14}$/

/**
 * What an answer says. The status of HTTP decides nothing while the text is an answer: a refusal comes with 200, and
 * some proxies add a status of their own.
 */
export function readAnswer(answer: ServerAnswer): MeetingOutcome<XmlElement> {
  if (answer.kind === 'unreachable' || answer.kind === 'timeout') return answer
  if (answer.kind === 'too-large') return { kind: 'malformed' }
  const root = readXml(answer.text)
  const returnCode = root?.name === 'response' ? textOf(root, 'returncode') : ''
  if (root !== undefined && returnCode === 'SUCCESS') return { kind: 'done', value: root }
  if (returnCode !== 'FAILED') return answer.status >= 500 ? { kind: 'unreachable' } : { kind: 'malformed' }
  const key = textOf(root, 'messageKey')
  if (key === OUT_OF_ORDER) return { kind: 'unreachable' }
  return { kind: 'refused', key: REFUSAL_KEYS.find((known) => known === key) ?? 'other' }
}

/** Milliseconds since 1970, as text; 0 and everything that is none are undefined. */
export function readInstant(text: string): Date | undefined {
  return MILLISECONDS.test(text) ? new Date(Number(text)) : undefined
}

export function readFlag(text: string): boolean {
  return text === 'true'
}
