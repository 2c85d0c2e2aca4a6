// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { hasUserJoined, isConnected, type DoubleMeeting, type DoubleRecording, type DoubleUser } from './doubleMeeting.ts'

/** Answers in XML, shaped as BigBlueButton's documentation and bbb-webhooks' source have them. */
export function success(inside: string): string {
  return `<response><returncode>SUCCESS</returncode>${inside}</response>`
}

/** The sentence changes with versions; here it misleads on purpose. */
export function failed(key: string): string {
  return `<response><returncode>FAILED</returncode><messageKey>${key}</messageKey><message>SUCCESS notFound</message></response>`
}

export function element(name: string, text: string | number | boolean): string {
  return `<${name}>${escape(String(text))}</${name}>`
}

export function warning(key: string): string {
  return `${element('messageKey', key)}<message>This conference was already in existence and may currently be in progress.</message>`
}

export function created(meeting: DoubleMeeting, isDuplicate: boolean): string {
  return success([
    element('meetingID', meeting.meetingId), element('internalMeetingID', meeting.internalId), element('parentMeetingID', 'bbb-none'),
    element('attendeePW', meeting.parameters.get('attendeePW') ?? 'ap'), element('moderatorPW', meeting.parameters.get('moderatorPW') ?? 'mp'),
    element('createTime', meeting.createdAt), element('voiceBridge', '71347'), element('dialNumber', '613-555-1234'),
    element('createDate', new Date(meeting.createdAt).toUTCString()), element('hasUserJoined', hasUserJoined(meeting)),
    element('duration', meeting.parameters.get('duration') ?? 0), element('hasBeenForciblyEnded', false),
    isDuplicate ? warning('duplicateWarning') : '<messageKey></messageKey><message></message>',
  ].join(''))
}

export interface InfoOptions {
  readonly now: number
  readonly leaversStayMs: number
  readonly extraAttendees: number
}

export function meetingInfo(meeting: DoubleMeeting, { now, leaversStayMs, extraAttendees }: InfoOptions): string {
  const present = meeting.users.filter((user) => isConnected(user, now, leaversStayMs))
  const count = present.length + extraAttendees
  const strangers = Array.from({ length: extraAttendees }, (_, index) => attendee(`${meeting.meetingId}-stranger-${index}`, `Personne n°${index} d’ailleurs & co`, 'VIEWER'))
  return success([
    element('meetingName', meeting.parameters.get('name') ?? ''), element('meetingID', meeting.meetingId), element('internalMeetingID', meeting.internalId),
    element('createTime', meeting.createdAt), element('createDate', new Date(meeting.createdAt).toUTCString()), element('voiceBridge', '71347'),
    element('dialNumber', '613-555-1234'), element('attendeePW', 'ap'), element('moderatorPW', 'mp'), element('running', count > 0),
    element('duration', meeting.parameters.get('duration') ?? 0), element('hasUserJoined', hasUserJoined(meeting)), element('recording', false),
    element('hasBeenForciblyEnded', meeting.endsAt !== undefined), element('startTime', meeting.createdAt + 12), element('endTime', 0),
    element('participantCount', count), element('listenerCount', 0), element('voiceParticipantCount', 0), element('videoCount', 0), element('maxUsers', 0),
    element('moderatorCount', present.filter(({ role }) => role === 'MODERATOR').length),
    list('attendees', [...present.map(attendeeOf), ...strangers]),
    list('metadata', [...meeting.metadata].map(([name, value]) => element(name, value))),
    element('isBreakout', meeting.isBreakout),
  ].join('\n'))
}

export function recordings(all: readonly DoubleRecording[]): string {
  if (all.length === 0) return success(`<recordings/>${element('messageKey', 'noRecordings')}<message>There are no recordings.</message>`)
  return success(list('recordings', all.map(({ meeting, startedAt, endedAt }) => `<recording>${[
    element('recordID', meeting.internalId), element('meetingID', meeting.meetingId), element('internalMeetingID', meeting.internalId),
    element('name', meeting.parameters.get('name') ?? ''), element('isBreakout', false), element('published', true), element('state', 'published'),
    element('startTime', startedAt), element('endTime', endedAt), element('participants', 3), '<metadata/>',
    `<playback><format><type>presentation</type><url>https://bbb.example.org/playback/presentation/2.3/${meeting.internalId}</url><processingTime>7177</processingTime>`
    + '<length>118</length><size>1104836</size><preview><images><image alt="Bonjour &gt; à tous" height="136" width="176">https://bbb.example.org/1.png</image></images></preview></format></playback>',
  ].join('')}</recording>`)))
}

export function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? `<${name}/>` : `<${name}>${items.join('\n')}</${name}>`
}

function attendeeOf({ externalId, name, role }: DoubleUser): string {
  return attendee(externalId, name, role)
}

function attendee(userId: string, name: string, role: string): string {
  return `<attendee>${element('userID', userId)}${element('fullName', name)}${element('role', role)}<isPresenter>false</isPresenter><isListeningOnly>true</isListeningOnly>`
    + '<hasJoinedVoice>false</hasJoinedVoice><hasVideo>false</hasVideo><clientType>HTML5</clientType><customdata/></attendee>'
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
