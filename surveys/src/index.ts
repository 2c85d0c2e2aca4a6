// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
export * from './survey.ts'
export * from './question.ts'
export * from './response.ts'
export { parseSurvey } from './parseSurvey.ts'
export { validateSubmission } from './validateSubmission.ts'
