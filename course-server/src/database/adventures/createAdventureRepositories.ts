// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AdventureRepositories } from '../../services/adventures/repositories.ts'
import type { Database } from '../database.ts'
import { createPathRepository } from './pathRepository.ts'
import { createSavedRunRepository } from './savedRunRepository.ts'
import { createStoryRepository } from './storyRepository.ts'

export function createAdventureRepositories(database: Database): AdventureRepositories {
  return { stories: createStoryRepository(database), savedRuns: createSavedRunRepository(database), paths: createPathRepository(database) }
}
