// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Reads what a meeting server sends by itself. What is not needed (names, addresses, browsers, tickets, passwords,
 * chat) is dropped while reading: nothing beyond these types ever leaves the reader.
 */
export interface MeetingCallbacks {
  readHook(callback: HookCallback): HookReading
  readAnalytics(callback: AnalyticsCallback, now: Date): Promise<AnalyticsReading>
}

/** As it came: the checksum is over the address and the body as they are written. */
export interface HookCallback {
  /** Path and query, undecoded, such as `/bbb/hook?meeting=x&checksum=…`. */
  readonly pathAndQuery: string
  readonly body: string
  readonly authorization: string | undefined
}

export type HookReading =
  /** Not from the meeting server, or changed on the way. */
  | { readonly kind: 'forged' }
  /** What could not be read, or is not needed, is only counted. */
  | { readonly kind: 'read'; readonly events: readonly MeetingEvent[]; readonly ignoredCount: number }

/** What attendance needs of bbb-webhooks' 43 kinds of events. */
export type MeetingEvent = MeetingEventOrigin & (
  | { readonly kind: 'meeting-ended' }
  | { readonly kind: 'user-joined'; readonly connectionId: string; readonly participantId: string }
  /** It may name the wrong person or none: only the connection is believed. */
  | { readonly kind: 'user-left'; readonly connectionId: string }
)

interface MeetingEventOrigin {
  /** From the callback's own address, else as the event says. */
  readonly meetingId: string
  readonly meetingRunId: string
  readonly at: Date
}

export interface AnalyticsCallback {
  readonly meetingId: string
  readonly body: string
  readonly authorization: string | undefined
}

export type AnalyticsReading =
  | { readonly kind: 'forged' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'read'; readonly report: AnalyticsReport }

/** What is kept of a meeting's report: who was there from when to when, by opaque ids. */
export interface AnalyticsReport {
  readonly meetingId: string
  readonly meetingRunId: string
  readonly endedAt: Date
  readonly stretches: readonly PresenceStretch[]
}

export interface PresenceStretch {
  readonly participantId: string
  readonly from: Date
  readonly to: Date
}
