// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { MAX_ID_LENGTH } from '../services/webinars/attendanceSink.ts'
import { MAX_ATTENDEES, MAX_RECORDINGS, type Attendee, type CreatedMeeting, type MeetingHook, type MeetingInfo, type Recording } from '../services/webinars/meetings.ts'
import { readFlag, readInstant } from './readAnswer.ts'
import { listOf, textOf, type XmlElement } from './readXml.ts'

/** Undefined when what we need of it is missing. */
export function readCreatedMeeting(root: XmlElement): CreatedMeeting | undefined {
  const meetingId = textOf(root, 'meetingID')
  const meetingRunId = readId(textOf(root, 'internalMeetingID'))
  const createdAt = readInstant(textOf(root, 'createTime'))
  if (meetingId === '' || meetingRunId === undefined || createdAt === undefined) return undefined
  const isNew = textOf(root, 'messageKey') !== 'duplicateWarning'
  return { meetingId, meetingRunId, isNew, createdAt, dialNumber: textOf(root, 'dialNumber'), voiceBridge: textOf(root, 'voiceBridge') }
}

/** Undefined when what we need of it is missing. Names of people are not even looked at. */
export function readMeetingInfo(root: XmlElement): MeetingInfo | undefined {
  const meetingId = textOf(root, 'meetingID')
  const meetingRunId = readId(textOf(root, 'internalMeetingID'))
  if (meetingId === '' || meetingRunId === undefined) return undefined
  return {
    meetingId,
    meetingRunId,
    name: textOf(root, 'meetingName'),
    createdAt: readInstant(textOf(root, 'createTime')),
    startedAt: readInstant(textOf(root, 'startTime')),
    endedAt: readInstant(textOf(root, 'endTime')),
    isRunning: readFlag(textOf(root, 'running')),
    attendees: listOf(root, 'attendees', 'attendee').slice(0, MAX_ATTENDEES).flatMap((attendee) => readAttendee(attendee) ?? []),
  }
}

export function readRecordings(root: XmlElement): readonly Recording[] {
  return listOf(root, 'recordings', 'recording').slice(0, MAX_RECORDINGS).flatMap((recording) => readRecording(recording) ?? [])
}

export function readHooks(root: XmlElement): readonly MeetingHook[] {
  return listOf(root, 'hooks', 'hook').map((hook) => ({
    hookId: textOf(hook, 'hookID'), callbackUrl: textOf(hook, 'callbackURL'), meetingId: textOf(hook, 'meetingID') || undefined,
  }))
}

function readAttendee(attendee: XmlElement): Attendee | undefined {
  const participantId = readId(textOf(attendee, 'userID'))
  return participantId === undefined ? undefined : { participantId, isModerator: textOf(attendee, 'role') === 'MODERATOR' }
}

function readRecording(recording: XmlElement): Recording | undefined {
  const recordingId = textOf(recording, 'recordID')
  if (recordingId === '') return undefined
  return {
    recordingId,
    meetingId: textOf(recording, 'meetingID'),
    meetingRunId: textOf(recording, 'internalMeetingID') || recordingId,
    name: textOf(recording, 'name'),
    isPublished: readFlag(textOf(recording, 'published')),
    state: textOf(recording, 'state'),
    startedAt: readInstant(textOf(recording, 'startTime')),
    endedAt: readInstant(textOf(recording, 'endTime')),
    formats: listOf(recording, 'playback', 'format').map((format) => ({ kind: textOf(format, 'type'), url: textOf(format, 'url'), lengthMinutes: readLength(textOf(format, 'length')) })),
  }
}

function readLength(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) ? Number(text) : undefined
}

/** Too long is no id of ours nor of the server's. */
function readId(text: string): string | undefined {
  return text === '' || text.length > MAX_ID_LENGTH ? undefined : text
}
