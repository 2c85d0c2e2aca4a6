// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { sessionDoor, singleLine, WEBINAR_LIMITS, type JoinMessage, type JoinRequest, type Session } from '@parcours/courses'
import { randomUUID } from 'node:crypto'
import { ParcoursError } from '../../errors.ts'
import { requireLearner, type Caller } from '../caller.ts'
import { getOwned, getSession } from './access.ts'
import type { WebinarContext } from './context.ts'
import { registrationFor, stateOf } from './placeOfPerson.ts'
import type { Registrant } from './registrationRepository.ts'
import type { StoredSeries } from './seriesRepository.ts'

/** The way into a session's room. */
export interface JoiningService {
  /** Near the start, for people with a place. @throws ParcoursError `unknown-session`, `not-registered`, `door-closed`, `room-unavailable` */
  join(caller: Caller, sessionId: string, request: JoinRequest): Promise<JoinMessage>
  joinAs(stored: StoredSeries, registrant: Registrant, sessionId: string, request: JoinRequest): Promise<JoinMessage>
  /** As a moderator, at any hour. Trainers are not counted. */
  joinAsStaff(caller: Caller, seriesId: string, sessionId: string, request: JoinRequest): Promise<JoinMessage>
}

/** A room stays open so long after its planned end, by the server's own hand. */
const OVERRUN_MINUTES = 60
/** BigBlueButton's own bounds of a meeting's name. */
const MAX_ROOM_NAME = 64
const RETRY_SECONDS = 15

export function makeJoiningService(context: WebinarContext): JoiningService {
  const { repositories, clock } = context

  const joinAs: JoiningService['joinAs'] = async (stored, registrant, sessionId, request) => {
    const session = getSession(stored, sessionId)
    const registration = registrationFor(registrant, session)
    if (registration?.status !== 'confirmed') throw new ParcoursError('not-registered')
    const shown = stored.series.status === 'cancelled' ? { ...session, status: 'cancelled' as const } : session
    const door = sessionDoor(shown, { state: stateOf(registration), doorMinutes: stored.series.doorMinutes, now: clock() })
    if (door.kind !== 'open') throw new ParcoursError('door-closed', { detail: { door: door.kind, ...(door.kind === 'notYet' ? { opensAt: door.opensAt } : {}) } })
    return openRoom(stored, session, request, {
      role: 'viewer',
      participantId: () => repositories.attendance.takeParticipantId(
        { ...keyOf(stored), sessionNumber: session.number }, registrant.registrantNumber, randomUUID(), request.mayRecordPresence && !registrant.isExcluded,
      ),
    })
  }

  const openRoom = async (stored: StoredSeries, session: Session, request: JoinRequest, person: Person): Promise<JoinMessage> => {
    const { room } = session
    switch (room.kind) {
      case 'link': return { roomKind: 'link', joinUrl: room.roomUrl, phone: room.phone ?? null, phonePin: null }
      case 'bigBlueButton': return openMeeting(stored, session, request, person)
      case 'place':
      case 'later': throw new ParcoursError('door-closed', { detail: { door: room.kind === 'place' ? 'inPerson' : 'unknownRoom' } })
    }
  }

  const openMeeting = async (stored: StoredSeries, session: Session, request: JoinRequest, { role, participantId }: Person): Promise<JoinMessage> => {
    const { meetings } = context
    if (meetings === undefined) throw new ParcoursError('door-closed', { detail: { door: 'unknownRoom' } })
    const meetingId = await repositories.attendance.openMeeting({ ...keyOf(stored), sessionNumber: session.number }, randomUUID())
    const created = await meetings.create({
      meetingId, name: roomName(session.title), welcome: '', logoutUrl: context.publicUrl, durationMinutes: session.time.durationMinutes + stored.series.doorMinutes + OVERRUN_MINUTES,
      maxParticipants: 0, isRecorded: false, isWebinarFormat: session.kind === 'webinar', hasWaitingRoom: false,
      analyticsUrl: context.analyticsUrlOf?.(meetingId),
      documents: session.materials.filter(({ isSlides }) => isSlides).map(({ url, title }) => ({ url, fileName: title, isDownloadable: true })),
    })
    if (created.kind !== 'done') throw new ParcoursError('room-unavailable', { retryAfterSeconds: RETRY_SECONDS })
    const { createdAt, dialNumber, voiceBridge } = created.value
    const joinUrl = meetings.joinUrl({
      meetingId, participantId: await participantId(), displayName: displayNameOf(request, stored, role), role, waitsForModerator: false, createdAt,
      isListenOnly: request.isListenOnly, isCounted: role === 'viewer' && request.mayRecordPresence, language: stored.series.language === 'en' ? 'en' : 'fr',
    })
    return { roomKind: 'bigBlueButton', joinUrl, phone: dialNumber === '' ? null : dialNumber, phonePin: dialNumber === '' ? null : voiceBridge }
  }

  return {
    joinAs,
    async join(caller, sessionId, request) {
      const learner = requireLearner(caller)
      const stored = await repositories.series.findBySession(sessionId)
      if (stored === undefined) throw new ParcoursError('unknown-session')
      const registrant = await repositories.registrations.findOfLearner(stored, learner)
      if (registrant === undefined) throw new ParcoursError('not-registered')
      return joinAs(stored, registrant, sessionId, request)
    },
    async joinAsStaff(caller, seriesId, sessionId, request) {
      const { stored } = await getOwned(context, caller, seriesId)
      // An id of the moment: nothing of it is kept, and no presence is counted for it.
      return openRoom(stored, getSession(stored, sessionId), request, { role: 'moderator', participantId: () => Promise.resolve(randomUUID()) })
    },
  }
}

interface Person {
  readonly role: 'moderator' | 'viewer'
  readonly participantId: () => Promise<string>
}

const NEUTRAL_NAMES = {
  fr: { viewer: 'Participant⋅e', moderator: 'Formateurice' },
  en: { viewer: 'Participant', moderator: 'Trainer' },
} as const

/** What the others in the room read. Typed for this room, told to it, and kept nowhere here. */
function displayNameOf({ displayName }: JoinRequest, { series }: StoredSeries, role: Person['role']): string {
  const typed = singleLine(displayName).slice(0, WEBINAR_LIMITS.nameCharacters)
  return typed === '' ? NEUTRAL_NAMES[series.language === 'en' ? 'en' : 'fr'][role] : typed
}

function roomName(title: string): string {
  return (title.length < 2 ? `${title} ·` : title).slice(0, MAX_ROOM_NAME)
}

function keyOf({ spaceNumber, seriesNumber }: StoredSeries) {
  return { spaceNumber, seriesNumber }
}
