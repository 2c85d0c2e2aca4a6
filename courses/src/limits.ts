// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Every limit a course's files meet, in one place. They are choices of this project: far above what a
 * volunteer writes (the largest shipped activity is under 10 kB), far below what would stall a small machine.
 */
export const LIMITS = {
  /** Text of one file, in UTF-16 code units; a byte count can only be higher. */
  fileCharacters: 256 * 1024,
  /** `course.yml`, its translations and each front matter. */
  yamlCharacters: 64 * 1024,
  /** Bracket and dash nesting in YAML; the format needs 4. */
  yamlDepth: 16,
  pathCharacters: 200,
  files: 2000,
  mediaBytes: 20 * 1024 * 1024,
  modules: 64,
  activities: 200,
  sheets: 200,
  languages: 16,
  questionsPerQuiz: 50,
  optionsPerQuestion: 20,
  materialsPerActivity: 30,
  chaptersPerVideo: 100,
  cuesPerVideo: 5000,
  idCharacters: 64,
  formerIds: 20,
  titleCharacters: 150,
  sentenceCharacters: 600,
  listEntries: 20,
  activityMinutes: 600,
  attestationHours: 1000,
  videoMegabytes: 100_000,
  /** Issues listed at once; a file that is not Markdown at all could give thousands. */
  issues: 500,
  /** Markdown nesting of lists, quotes and emphasis, as markdown-it counts it. */
  markdownDepth: 40,
} as const
