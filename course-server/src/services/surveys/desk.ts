// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  compareVersions, findLoosened, hintsFor, parseSurvey, questionsOf, toPublicSurvey, type DeskLine, type DeskPage, type DeskSurvey, type Language,
  type ParsedSurvey, type PublicSurvey, type PublishedSurvey, type Survey, type SurveyCheck, type SurveyFile,
} from '@parcours/surveys'
import { createHash } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import type { Caller, KnownCaller } from '../caller.ts'
import type { Clock } from '../clock.ts'
import type { Audience } from '../repositories.ts'
import { copySurveyFiles } from './copySurveyFiles.ts'
import { contractOf } from './contracts.ts'
import { stateOf } from './editionState.ts'
import { requireStaff } from './entitlement.ts'
import { followWording } from './followWording.ts'
import type { StoredEdition, StoredSurvey, SurveyRepositories } from './repositories.ts'

const PAGE_SIZE = 20
/** Editions looked at when a survey changes; a survey asked more often than that is duplicated by then. */
export const MOST_EDITIONS = 100
/** Another author may publish in the same second. */
const MOST_TRIES = 3

/** Where authors write. First line of each: trainer or coordinator, of the space that owns the survey. */
export interface SurveyDeskService {
  list(caller: Caller, page: number, language: Language | undefined): Promise<DeskPage>
  get(caller: Caller, surveyId: string): Promise<DeskSurvey>
  saveDraft(caller: Caller, surveyId: string, files: readonly SurveyFile[]): Promise<DeskSurvey>
  discardDraft(caller: Caller, surveyId: string): Promise<void>
  check(caller: Caller, files: readonly SurveyFile[]): SurveyCheck
  preview(caller: Caller, files: readonly SurveyFile[], language: Language | undefined): PublicSurvey
  publish(caller: Caller, surveyId: string): Promise<PublishedSurvey>
  copy(caller: Caller, surveyId: string, newSurveyId: string): Promise<DeskSurvey>
}

export function makeSurveyDesk({ desk, editions }: SurveyRepositories, publishSurvey: PublishSurveyFiles, clock: Clock): SurveyDeskService {
  const lineOf = async (stored: StoredSurvey, { spaceNumber }: KnownCaller, language: Language | undefined): Promise<DeskLine> => {
    const { surveyId, ownerSpaceNumber, draft, published } = stored
    const survey = published?.survey ?? surveyOf(parseSurvey(draft ?? []))
    const asked = await editions.listOfSurvey(stored.surveyNumber, spaceNumber, MOST_EDITIONS)
    return {
      surveyId,
      title: survey === undefined ? surveyId : toPublicSurvey(survey, language ?? survey.language).title,
      questionCount: survey === undefined ? 0 : questionsOf(survey).length,
      publishedVersion: published?.version ?? null,
      hasDraft: draft !== null,
      isOwn: ownerSpaceNumber === spaceNumber,
      openEditionCount: asked.filter((edition) => stateOf(edition, clock()) === 'open').length,
    }
  }
  const show = async (stored: StoredSurvey, caller: KnownCaller): Promise<DeskSurvey> => {
    const isOwn = stored.ownerSpaceNumber === caller.spaceNumber
    const files = (isOwn ? stored.draft : null) ?? stored.published?.files ?? []
    return { ...await lineOf(stored, caller, undefined), hasDraft: isOwn && stored.draft !== null, files, check: checkOf(parseSurvey(files)) }
  }

  return {
    async list(caller, page, language) {
      const staff = requireStaff(caller)
      const { surveys, count } = await desk.list(staff.spaceNumber, { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
      const lines: DeskLine[] = []
      for (const stored of surveys) lines.push(await lineOf(stored, staff, language))
      return { surveys: lines, page, pageCount: Math.max(1, Math.ceil(count / PAGE_SIZE)) }
    },

    async get(caller, surveyId) {
      const staff = requireStaff(caller)
      return show(await getUsable(desk, staff, surveyId), staff)
    },

    async saveDraft(caller, surveyId, files) {
      const staff = requireStaff(caller)
      const survey = surveyOf(parseSurvey(files))
      if (survey !== undefined && survey.surveyId !== surveyId) throw new ParcoursError('survey-id-differs')
      await desk.saveDraft(staff.spaceNumber, surveyId, files)
      return show(await getOwn(desk, staff, surveyId), staff)
    },

    async discardDraft(caller, surveyId) {
      const staff = requireStaff(caller)
      await getOwn(desk, staff, surveyId)
      await desk.saveDraft(staff.spaceNumber, surveyId, null)
    },

    check(caller, files) {
      requireStaff(caller)
      return checkOf(parseSurvey(files))
    },

    preview(caller, files, language) {
      requireStaff(caller)
      const survey = surveyOf(parseSurvey(files))
      if (survey === undefined) throw new ParcoursError('survey-has-errors')
      return toPublicSurvey(survey, language ?? survey.language)
    },

    async publish(caller, surveyId) {
      const staff = requireStaff(caller)
      const stored = await getOwn(desk, staff, surveyId)
      const files = stored.draft ?? stored.published?.files ?? []
      const survey = surveyOf(parseSurvey(files))
      if (survey !== undefined && survey.surveyId !== surveyId) throw new ParcoursError('survey-id-differs')
      return publishSurvey({ files, ownerSpaceNumber: staff.spaceNumber, audience: 'as-before' })
    },

    async copy(caller, surveyId, newSurveyId) {
      const staff = requireStaff(caller)
      const stored = await getUsable(desk, staff, surveyId)
      if (await desk.find(staff.spaceNumber, newSurveyId) !== undefined) throw new ParcoursError('survey-id-taken')
      await desk.saveDraft(staff.spaceNumber, newSurveyId, copySurveyFiles(stored.published?.files ?? stored.draft ?? [], newSurveyId))
      return show(await getOwn(desk, staff, newSurveyId), staff)
    },
  }
}

/** The space's own survey of that id, or else one that is shared with it. @throws ParcoursError `unknown-survey` */
export async function getUsable(desk: SurveyRepositories['desk'], { spaceNumber }: KnownCaller, surveyId: string): Promise<StoredSurvey> {
  const found = await desk.find(spaceNumber, surveyId) ?? await desk.findShared(surveyId)
  if (found === undefined) throw new ParcoursError('unknown-survey')
  return found
}

/** @throws ParcoursError `unknown-survey` */
async function getOwn(desk: SurveyRepositories['desk'], { spaceNumber }: KnownCaller, surveyId: string): Promise<StoredSurvey> {
  const found = await desk.find(spaceNumber, surveyId)
  if (found === undefined) throw new ParcoursError('unknown-survey')
  return found
}

function surveyOf(parsed: ParsedSurvey): Survey | undefined {
  return parsed.kind === 'survey' ? parsed.survey : undefined
}

function checkOf(parsed: ParsedSurvey): SurveyCheck {
  return parsed.kind === 'survey'
    ? { canPublish: true, issues: parsed.warnings, hints: hintsFor(parsed.survey) }
    : { canPublish: false, issues: parsed.issues, hints: [] }
}

export interface SurveyToPublish {
  readonly files: readonly SurveyFile[]
  readonly ownerSpaceNumber: number
  /** `as-before`: what it was, or `firstAudience` for a survey that is new. */
  readonly audience: Audience | 'as-before'
  /** The space's own people, unless said otherwise. */
  readonly firstAudience?: Audience
}

export type PublishSurveyFiles = (wish: SurveyToPublish) => Promise<PublishedSurvey>

/** Publishing, for authors and for the operator alike; access is the caller's business. @throws ParcoursError */
export function makePublishSurvey({ desk, editions }: SurveyRepositories, clock: Clock): PublishSurveyFiles {
  return async ({ files, ownerSpaceNumber, audience, firstAudience = 'space' }) => {
    const parsed = parseSurvey(files)
    if (parsed.kind === 'issues') throw new ParcoursError('survey-has-errors', { detail: { issues: parsed.issues.length } })
    const { survey } = parsed
    const { surveyId, version } = survey
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const stored = await desk.find(ownerSpaceNumber, surveyId)
      const before = stored?.published ?? null
      const wished = audience === 'as-before' ? (before === null ? firstAudience : stored?.audience ?? firstAudience) : audience
      const contentHash = hashOf(files, wished)
      const change = before === null ? 'first' : before.contentHash === contentHash ? 'same' : changeOf(before.survey, survey)
      const result: PublishedSurvey = { surveyId, version, change, check: checkOf(parsed) }
      if (change === 'same' && (stored === undefined || stored.draft === null)) return result
      const open = stored === undefined ? [] : await editions.listOpenOfSurvey(stored.surveyNumber)
      refuseLoosening(survey, open)
      const rewritten = open.filter((edition) => edition.version === version).map(({ editionNumber, survey: pinned, groupedBy }) => (
        { editionNumber, survey: followWording(pinned, survey), contract: contractOf(survey, groupedBy) }))
      const next = { version, contentHash, files, survey }
      const outcome = await desk.publish({ ownerSpaceNumber, surveyId, audience: wished, next, expectedHash: before?.contentHash ?? null, now: clock(), editions: rewritten })
      if (outcome === 'published') return result
    }
    throw new ParcoursError('server-busy', { retryAfterSeconds: 1 })
  }
}

/** A change of structure needs a number of its own, so that figures of two questionnaires never mix. @throws ParcoursError `version-needed` */
function changeOf(before: Survey, after: Survey): PublishedSurvey['change'] {
  const change = compareVersions(before, after)
  if (after.version < before.version || (change === 'structure' && after.version === before.version)) {
    throw new ParcoursError('version-needed', { detail: { version: before.version + 1 } })
  }
  return change === 'same' ? 'wording' : change
}

/** @throws ParcoursError `contract-loosened`: answers were given under a stricter promise and are still being collected */
function refuseLoosening(survey: Survey, open: readonly StoredEdition[]): void {
  for (const { contract, contractHash, groupedBy } of open) {
    const loosened = contractHash === null ? [] : findLoosened(contract, contractOf(survey, groupedBy))
    if (loosened.length > 0) throw new ParcoursError('contract-loosened', { detail: { fields: loosened.join(', ') } })
  }
}

function hashOf(files: readonly SurveyFile[], audience: Audience): string {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ path, text }) => [path, text])
  return createHash('sha256').update(JSON.stringify([audience, sorted])).digest('hex')
}
