// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../clock.ts'
import { setBounded } from '../setBounded.ts'
import type { CallbackAddresses } from './callbackAddresses.ts'
import type { CreatedMeeting, MeetingOutcome, Meetings, MeetingWish } from './meetings.ts'

/** Whoever comes in this time after another is sent to the same room without asking the server again. */
const KNOWN_OPEN_MS = 30_000
const MAX_KNOWN_ROOMS = 1000

export interface Rooms extends Meetings {
  /**
   * Opens the room of a session, or finds it open: once for all who come at the same time. Slides and the hook follow
   * by themselves, so that nobody waits for them and nobody stays outside when they fail: attendance is then known
   * by polling, and slides can be shown by hand.
   */
  create(wish: MeetingWish): Promise<MeetingOutcome<CreatedMeeting>>
  /** Resolves when what follows openings is over. */
  settled(): Promise<void>
}

interface OpenRoom {
  readonly askedMs: number
  readonly outcome: Promise<MeetingOutcome<CreatedMeeting>>
}

/** A meeting server as joining people need it: hundreds press the same button within a minute. */
export function makeRooms(server: Meetings, { hookUrlOf }: Pick<CallbackAddresses, 'hookUrlOf'>, clock: Clock): Rooms {
  const rooms = new Map<string, OpenRoom>()
  const following = new Set<Promise<unknown>>()

  const follow = (work: Promise<unknown>) => {
    const done = work.catch(() => undefined).finally(() => { following.delete(done) })
    following.add(done)
  }
  const open = async (wish: MeetingWish): Promise<MeetingOutcome<CreatedMeeting>> => {
    const outcome = await server.create({ ...wish, documents: [] })
    if (outcome.kind !== 'done') rooms.delete(wish.meetingId)
    else if (outcome.value.isNew) {
      follow(server.insertDocuments(wish.meetingId, wish.documents))
      follow(server.createHook({ meetingId: wish.meetingId, callbackUrl: hookUrlOf(wish.meetingId) }))
    }
    return outcome
  }
  return {
    ...server,
    create(wish) {
      const known = rooms.get(wish.meetingId)
      const nowMs = clock().getTime()
      if (known !== undefined && nowMs - known.askedMs < KNOWN_OPEN_MS) return known.outcome
      const outcome = open(wish)
      setBounded(rooms, wish.meetingId, { askedMs: nowMs, outcome }, MAX_KNOWN_ROOMS)
      return outcome
    },
    async end(meetingId, signal) {
      rooms.delete(meetingId)
      return server.end(meetingId, signal)
    },
    async settled() {
      while (following.size > 0) await Promise.all(following)
    },
  }
}
