// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Repositories } from '../services/repositories.ts'
import { createAdventureRepositories } from './adventures/createAdventureRepositories.ts'
import { createContentRepository } from './contentRepository.ts'
import type { Database } from './database.ts'
import type { ErasureFile } from './erasureFile.ts'
import { createFiguresRepository } from './figuresRepository.ts'
import { createGuestRepository } from './guestRepository.ts'
import { createLearningRepository } from './learningRepository.ts'
import { createRoleRepository } from './roleRepository.ts'
import { createSettingsRepository } from './settingsRepository.ts'
import { createSpaceRepository } from './spaceRepository.ts'
import { createSurveyRepositories } from './surveys/repositories.ts'
import { createWebinarRepositories } from './webinars/createWebinarRepositories.ts'

export function createRepositories(database: Database, erasureFile: ErasureFile): Repositories {
  return {
    settings: createSettingsRepository(database),
    spaces: createSpaceRepository(database),
    roles: createRoleRepository(database),
    guests: createGuestRepository(database),
    content: createContentRepository(database),
    learning: createLearningRepository(database, erasureFile),
    figures: createFiguresRepository(database),
    surveys: createSurveyRepositories(database),
    adventures: createAdventureRepositories(database),
    webinars: createWebinarRepositories(database),
  }
}
