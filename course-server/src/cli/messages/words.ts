// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../errors.ts'
import type { Space } from '../../services/repositories.ts'

export type CliLanguage = 'fr' | 'en'

/** Everything the commands say. */
export interface CliWords {
  readonly program: string
  readonly serve: string
  readonly serveMigrate: string
  readonly migrate: string
  readonly migrated: string
  readonly space: string
  readonly spaceInvite: string
  readonly spaceCount: string
  readonly spaceLabel: string
  readonly spaceHost: string
  readonly asJson: string
  readonly spaceList: string
  readonly spaceRevoke: string
  readonly invited: (count: number, publicUrl: string) => string
  readonly statuses: Readonly<Record<Space['status'], string>>
  readonly isHost: string
  readonly revoked: (spaceId: string) => string
  readonly unknownSpace: (spaceId: string) => string
  readonly role: string
  readonly roleInvite: string
  readonly roleName: string
  readonly roleSpace: string
  readonly roleRevoke: string
  readonly roleLinkUntil: (instant: string) => string
  readonly roleRevoked: (count: number) => string
  readonly check: string
  readonly checkLanguage: string
  readonly checked: (folder: string, errorCount: number, warningCount: number) => string
  readonly warning: string
  readonly noCourse: (folder: string) => string
  readonly publish: string
  readonly publishSpace: string
  readonly publishAudience: string
  readonly published: (courseId: string, changedEnrolments: number) => string
  readonly publishedSurvey: (surveyId: string) => string
  readonly publishedAdventure: (adventureId: string) => string
  readonly unchanged: (courseId: string) => string
  readonly removedParts: (partIds: string) => string
  readonly export: string
  readonly exportSurvey: string
  readonly backup: string
  readonly backedUp: (file: string) => string
  readonly restore: string
  readonly restoreYes: string
  readonly restoreNeedsYes: string
  readonly restored: (file: string, erasedCount: number) => string
  readonly figures: string
  readonly figuresRefresh: string
  readonly figuresVerify: string
  readonly figuresTaken: (courseCount: number, spaceCount: number) => string
  readonly figuresTrue: string
  readonly difference: (rollup: string, key: string, stored: string, recounted: string) => string
  /** What the machine refused to do with a file, by its code. */
  readonly fileProblems: Readonly<Partial<Record<string, (path: string) => string>>>
  readonly unexpected: string
  readonly refused: (code: string) => string
  readonly refusals: Readonly<Partial<Record<ErrorCode, string>>>
}
