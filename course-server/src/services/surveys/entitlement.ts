// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { timingSafeEqual } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import { requireOneOf, type Caller, type KnownCaller } from '../caller.ts'
import { canSee } from '../canSee.ts'
import type { Clock } from '../clock.ts'
import type { LearningRepository } from '../repositories.ts'
import type { Publications } from '../publications.ts'
import type { EditionRepository, SessionRoll, StoredEdition } from './repositories.ts'

/** Whoever writes and runs surveys of a space. */
export function requireStaff(caller: Caller): KnownCaller {
  return requireOneOf(caller, ['trainer', 'coordinator'])
}

/** @throws ParcoursError `unknown-edition`, also for one of another space: its existence is nobody's business */
export async function getOwnEdition(editions: EditionRepository, { spaceNumber }: KnownCaller, editionId: string): Promise<StoredEdition> {
  const edition = await editions.find(editionId)
  if (edition?.ownerSpaceNumber !== spaceNumber) throw new ParcoursError('unknown-edition')
  return edition
}

export function isStaffOf(caller: Caller, { ownerSpaceNumber }: Pick<StoredEdition, 'ownerSpaceNumber'>): boolean {
  return caller.kind === 'known' && caller.spaceNumber === ownerSpaceNumber && caller.roles.some((role) => role !== 'learner')
}

export function isInAudience(caller: Caller, { audience, ownerSpaceNumber }: Pick<StoredEdition, 'audience' | 'ownerSpaceNumber'>): boolean {
  return audience !== 'link' && canSee(caller, { audience, ownerSpaceNumber })
}

/** Whether this code opens the edition; a wrong one takes as long as the right one. */
export function opensByLink({ linkCode }: Pick<StoredEdition, 'linkCode'>, given: string | undefined): boolean {
  if (linkCode === null || given === undefined || given.length !== linkCode.length) return false
  const [one, other] = [Buffer.from(given), Buffer.from(linkCode)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Whether somebody of the audience has done what the survey is asked after. */
export type IsEntitled = (caller: KnownCaller, edition: StoredEdition) => Promise<boolean>

export function makeIsEntitled(learning: Pick<LearningRepository, 'findCourse'>, publications: Publications, roll: SessionRoll, clock: Clock): IsEntitled {
  return async ({ spaceNumber, subject }, { occasion, moment }) => {
    switch (occasion.kind) {
      case 'anytime': return true
      // The server does not know who played an adventure.
      case 'adventure': return true
      case 'course': {
        const course = await publications.find(occasion.courseId)
        const done = course === undefined ? undefined : await learning.findCourse(spaceNumber, subject, course.courseNumber)
        if (done === undefined) return false
        return occasion.needs === 'enrolled' ? done.enrolledDay !== null : done.completedDay !== null
      }
      case 'session':
        // Wherever the session was moved to; only what is asked before it may be answered before.
        if (moment !== 'before' && !await roll.isOver(occasion.sessionId, clock())) return false
        return occasion.needs === 'registered'
          ? roll.wasRegistered(spaceNumber, subject, occasion.sessionId)
          : roll.hasAttended(spaceNumber, subject, occasion.sessionId)
    }
  }
}
