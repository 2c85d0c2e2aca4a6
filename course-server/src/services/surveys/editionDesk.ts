// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  decideReminder, toPublicSurvey, type ChangeEditionRequest, type DeskEdition, type EditionAudience, type OpenEditionRequest, type ReminderState, type Survey,
} from '@parcours/surveys'
import { randomBytes, randomUUID } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import type { Caller, KnownCaller } from '../caller.ts'
import { epochDay, instantOf, type Clock } from '../clock.ts'
import { CAMPUS_SPACE_ID } from '../guests.ts'
import { makeEditionKey } from './blindSignatures.ts'
import { contractOf } from './contracts.ts'
import { getUsable, MOST_EDITIONS } from './desk.ts'
import { stateOf } from './editionState.ts'
import { getOwnEdition, requireStaff } from './entitlement.ts'
import type { EditionChange, NewEdition, StoredEdition, StoredSurvey, SurveyRepositories } from './repositories.ts'
import type { SettlingService } from './settling.ts'

/** 96 bits: nobody finds a link by trying. */
const LINK_BYTES = 12

/** Asking a published survey: editions, their dates, links, notes, reminders. First line of each: trainer or coordinator. */
export interface EditionDeskService {
  list(caller: Caller, surveyId: string): Promise<readonly DeskEdition[]>
  open(caller: Caller, surveyId: string, request: OpenEditionRequest): Promise<DeskEdition>
  change(caller: Caller, editionId: string, request: ChangeEditionRequest): Promise<DeskEdition>
  close(caller: Caller, editionId: string): Promise<DeskEdition>
  publish(caller: Caller, editionId: string): Promise<DeskEdition>
  remind(caller: Caller, editionId: string): Promise<DeskEdition>
}

export function makeEditionDesk({ desk, editions }: SurveyRepositories, settling: SettlingService, clock: Clock): EditionDeskService {
  const reload = async (edition: StoredEdition): Promise<DeskEdition> =>
    deskEdition(await editions.find(edition.editionId) ?? edition, clock())

  return {
    async list(caller, surveyId) {
      const staff = requireStaff(caller)
      const stored = await getUsable(desk, staff, surveyId)
      const asked = await editions.listOfSurvey(stored.surveyNumber, staff.spaceNumber, MOST_EDITIONS)
      return asked.map((edition) => deskEdition(edition, clock()))
    },

    async open(caller, surveyId, request) {
      const staff = requireStaff(caller)
      const stored = await getUsable(desk, staff, surveyId)
      requireAudience(staff, request.audience)
      const edition = await newEdition(stored, staff, request)
      return deskEdition(await editions.create(edition), clock())
    },

    async change(caller, editionId, { closesAt, hasLink, note }) {
      const staff = requireStaff(caller)
      const edition = await getOwnEdition(editions, staff, editionId)
      const isClosed = stateOf(edition, clock()) === 'closed'
      if (isClosed && (closesAt !== undefined || hasLink !== undefined)) throw new ParcoursError('survey-closed')
      const change: EditionChange = {
        ...(closesAt === undefined ? {} : { closesAt: closesAt === null ? null : readEnd(closesAt, edition.opensAt) }),
        ...(hasLink === undefined || hasLink === (edition.linkCode !== null) ? {} : { linkCode: hasLink ? makeLinkCode() : null }),
        ...(note === undefined ? {} : { note: note === null ? null : { ...note, writtenDay: epochDay(clock()) } }),
      }
      await editions.change(edition.editionNumber, change)
      return reload(edition)
    },

    async close(caller, editionId) {
      const staff = requireStaff(caller)
      const edition = await getOwnEdition(editions, staff, editionId)
      await settling.close(edition)
      return reload(edition)
    },

    async publish(caller, editionId) {
      const staff = requireStaff(caller)
      const edition = await getOwnEdition(editions, staff, editionId)
      if (stateOf(edition, clock()) === 'closed') await settling.close(edition)
      else await settling.publishBatch(edition)
      return reload(edition)
    },

    async remind(caller, editionId) {
      const staff = requireStaff(caller)
      const edition = await getOwnEdition(editions, staff, editionId)
      const state = reminderState(edition, clock())
      if (state.kind !== 'send') throw new ParcoursError('reminder-refused', { detail: { reason: state.kind === 'wait' ? 'wait' : state.reason } })
      await editions.change(edition.editionNumber, { remindersSent: [...edition.remindersSent, clock()] })
      return reload(edition)
    },
  }

  async function newEdition({ surveyNumber, published }: StoredSurvey, { spaceNumber }: KnownCaller, request: OpenEditionRequest): Promise<NewEdition> {
    if (published === null) throw new ParcoursError('survey-not-published')
    const { version, survey } = published
    const opensAt = request.opensAt === undefined ? clock() : new Date(request.opensAt)
    const { privateKey, ...key } = await makeEditionKey()
    const groupedBy = request.groupedBy ?? null
    return {
      editionId: randomUUID(), surveyNumber, version, survey, opensAt, groupedBy, key, privateKey,
      ownerSpaceNumber: spaceNumber,
      audience: request.audience,
      occasion: request.occasion ?? { kind: 'anytime' },
      ...await momentOf(survey, spaceNumber, request),
      cohorts: groupedBy === 'cohort' ? request.cohorts ?? [] : [],
      closesAt: request.closesAt === undefined ? null : readEnd(request.closesAt, opensAt),
      closedAt: null,
      isImported: false,
      linkCode: request.hasLink === true || request.audience === 'link' ? makeLinkCode() : null,
      contract: contractOf(survey, groupedBy),
    }
  }

  /** @throws ParcoursError `survey-not-paired` */
  async function momentOf(survey: Survey, spaceNumber: number, { moment, beforeEditionId }: OpenEditionRequest): Promise<Pick<NewEdition, 'moment' | 'pairId'>> {
    if (moment === undefined && !survey.isPaired) return { moment: null, pairId: null }
    if (!survey.isPaired) throw new ParcoursError('survey-not-paired')
    if (moment !== 'after') return { moment: 'before', pairId: randomUUID() }
    const before = beforeEditionId === undefined ? undefined : await editions.find(beforeEditionId)
    const taken = before === undefined || before.pairId === null ? [] : await editions.listOfPair(before.pairId)
    const isRight = before?.ownerSpaceNumber === spaceNumber && before.moment === 'before'
      && before.survey.surveyId === survey.surveyId && before.version === survey.version && taken.length === 1
    if (!isRight) throw new ParcoursError('survey-not-paired')
    return { moment, pairId: before.pairId }
  }
}

/** Every space is asked by the campus or by a host; anybody may ask their own people, or give a link away. @throws ParcoursError `audience-refused` */
function requireAudience({ spaceId, isHost }: KnownCaller, audience: EditionAudience): void {
  const isForAll = audience === 'spaces' || audience === 'public'
  if (isForAll && spaceId !== CAMPUS_SPACE_ID && !isHost) throw new ParcoursError('audience-refused')
}

/** @throws ParcoursError `invalid-dates` */
function readEnd(closesAt: string, opensAt: Date): Date {
  const end = new Date(closesAt)
  if (Number.isNaN(end.getTime()) || end <= opensAt) throw new ParcoursError('invalid-dates')
  return end
}

function makeLinkCode(): string {
  return randomBytes(LINK_BYTES).toString('base64url')
}

export function deskEdition(edition: StoredEdition, now: Date): DeskEdition {
  const { editionId, survey, version, audience, occasion, moment, pairId, groupedBy, cohorts, isImported, linkCode, contractHash, note } = edition
  return {
    editionId, version, audience, occasion, moment, pairId, groupedBy, cohorts, isImported, linkCode,
    surveyId: survey.surveyId,
    title: toPublicSurvey(survey, survey.language).title,
    state: stateOf(edition, now),
    opensAt: instantOf(edition.opensAt),
    closesAt: edition.closesAt === null ? null : instantOf(edition.closesAt),
    isContractFrozen: contractHash !== null,
    remindersSent: edition.remindersSent.map(instantOf),
    reminder: reminderState(edition, now),
    note: note === null ? null : { text: note.text, language: note.language },
  }
}

function reminderState(edition: StoredEdition, now: Date): ReminderState {
  const { opensAt, closesAt, closedAt, remindersSent, isImported } = edition
  if (isImported || closedAt !== null) return { kind: 'never', reason: 'closed' }
  const decision = decideReminder({ now, openedAt: opensAt, closesAt: closesAt ?? undefined, sentAt: remindersSent })
  return decision.kind === 'wait' ? { kind: 'wait', until: instantOf(decision.until) } : decision
}
