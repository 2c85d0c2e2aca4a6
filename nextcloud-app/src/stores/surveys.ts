// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AnswerableEdition, EditionLine, SentResponse, SubmissionRequest } from '@parcours/surveys'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { createSurveysApi, type SurveyPlace } from '../api/surveys.ts'
import { ApiProblem } from '../api/http.ts'
import { createRandomId } from '../shell/randomId.ts'
import { useShell } from '../shell/shell.ts'
import type { BlindedToken, SubmissionToken } from '../submissionToken.ts'

export type { SurveyPlace }

/** What this browser knows of one person and one edition. Nothing of what was answered. */
export type Standing =
  | { readonly kind: 'new' }
  | { readonly kind: 'refused' }
  /** The right to answer was asked for; the signature may still be on its way. */
  | { readonly kind: 'asked'; readonly blinded: BlindedToken }
  /** `wasTried`: an earlier sending had no answer, so it may have arrived. */
  | { readonly kind: 'entitled'; readonly token: SubmissionToken; readonly wasTried: boolean }
  | { readonly kind: 'sent'; readonly sentOn: string }

export interface Answers {
  readonly responses: Readonly<Record<string, SentResponse>>
  readonly groupId: string | undefined
}

/** Answering surveys: the right to answer is asked in one's name, the answers leave in nobody's. */
export const useSurveys = defineStore('surveys', () => {
  const shell = useShell()
  const api = createSurveysApi(shell)
  /** Grows when a standing changes, so that lists follow. */
  const changes = ref(0)

  const knownId = () => (shell.identity.value.kind === 'none' ? undefined : shell.identity.value.identityId)
  const ownerOf = (linkCode: string | undefined) => (linkCode === undefined ? knownId() : undefined) ?? 'link'
  const keyOf = (editionId: string, linkCode: string | undefined) => `survey.${ownerOf(linkCode)}.${editionId}`

  function standingOf(editionId: string, linkCode?: string): Standing {
    return readStanding(shell.storage.read(keyOf(editionId, linkCode)))
  }

  function keep(editionId: string, linkCode: string | undefined, standing: Standing): void {
    shell.storage.write(keyOf(editionId, linkCode), JSON.stringify(standing))
    changes.value += 1
  }

  /** The right to answer once, kept in this browser. Asked when the survey is opened, never while answering. */
  async function obtainToken({ editionId, key }: AnswerableEdition, linkCode: string | undefined): Promise<SubmissionToken> {
    if (linkCode === undefined) {
      shell.createIdentity()
    }
    const standing = standingOf(editionId, linkCode)
    if (standing.kind === 'entitled') {
      return standing.token
    }
    const { blindToken, unblindToken } = await import('../submissionToken.ts')
    const blinded = standing.kind === 'asked' && standing.blinded.keyId === key.keyId ? standing.blinded : await blindToken(key)
    keep(editionId, linkCode, { kind: 'asked', blinded })
    const request = { blindedMessage: blinded.blindedMessage, ...(linkCode === undefined ? {} : { linkCode }) }
    const message = await api.issueToken(linkCode === undefined ? knownId() : undefined, editionId, request)
    const token = await unblindToken(key, blinded, message)
    keep(editionId, linkCode, { kind: 'entitled', token, wasTried: false })
    return token
  }

  /** Sends for good. A sending whose answer was lost may be sent again: the token makes it count once. */
  async function submit(edition: AnswerableEdition, linkCode: string | undefined, { responses, groupId }: Answers, today: string): Promise<void> {
    const { editionId, survey, pairId, contractHash } = edition
    const token = await obtainToken(edition, linkCode)
    const standing = standingOf(editionId, linkCode)
    const wasTried = standing.kind === 'entitled' && standing.wasTried
    const pairCode = pairId === null ? undefined : await makePairCode(pairId, linkCode)
    const request: SubmissionRequest = {
      token,
      contractHash,
      ...(groupId === undefined ? {} : { groupId }),
      submission: { surveyId: survey.surveyId, version: survey.version, responses, ...(pairCode === undefined ? {} : { pairCode }) },
    }
    keep(editionId, linkCode, { kind: 'entitled', token, wasTried: true })
    try {
      await api.submit(request)
    } catch (error) {
      if (!(wasTried && error instanceof ApiProblem && error.code === 'token-spent')) {
        throw error
      }
      // What was sent before its answer was lost has arrived: this is the receipt that was missing.
    }
    keep(editionId, linkCode, { kind: 'sent', sentOn: today })
  }

  /** A guest's phrase gives the same code on each device; elsewhere a secret of this browser does. */
  async function makePairCode(pairId: string, linkCode: string | undefined): Promise<string> {
    const { pairCodeOf } = await import('../submissionToken.ts')
    const identity = shell.identity.value
    if (linkCode === undefined && identity.kind === 'guest' && identity.recoveryPhrase !== undefined) {
      return await pairCodeOf(identity.recoveryPhrase, pairId)
    }
    const key = `survey-secret.${ownerOf(linkCode)}`
    const secret = shell.storage.read(key) ?? createRandomId() + createRandomId()
    shell.storage.write(key, secret)
    return await pairCodeOf(secret, pairId)
  }

  return {
    changes,
    standingOf,
    obtainToken,
    submit,
    getEdition: async (editionId: string, linkCode: string | undefined): Promise<AnswerableEdition> =>
      await api.getEdition(linkCode === undefined ? knownId() : undefined, editionId, linkCode),
    refuse(editionId: string, linkCode?: string): void {
      keep(editionId, linkCode, { kind: 'refused' })
    },
    /**
     * Surveys open now that this person has neither answered nor declined. At a place, those asked after it; elsewhere
     * all but those of adventures, which only the page of an ending knows to be over.
     */
    async listWaiting(place?: SurveyPlace): Promise<readonly EditionLine[]> {
      const { editions } = await api.listEditions(knownId(), { place })
      return editions.filter(({ editionId, state, occasion }) =>
        state === 'open' && (place !== undefined || occasion.kind !== 'adventure') && !['refused', 'sent'].includes(standingOf(editionId).kind))
    },
    /** The edition of a survey that may be answered now; undefined when there is none. */
    async findOpen(surveyId: string): Promise<EditionLine | undefined> {
      const { editions } = await api.listEditions(knownId(), { surveyId })
      return editions.find((edition) => edition.surveyId === surveyId && edition.state === 'open')
    },
    /** Whose answers a draft holds: nobody else's tab shows it. */
    draftOwner: (linkCode: string | undefined): string => ownerOf(linkCode),
  }
})

function readStanding(text: string | undefined): Standing {
  try {
    const standing: unknown = JSON.parse(text ?? 'null')
    if (typeof standing === 'object' && standing !== null && 'kind' in standing) {
      // Written by `keep` above and by nothing else.
      return standing as Standing
    }
  } catch {
    // Unreadable is unknown; the server still refuses a second token.
  }
  return { kind: 'new' }
}
