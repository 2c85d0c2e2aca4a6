// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseSurvey, type PublishedSurvey, type SurveyIssue } from '@parcours/surveys'
import { ParcoursError, type ErrorCode } from './errors.ts'
import { findSurveyFolders, readSurveyFolder } from './files/readSurveyFolder.ts'
import type { Audience, SpaceRepository } from './services/repositories.ts'
import { CAMPUS_SPACE_ID } from './services/guests.ts'
import type { PublishSurveyFiles } from './services/surveys/desk.ts'

export type SurveyFolderOutcome =
  | { readonly kind: 'published'; readonly published: PublishedSurvey; readonly warnings: readonly SurveyIssue[] }
  | { readonly kind: 'issues'; readonly issues: readonly SurveyIssue[] }
  | { readonly kind: 'refused'; readonly surveyId: string; readonly code: ErrorCode }

/** What became of one survey's folder. */
export interface PublishedSurveyFolder {
  readonly folder: string
  readonly outcome: SurveyFolderOutcome
}

export interface SurveyTarget {
  readonly spaceId: string
  readonly audience: Audience | 'as-before'
}

/** A start never shows to everybody a survey that was published for fewer; a new one is for every space to ask. */
const CAMPUS: SurveyTarget = { spaceId: CAMPUS_SPACE_ID, audience: 'as-before' }

/** Publishes each survey found in the folders; what did not change is left alone. @throws ParcoursError `unknown-space` */
export async function publishSurveyFolders(
  publish: PublishSurveyFiles, spaces: Pick<SpaceRepository, 'find'>, folders: readonly string[], { spaceId, audience }: SurveyTarget = CAMPUS,
): Promise<readonly PublishedSurveyFolder[]> {
  const space = await spaces.find(spaceId)
  if (space === undefined) throw new ParcoursError('unknown-space')
  const outcomes: PublishedSurveyFolder[] = []
  for (const folder of folders) {
    for (const surveyFolder of await findSurveyFolders(folder)) {
      outcomes.push({ folder: surveyFolder, outcome: await publishFolder(publish, surveyFolder, space.spaceNumber, audience) })
    }
  }
  return outcomes
}

async function publishFolder(publish: PublishSurveyFiles, folder: string, ownerSpaceNumber: number, audience: Audience | 'as-before'): Promise<SurveyFolderOutcome> {
  const files = await readSurveyFolder(folder)
  const parsed = parseSurvey(files)
  if (parsed.kind === 'issues') return { kind: 'issues', issues: parsed.issues }
  try {
    return { kind: 'published', published: await publish({ files, ownerSpaceNumber, audience, firstAudience: 'public' }), warnings: parsed.warnings }
  } catch (error) {
    if (error instanceof ParcoursError) return { kind: 'refused', surveyId: parsed.survey.surveyId, code: error.code }
    throw error
  }
}
