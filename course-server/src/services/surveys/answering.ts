// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { validateSubmission, type AnswerableEdition, type EditionPage, type Language, type SubmissionReceipt, type SubmissionRequest, type SubmissionTokenMessage, type SubmissionTokenRequest } from '@parcours/surveys'
import { createHash, type KeyObject } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller } from '../caller.ts'
import type { Clock } from '../clock.ts'
import type { GoneGuests } from '../goneGuests.ts'
import type { SpaceRepository } from '../repositories.ts'
import { setBounded } from '../setBounded.ts'
import { isSignedBy, PREPARED_BYTES, readPublicKey, readSigningKey, SIGNATURE_BYTES, signBlinded, type SigningKey } from './blindSignatures.ts'
import { hashContract } from './contracts.ts'
import { answerableEdition, editionLine } from './editionMessages.ts'
import { stateOf } from './editionState.ts'
import { isInAudience, isStaffOf, opensByLink, type IsEntitled } from './entitlement.ts'
import type { StoredEdition, SurveyRepositories, WantedEditions } from './repositories.ts'

const PAGE_SIZE = 20
/** Editions opened once for many answers; the oldest leaves first. */
const MOST_OPENED = 500
/** New words of an author are shown after this at the latest. */
const OPENED_MS = 10_000
/** Respondents who say no group, where groups are asked for. */
export const NO_GROUP = '-'

/** Answering: a token in one's name, then answers in nobody's. */
export interface AnsweringService {
  list(caller: Caller, wish: { readonly page: number; readonly language: Language | undefined; readonly wanted: WantedEditions }): Promise<EditionPage>
  get(caller: Caller, editionId: string, language: Language | undefined, linkCode: string | undefined): Promise<AnswerableEdition>
  /** @throws ParcoursError `token-already-issued` when this person has one for another blinded message */
  issueToken(caller: Caller, editionId: string, request: SubmissionTokenRequest): Promise<SubmissionTokenMessage>
  /** @throws ParcoursError `identity-not-wanted`, `token-forged`, `token-spent`, `survey-closed`… */
  submit(caller: Caller, request: SubmissionRequest): Promise<SubmissionReceipt>
}

export function makeAnsweringService(
  { editions, answers, ledgers }: SurveyRepositories, spaces: Pick<SpaceRepository, 'find'>,
  { isEntitled, goneGuests }: { readonly isEntitled: IsEntitled; readonly goneGuests: GoneGuests }, clock: Clock,
): AnsweringService {
  const openByKey = makeOpenEditions(editions, clock)
  const signingKeys = new Map<number, SigningKey>()

  const getSigningKey = async ({ editionNumber }: StoredEdition): Promise<SigningKey> => {
    const known = signingKeys.get(editionNumber)
    if (known !== undefined) return known
    const text = await editions.findPrivateKey(editionNumber)
    if (text === null) throw new ParcoursError('survey-closed')
    const key = readSigningKey(text)
    setBounded(signingKeys, editionNumber, key, MOST_OPENED)
    return key
  }

  return {
    async list(caller, { page, language, wanted }) {
      const viewer = caller.kind === 'known' ? { spaceNumber: caller.spaceNumber, isGuest: caller.isGuest } : { spaceNumber: null, isGuest: true }
      const now = clock()
      const { editions: found, count } = await editions.listAnswerable(viewer, wanted, now, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      const shown = await ledgers.listOfEditions(found.map(({ editionNumber }) => editionNumber))
      const offered = await keepAnswerable(caller, found, now)
      const lines = offered.map((edition) => editionLine(edition, shown.get(edition.editionNumber), language, now))
      return { editions: lines, page, pageCount: Math.max(1, Math.ceil(count / PAGE_SIZE)) }
    },

    async get(caller, editionId, language, linkCode) {
      const edition = await findVisible(caller, editionId, linkCode)
      return answerableEdition(edition, await ledgers.find(edition.editionNumber), language, clock())
    },

    async issueToken(caller, editionId, { blindedMessage, linkCode }) {
      const edition = await findVisible(caller, editionId, linkCode)
      requireOpen(edition)
      const blinded = Buffer.from(blindedMessage, 'base64url')
      const holder = await getHolder(caller, edition, linkCode, blindedMessage)
      const key = await getSigningKey(edition)
      const signature = blinded.length === SIGNATURE_BYTES ? signBlinded(key, blinded) : undefined
      if (signature === undefined || edition.key === null) throw new ParcoursError('invalid-request', { detail: { fields: 'body/blindedMessage' } })
      const outcome = await answers.issue({ ...holder, editionNumber: edition.editionNumber, blindedHash: hashOf(blinded) })
      if (outcome === 'other') throw new ParcoursError('token-already-issued')
      return { keyId: edition.key.keyId, blindSignature: signature.toString('base64url') }
    },

    async submit(caller, { token, groupId, contractHash, submission }) {
      if (caller.kind !== 'anonymous') throw new ParcoursError('identity-not-wanted')
      const { edition, publicKey, contractHash: promised } = await openByKey(token.keyId, contractHash)
      const [message, signature] = [Buffer.from(token.message, 'base64url'), Buffer.from(token.signature, 'base64url')]
      const isRight = message.length === PREPARED_BYTES && signature.length === SIGNATURE_BYTES && isSignedBy(publicKey, message, signature)
      if (!isRight) throw new ParcoursError('token-forged')
      if (submission.surveyId !== edition.survey.surveyId) throw new ParcoursError('token-of-another-survey')
      requireOpen(edition)
      if (contractHash !== promised) throw new ParcoursError('contract-changed')
      const validated = validateSubmission(edition.survey, submission)
      if (validated.kind === 'issues') {
        const issues = validated.issues.slice(0, MOST_ISSUES).map(({ code, questionId }) => (questionId === undefined ? code : `${code} ${questionId}`)).join('; ')
        throw new ParcoursError('invalid-submission', { detail: { issues } })
      }
      const outcome = await answers.submit({
        editionNumber: edition.editionNumber,
        contractJson: JSON.stringify(edition.contract),
        contractHash,
        tokenHash: hashOf(message),
        pairCode: validated.submission.pairCode,
        responses: validated.submission.responses,
        groupId: await getGroup(edition, groupId),
        now: clock(),
      })
      if (outcome !== 'kept') throw new ParcoursError(outcome)
      return { editionId: edition.editionId, surveyId: edition.survey.surveyId, version: edition.version }
    },
  }

  /** Without those that are open to others only: nobody is invited to be refused. A page may so hold fewer lines. */
  async function keepAnswerable(caller: Caller, found: readonly StoredEdition[], now: Date): Promise<readonly StoredEdition[]> {
    const kept: StoredEdition[] = []
    for (const edition of found) {
      const isFree = edition.occasion.kind === 'anytime' || edition.occasion.kind === 'adventure' || stateOf(edition, now) === 'closed'
      if (isFree || (caller.kind === 'known' && await isEntitled(caller, edition))) kept.push(edition)
    }
    return kept
  }

  /** @throws ParcoursError `unknown-edition` */
  async function findVisible(caller: Caller, editionId: string, linkCode: string | undefined): Promise<StoredEdition> {
    const edition = await editions.find(editionId)
    if (edition === undefined) throw new ParcoursError('unknown-edition')
    const isVisible = opensByLink(edition, linkCode) || isInAudience(caller, edition) || isStaffOf(caller, edition)
    if (!isVisible) throw new ParcoursError('unknown-edition')
    return edition
  }

  function requireOpen(edition: StoredEdition): void {
    const state = stateOf(edition, clock())
    if (state === 'closed') throw new ParcoursError('survey-closed')
    if (state === 'scheduled') throw new ParcoursError('survey-not-open')
  }

  /** Who the token is issued to: a person, or whoever holds the link, once per blinded message. */
  async function getHolder(
    caller: Caller, edition: StoredEdition, linkCode: string | undefined, blindedMessage: string,
  ): Promise<{ readonly spaceNumber: number; readonly subject: string }> {
    const byLink = opensByLink(edition, linkCode)
    if (caller.kind === 'anonymous' && byLink) return { spaceNumber: edition.ownerSpaceNumber, subject: `link ${hashOf(Buffer.from(blindedMessage))}` }
    const known = requireLearner(caller)
    if (known.isGuest && goneGuests.has(known)) throw new ParcoursError('invalid-token')
    if (!byLink && !(isInAudience(known, edition) && await isEntitled(known, edition))) throw new ParcoursError('not-invited')
    return { spaceNumber: known.spaceNumber, subject: known.subject }
  }

  async function getGroup({ groupedBy, cohorts }: StoredEdition, groupId: string | undefined): Promise<string | null> {
    if (groupedBy === null) {
      if (groupId !== undefined) throw new ParcoursError('unknown-group')
      return null
    }
    if (groupId === undefined) return NO_GROUP
    const isKnown = groupedBy === 'cohort' ? cohorts.some(({ cohortId }) => cohortId === groupId) : await spaces.find(groupId) !== undefined
    if (!isKnown) throw new ParcoursError('unknown-group')
    return groupId
  }
}

/** Told at once; a submission has at most 80 answers. */
const MOST_ISSUES = 20

interface OpenEdition {
  readonly edition: StoredEdition
  readonly publicKey: KeyObject
  readonly contractHash: string
  readonly openedMs: number
}

/** Editions by the key of their tokens, parsed once: answers come by the thousand. Whether it is closed, the database says. */
function makeOpenEditions(editions: SurveyRepositories['editions'], clock: Clock): (keyId: string, contractHash: string) => Promise<OpenEdition> {
  const opened = new Map<string, OpenEdition>()
  return async (keyId, contractHash) => {
    const known = opened.get(keyId)
    const nowMs = clock().getTime()
    const isFresh = known !== undefined && Math.abs(nowMs - known.openedMs) < OPENED_MS
    if (isFresh && known.contractHash === contractHash) return known
    const edition = await editions.findByKey(keyId)
    if (edition === undefined || edition.key === null) throw new ParcoursError('token-forged')
    const open = { edition, publicKey: known?.publicKey ?? readPublicKey(edition.key.publicKey), contractHash: hashContract(edition.contract), openedMs: nowMs }
    setBounded(opened, keyId, open, MOST_OPENED)
    return open
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url')
}
