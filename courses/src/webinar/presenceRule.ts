// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** From when on a person counts as present. Printed beside every number that hangs on it. */
export type PresenceRule =
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** Whole percent of the session's planned duration, 1 to 100. */
  | { readonly kind: 'share'; readonly percent: number }
