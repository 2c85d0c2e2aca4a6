// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Where a meeting server tells about a meeting; `http/routes/webinars/meetingCallbacks.ts` listens there. */
export interface CallbackAddresses {
  /** One per meeting: a server makes no second hook for an address it knows. */
  hookUrlOf(meetingId: string): string
  analyticsUrlOf(meetingId: string): string
}

export function callbackAddresses(publicUrl: string): CallbackAddresses {
  return {
    hookUrlOf: (meetingId) => `${publicUrl}/bbb/hook?meeting=${encodeURIComponent(meetingId)}`,
    analyticsUrlOf: (meetingId) => `${publicUrl}/bbb/analytics/${encodeURIComponent(meetingId)}`,
  }
}
