// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { makeBigBlueButton } from '../../../course-server/src/bigBlueButton/bigBlueButton.ts'
import { startBigBlueButtonDouble } from '../../support/bigBlueButton/bigBlueButtonDouble.ts'
import { answerParent } from './answerParent.ts'

/** A meeting server in a process of its own, so that what it costs is not counted. */
export interface MeetingServerAddress {
  readonly url: string
  readonly secret: string
}

const double = await startBigBlueButtonDouble({ now: () => new Date() })

answerParent({
  /** Rooms that are open, each with so many people. */
  async open({ meetingIds, personCount }: { readonly meetingIds: readonly string[]; readonly personCount: number }): Promise<MeetingServerAddress> {
    const client = makeBigBlueButton({ url: double.url, secret: double.secret, checksum: 'sha256', hooksChecksum: 'sha1' })
    for (const meetingId of meetingIds) {
      await client.create({
        meetingId, name: meetingId, welcome: '', logoutUrl: double.url, durationMinutes: 0, maxParticipants: 0, isRecorded: false, isWebinarFormat: true, hasWaitingRoom: false,
        analyticsUrl: undefined, documents: [],
      })
    }
    client.close()
    double.faults.extraAttendees = personCount
    return { url: double.url, secret: double.secret }
  },
}, () => double.stop())
