// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Where a presence is known from. The first three measure minutes; `ticked` is the trainer's word, `selfDeclared` the
 * person's own; `replay` is time in the video, counted apart from having been there.
 */
export const ATTENDANCE_SOURCES = ['polling', 'webhooks', 'analytics', 'ticked', 'selfDeclared', 'replay'] as const
export type AttendanceSource = (typeof ATTENDANCE_SOURCES)[number]

/** What decided whether a person was there. */
export type PresenceBasis = 'measured' | 'ticked' | 'selfDeclared' | 'nothing'
