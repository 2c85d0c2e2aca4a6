// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Limits of a series, in one place. Choices of this project: far above what a trainer needs, far below what would stall a small machine. */
export const WEBINAR_LIMITS = {
  sessionsPerSeries: 200,
  titleCharacters: 150,
  summaryCharacters: 600,
  descriptionCharacters: 8000,
  /** RFC 5321 §4.5.3.1.3. */
  emailCharacters: 254,
  nameCharacters: 100,
  placeCharacters: 300,
  phoneCharacters: 60,
  urlCharacters: 2000,
  minDurationMinutes: 5,
  maxDurationMinutes: 24 * 60,
  capacity: 10_000,
  questions: 8,
  optionsPerQuestion: 20,
  labelCharacters: 300,
  answerCharacters: 500,
  materialsPerSession: 30,
  chaptersPerReplay: 100,
  replaySeconds: 24 * 3600,
  doorMinutes: 120,
  contactRetentionDays: 365,
  announcementCharacters: 5000,
  seriesPerAnnouncement: 20,
  /** Whole days a series may be moved by at once, either way. */
  moveDays: 730,
  /** Stretches of one replay kept apart, and reported at once; beyond, the shortest are forgotten. */
  watchedStretches: 500,
} as const
