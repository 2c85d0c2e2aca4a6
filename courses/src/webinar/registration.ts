// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export const REGISTRATION_STATUSES = ['pending', 'waitlisted', 'confirmed', 'refused', 'declined', 'withdrawn'] as const
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number]

/** Whom a pending registration waits for: the address's confirmation, the organiser's answer, or the invited person's. */
export const AWAITED = ['address', 'organiser', 'person'] as const
export type Awaited = (typeof AWAITED)[number]

/** `refused` by the organiser, `declined` an invitation by the person, `withdrawn` by the person afterwards. */
export type RegistrationState =
  | { readonly status: 'pending'; readonly awaits: Awaited }
  | { readonly status: Exclude<RegistrationStatus, 'pending'> }

/** What is registered to: the whole series, or one of its sessions. */
export type RegistrationTarget =
  | { readonly kind: 'series'; readonly seriesId: string }
  /** `seriesRegistrationId` is the standing registration this row was fanned out from; undefined when the session alone was chosen. */
  | { readonly kind: 'session'; readonly seriesId: string; readonly sessionId: string; readonly seriesRegistrationId: string | undefined }

/** How a person keeps the dates: their own Nextcloud calendar, mails with an attachment, or by themselves. */
export const REMINDER_CHANNELS = ['calendar', 'mail', 'none'] as const
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number]

/** A fact about a pseudonym. Names and addresses are elsewhere, under the same id. */
export interface Registration {
  /** New at each registration: leaving and coming back makes another, so that calendars never meet the same entry again. */
  readonly registrationId: string
  readonly target: RegistrationTarget
  readonly state: RegistrationState
  /** Order of arrival within its target, rising, never reused: the order of the waiting list. */
  readonly arrival: number
}
