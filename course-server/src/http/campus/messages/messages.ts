// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CampusLanguage, CampusMessages } from './campusMessages.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const MESSAGES: Readonly<Record<CampusLanguage, CampusMessages>> = { fr, en }
