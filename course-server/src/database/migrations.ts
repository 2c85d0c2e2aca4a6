// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { CreateTables1763800000000 } from './migrations/1763800000000-CreateTables.ts'
import { CreateWebinars1764000000000 } from './migrations/1764000000000-CreateWebinars.ts'
import { CreateSurveys1764000100000 } from './migrations/1764000100000-CreateSurveys.ts'
import { CreateAdventures1764000200000 } from './migrations/1764000200000-CreateAdventures.ts'

/** Every migration, oldest first. One that was released is never edited. */
export const MIGRATIONS = [CreateTables1763800000000, CreateWebinars1764000000000, CreateSurveys1764000100000, CreateAdventures1764000200000]
