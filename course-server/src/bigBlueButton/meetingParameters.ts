// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { JoinWish, MeetingDocument, MeetingWish } from '../services/webinars/meetings.ts'

export type Parameters = Readonly<Record<string, string>>

/** A room opened a little early must outlive the wait for its first person; the server's own 5 minutes are too short. */
const EXPIRES_UNUSED_MINUTES = '30'
/** A trainer whose line breaks comes back to the same room. */
const EXPIRES_EMPTY_MINUTES = '15'

/**
 * Names and defaults: https://docs.bigbluebutton.org/development/api/#create. A wrong name is ignored in silence.
 * Without a recording, only `meetingKeepEvents` makes the server write the report that the analytics callback sends.
 */
export function createParameters(wish: MeetingWish): Parameters {
  return {
    meetingID: wish.meetingId,
    name: wish.name,
    ...(wish.welcome === '' ? {} : { welcome: wish.welcome }),
    logoutURL: wish.logoutUrl,
    duration: String(wish.durationMinutes),
    maxParticipants: String(wish.maxParticipants),
    record: String(wish.isRecorded),
    allowStartStopRecording: String(wish.isRecorded),
    autoStartRecording: 'false',
    ...(wish.isRecorded ? { notifyRecordingIsOn: 'true' } : {}),
    ...(wish.isWebinarFormat ? WEBINAR_FORMAT : {}),
    guestPolicy: wish.hasWaitingRoom ? 'ASK_MODERATOR' : 'ALWAYS_ACCEPT',
    meetingExpireIfNoUserJoinedInMinutes: EXPIRES_UNUSED_MINUTES,
    meetingExpireWhenLastUserLeftInMinutes: EXPIRES_EMPTY_MINUTES,
    ...(wish.analyticsUrl === undefined ? {} : { 'meetingKeepEvents': 'true', 'meta_analytics-callback-url': wish.analyticsUrl }),
  }
}

/** https://forum.chatons.org/t/creer-une-reunion-en-format-webinaire-sous-bigbluebutton/1787 */
const WEBINAR_FORMAT: Parameters = {
  lockSettingsDisableMic: 'true',
  lockSettingsDisableCam: 'true',
  lockSettingsDisablePrivateChat: 'true',
  muteOnStart: 'true',
  webcamsOnlyForModerator: 'true',
}

/** https://docs.bigbluebutton.org/development/api/#join */
export function joinParameters(join: JoinWish): Parameters {
  return {
    meetingID: join.meetingId,
    fullName: join.displayName,
    userID: join.participantId,
    role: join.role === 'moderator' ? 'MODERATOR' : 'VIEWER',
    ...(join.waitsForModerator ? { guest: 'true' } : {}),
    ...(join.createdAt === undefined ? {} : { createTime: String(join.createdAt.getTime()) }),
    ...(join.isCounted ? {} : { excludeFromDashboard: 'true' }),
    ...(join.isListenOnly ? { 'userdata-bbb_force_listen_only': 'true' } : {}),
    'userdata-bbb_override_default_locale': join.language,
  }
}

/** What `create` and `insertDocument` take in their body. The first of the documents is shown first. */
export function documentsXml(documents: readonly MeetingDocument[]): string {
  const lines = documents.map(({ url, fileName, isDownloadable }, index) =>
    `<document url="${escape(url)}" filename="${escape(fileName)}" downloadable="${String(isDownloadable)}" removable="true" current="${String(index === 0)}"/>`)
  return `<?xml version="1.0" encoding="UTF-8"?><modules><module name="presentation">${lines.join('')}</module></modules>`
}

/** Control characters are not allowed in XML in any form. */
function escape(text: string): string {
  return text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/gu, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')
}
