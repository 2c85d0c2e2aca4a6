// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isVisible, type PublicSurvey, type SentResponse } from '@parcours/surveys'
import { reactive, watch } from 'vue'

export type Responses = Record<string, SentResponse | undefined>

/** A draft older than this is forgotten: it may hold words nobody should find. */
const DRAFT_HOURS = 24
const KEY_START = 'parcours.survey-draft.'

/** Where a draft lives: `sessionStorage`, or undefined where the browser refuses it. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface SurveyDraft {
  /** By question id; what is not answered is absent or undefined. */
  readonly responses: Responses
  readonly forget: () => void
}

/**
 * Answers being given. They stay in this tab alone, under this person's key and for a day: on a shared computer,
 * the next person sees nothing of them.
 */
export function useSurveyDraft(survey: PublicSurvey, ownerKey: string, { storage = findSessionStorage(), now = Date.now }: { storage?: DraftStorage | undefined; now?: () => number } = {}): SurveyDraft {
  forgetOthers(storage, ownerKey)
  const key = `${KEY_START}${ownerKey}.${survey.surveyId}.${survey.version}`
  const responses = reactive<Responses>(readDraft(storage?.getItem(key) ?? null, survey, now()))
  const stop = watch(responses, (given) => {
    try {
      storage?.setItem(key, JSON.stringify({ writtenAt: now(), responses: given }))
    } catch {
      // A full or closed storage keeps no draft; the answers stay on the page until they are sent.
    }
  })
  return {
    responses,
    forget() {
      stop()
      storage?.removeItem(key)
    },
  }
}

/** Forgets every draft but this person's: called too when somebody leaves the computer. */
export function forgetOthers(storage: DraftStorage | undefined, ownerKey: string | undefined): void {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '')
  keys
    .filter((key) => key.startsWith(KEY_START) && (ownerKey === undefined || !key.startsWith(`${KEY_START}${ownerKey}.`)))
    .forEach((key) => { storage?.removeItem(key) })
}

export function findSessionStorage(): Storage | undefined {
  try {
    sessionStorage.getItem(KEY_START)
    return sessionStorage
  } catch {
    return undefined
  }
}

function readDraft(text: string | null, survey: PublicSurvey, nowMilliseconds: number): Responses {
  try {
    const draft: unknown = JSON.parse(text ?? 'null')
    if (typeof draft !== 'object' || draft === null || !('writtenAt' in draft) || !('responses' in draft)) {
      return {}
    }
    const isFresh = typeof draft.writtenAt === 'number' && nowMilliseconds - draft.writtenAt < DRAFT_HOURS * 3_600_000
    // Written by the watcher above and by nothing else.
    const responses = draft.responses as Responses
    const known = survey.sections.flatMap(({ questions }) => questions.map(({ questionId }) => questionId))
    return isFresh ? Object.fromEntries(Object.entries(responses).filter(([questionId]) => known.includes(questionId))) : {}
  } catch {
    // An unreadable draft is no draft.
    return {}
  }
}

/** The questions to show now, and what of the answers is sent: nothing of a question that a changed mind has hidden. */
export function asked(survey: PublicSurvey, responses: Responses) {
  const given = answersOf(responses)
  return survey.sections.map((section) => ({ ...section, questions: section.questions.filter((question) => isVisible(question, given)) }))
    .filter(({ questions }) => questions.length > 0)
}

export function answersOf(responses: Responses): Record<string, SentResponse> {
  return Object.fromEntries(Object.entries(responses).filter((entry): entry is [string, SentResponse] => entry[1] !== undefined))
}
