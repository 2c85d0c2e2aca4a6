// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SurveyIssue } from '@parcours/surveys'
import { Option, type Command } from 'commander'
import { relative } from 'node:path'
import type { ErrorCode } from '../errors.ts'
import { publishAdventureFolders, type PublishedAdventureFolder } from '../publishAdventureFolders.ts'
import { publishFolders } from '../publishFolders.ts'
import { publishSurveyFolders, type PublishedSurveyFolder } from '../publishSurveyFolders.ts'
import { CAMPUS_SPACE_ID } from '../services/guests.ts'
import type { PublishResult } from '../services/publishing.ts'
import type { Audience } from '../services/repositories.ts'
import { contentFoldersIn, issueLine } from './checkCommand.ts'
import { withServices, type CommandContext } from './commandContext.ts'
import { languageOf } from './messages/languages.ts'

interface PublishOptions {
  readonly space: string
  readonly audience?: Audience | 'as-before'
}

export function addPublishCommand(program: Command, context: CommandContext): void {
  const { words } = context
  program.command('publish').description(words.publish).argument('<folder>')
    .option('--space <space>', words.publishSpace, CAMPUS_SPACE_ID)
    .addOption(new Option('--audience <audience>', words.publishAudience).choices(['public', 'spaces', 'space']))
    .action((folder: string, { space, audience = 'as-before' }: PublishOptions) => withServices(context, async ({ publishing, surveys, adventures, opened }) => {
      const folders = await contentFoldersIn(folder, context)
      for (const { folder: courseFolder, outcome } of await publishFolders(publishing, folders.courses, { spaceId: space, audience })) {
        report(outcome, courseFolder, context)
      }
      const target = { spaceId: space, audience }
      for (const one of await publishSurveyFolders(surveys.publish, opened.repositories.spaces, folders.surveys, target)) reportSurvey(one, context)
      for (const one of await publishAdventureFolders(adventures.publish, opened.repositories.spaces, folders.adventures, target)) reportAdventure(one, context)
    }))
}

function report(outcome: PublishResult, courseFolder: string, context: CommandContext): void {
  const { words, write, env, workingFolder } = context
  const language = languageOf(env)
  const shown = relative(workingFolder, courseFolder)
  switch (outcome.kind) {
    case 'issues':
      for (const issue of outcome.issues) write(issueLine(issue, shown, language))
      context.fail()
      return
    case 'refused':
      write(refusalLine(outcome.code, courseFolder, context))
      context.fail()
      return
    case 'unchanged':
      write(words.unchanged(outcome.courseId))
      return
    case 'published':
      for (const issue of outcome.warnings) write(issueLine(issue, shown, language))
      write(words.published(outcome.courseId, outcome.changedEnrolments))
      if (outcome.removedPartIds.length > 0) write(words.removedParts(outcome.removedPartIds.join(', ')))
  }
}

function reportSurvey({ folder, outcome }: PublishedSurveyFolder, context: CommandContext): void {
  const { words, write, env, workingFolder } = context
  const lines = (issues: readonly SurveyIssue[]): void => {
    for (const issue of issues) write(issueLine(issue, relative(workingFolder, folder), languageOf(env)))
  }
  switch (outcome.kind) {
    case 'issues':
      lines(outcome.issues)
      context.fail()
      return
    case 'refused':
      write(refusalLine(outcome.code, folder, context))
      context.fail()
      return
    case 'published': {
      const { surveyId, change } = outcome.published
      lines(outcome.warnings)
      write(change === 'same' ? words.unchanged(surveyId) : words.publishedSurvey(surveyId))
    }
  }
}

function reportAdventure({ folder, outcome }: PublishedAdventureFolder, context: CommandContext): void {
  const { words, write, env, workingFolder } = context
  const issues = outcome.kind === 'refused' ? [] : outcome.kind === 'issues' ? outcome.issues : outcome.warnings
  for (const issue of issues) write(issueLine(issue, relative(workingFolder, folder), languageOf(env)))
  if (outcome.kind === 'refused') write(refusalLine(outcome.code, folder, context))
  if (outcome.kind === 'issues' || outcome.kind === 'refused') context.fail()
  else write(outcome.kind === 'unchanged' ? words.unchanged(outcome.adventureId) : words.publishedAdventure(outcome.adventureId))
}

/** Of several folders, which one. */
function refusalLine(code: ErrorCode, folder: string, { words, workingFolder }: CommandContext): string {
  return `${relative(workingFolder, folder) || folder}: ${words.refusals[code] ?? words.refused(code)}`
}
