// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureRepositories } from './adventures/repositories.ts'
import type { ContentRepository } from './contentRepository.ts'
import type { FiguresRepository } from './figuresRepository.ts'
import type { GuestRepository } from './guestRepository.ts'
import type { LearningRepository } from './learningRepository.ts'
import type { RoleRepository } from './roleRepository.ts'
import type { SettingsRepository } from './settingsRepository.ts'
import type { SpaceRepository } from './spaceRepository.ts'
import type { SurveyRepositories } from './surveys/repositories.ts'
import type { WebinarRepositories } from './webinars/repositories.ts'

export type { Audience } from './audience.ts'
export type { EpochDay } from './epochDay.ts'
export * from './contentRepository.ts'
export * from './figuresRepository.ts'
export * from './guestRepository.ts'
export * from './learningRepository.ts'
export * from './roleRepository.ts'
export * from './settingsRepository.ts'
export * from './spaceRepository.ts'

/**
 * What the services ask of storage. `database/` implements it for SQLite and PostgreSQL; nothing
 * here knows SQL. Numbers are interned keys that never leave the server; ids are public.
 * Days are whole days since 1970-01-01 UTC, instants are `Date`.
 */
export interface Repositories {
  readonly settings: SettingsRepository
  readonly spaces: SpaceRepository
  readonly roles: RoleRepository
  readonly guests: GuestRepository
  readonly content: ContentRepository
  readonly learning: LearningRepository
  readonly figures: FiguresRepository
  readonly webinars: WebinarRepositories
  readonly surveys: SurveyRepositories
  readonly adventures: AdventureRepositories
}
