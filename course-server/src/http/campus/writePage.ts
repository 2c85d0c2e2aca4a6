// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { FastifyReply } from 'fastify'
import type { CampusLanguage } from './messages/campusMessages.ts'
import type { Page } from './pageFrame.ts'

/** Sets a page's headers and returns its whole text. */
export type WritePage = (reply: FastifyReply, page: Page, language: CampusLanguage) => Promise<string>
