// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** What went wrong with the meeting server. Nothing here stops a session: its plain link keeps working. */
export type MeetingFailure =
  /** No answer at all, or one that says the server is out of order. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'timeout' }
  /** It answered no. Told by its key alone: its sentences change between versions and languages. */
  | { readonly kind: 'refused'; readonly key: RefusalKey }
  /** It answered something that is no answer. */
  | { readonly kind: 'malformed' }

/** https://docs.bigbluebutton.org/development/api/ and what bbb-webhooks and Scalelite add to it. */
export const REFUSAL_KEYS = [
  'checksumError', 'missingParamMeetingID', 'missingParamName', 'validationError', 'notFound', 'invalidMeetingIdentifier', 'idNotUnique',
  'mismatchCreateTimeParam', 'meetingForciblyEnded', 'maxParticipantsReached', 'unsupportedRequest', 'missingParamCallbackURL',
  'missingParamHookID', 'destroyMissingHook', 'createHookError', 'listHookError',
] as const
export type RefusalKey = (typeof REFUSAL_KEYS)[number] | 'other'

export type MeetingOutcome<Value> = { readonly kind: 'done'; readonly value: Value } | MeetingFailure

/** A meeting server, as services know it. Each call ends within a known time, whatever the server does. */
export interface Meetings {
  /** Opens a meeting; one that is already open under that id stays as it is. */
  create(wish: MeetingWish, signal?: AbortSignal): Promise<MeetingOutcome<CreatedMeeting>>
  /** An address for one person's browser. Nobody is there until it is opened and the client has connected. */
  joinUrl(join: JoinWish): string
  isRunning(meetingId: string, signal?: AbortSignal): Promise<MeetingOutcome<boolean>>
  /** Undefined when there is no such meeting: not opened yet, or over. */
  findInfo(meetingId: string, signal?: AbortSignal): Promise<MeetingOutcome<MeetingInfo | undefined>>
  /** Asks for the end, which comes some seconds later. One that is over counts as done. */
  end(meetingId: string, signal?: AbortSignal): Promise<MeetingOutcome<void>>
  /** At most `MAX_DOCUMENTS`; they show up when the server has fetched and converted them. */
  insertDocuments(meetingId: string, documents: readonly MeetingDocument[], signal?: AbortSignal): Promise<MeetingOutcome<void>>
  /** Of one meeting, over all its runs; at most `MAX_RECORDINGS`. */
  listRecordings(meetingId: string, signal?: AbortSignal): Promise<MeetingOutcome<readonly Recording[]>>
  /** Subscribes to what attendance needs of one meeting. The same address again gives the same hook. */
  createHook(hook: { readonly meetingId: string; readonly callbackUrl: string }, signal?: AbortSignal): Promise<MeetingOutcome<{ readonly hookId: string }>>
  /** None where the server fails to list them: bbb-webhooks does so for a meeting without a hook of its own. */
  listHooks(meetingId: string, signal?: AbortSignal): Promise<MeetingOutcome<readonly MeetingHook[]>>
  /** One that is gone counts as done. */
  destroyHook(hookId: string, signal?: AbortSignal): Promise<MeetingOutcome<void>>
}

export const MAX_DOCUMENTS = 20
export const MAX_RECORDINGS = 100

export interface MeetingWish {
  /** 2 to 256 letters, digits, hyphens and underscores. */
  readonly meetingId: string
  /** 2 to 64 characters; shown in the room. */
  readonly name: string
  /** Shown in the public chat; empty for the server's own. */
  readonly welcome: string
  /** Where the browser goes afterwards. */
  readonly logoutUrl: string
  /** A hard end after so many minutes; 0 for none. */
  readonly durationMinutes: number
  /** 0 for as many as the server takes. */
  readonly maxParticipants: number
  readonly isRecorded: boolean
  /** Participants listen and write; only moderators speak and show themselves. */
  readonly isWebinarFormat: boolean
  /** Moderators let each person in. */
  readonly hasWaitingRoom: boolean
  /** Called once, some minutes after the end, with joins and leaves. */
  readonly analyticsUrl: string | undefined
  readonly documents: readonly MeetingDocument[]
}

/** A file that the meeting server fetches by itself. */
export interface MeetingDocument {
  readonly url: string
  readonly fileName: string
  readonly isDownloadable: boolean
}

export interface CreatedMeeting {
  readonly meetingId: string
  readonly meetingRunId: string
  /** False when it was open already: it then has its slides and its hook. */
  readonly isNew: boolean
  readonly createdAt: Date
  /** For people on the telephone; empty where the server has none. */
  readonly dialNumber: string
  readonly voiceBridge: string
}

export interface JoinWish {
  readonly meetingId: string
  /** The opaque id of this person in this session. */
  readonly participantId: string
  /** What the others in the room read; typed by the person, or a neutral word. */
  readonly displayName: string
  readonly role: 'moderator' | 'viewer'
  /** In a room with a waiting room, a moderator lets this person in. */
  readonly waitsForModerator: boolean
  /** Only valid for the run that was created then; undefined for any. */
  readonly createdAt: Date | undefined
  /** Sound without microphone, for weak lines. */
  readonly isListenOnly: boolean
  /** Trainers and support are not counted. */
  readonly isCounted: boolean
  readonly language: 'fr' | 'en'
}

export interface MeetingInfo {
  readonly meetingId: string
  readonly meetingRunId: string
  readonly name: string
  readonly createdAt: Date | undefined
  readonly startedAt: Date | undefined
  readonly endedAt: Date | undefined
  readonly isRunning: boolean
  /** One per device; nobody's name is read. At most `MAX_ATTENDEES`. */
  readonly attendees: readonly Attendee[]
}

/** More than any meeting server holds in one room. */
export const MAX_ATTENDEES = 10_000

export interface Attendee {
  /** What `joinUrl` was given, or what the server made up for somebody who came another way. */
  readonly participantId: string
  readonly isModerator: boolean
}

export interface Recording {
  readonly recordingId: string
  readonly meetingId: string
  readonly meetingRunId: string
  readonly name: string
  readonly isPublished: boolean
  readonly state: string
  readonly startedAt: Date | undefined
  readonly endedAt: Date | undefined
  readonly formats: readonly { readonly kind: string; readonly url: string; readonly lengthMinutes: number | undefined }[]
}

export interface MeetingHook {
  readonly hookId: string
  readonly callbackUrl: string
  readonly meetingId: string | undefined
}
