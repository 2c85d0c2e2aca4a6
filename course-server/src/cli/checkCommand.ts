// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseAdventureFiles, parseCourse, type CourseIssue } from '@parcours/courses'
import { hintsFor, parseSurvey } from '@parcours/surveys'
import { Option, type Command } from 'commander'
import { join, relative, resolve } from 'node:path'
import { findAdventureFolders, readAdventureFolder } from '../files/readAdventureFolder.ts'
import { findCourseFolders, readCourseFolder } from '../files/readCourseFolder.ts'
import { findSurveyFolders, readSurveyFolder } from '../files/readSurveyFolder.ts'
import { CommandError, type CommandContext } from './commandContext.ts'
import { languageOf, WORDS } from './messages/languages.ts'
import type { CliLanguage } from './messages/words.ts'

/** Says what is wrong in a course's files, and how to mend it, without publishing anything. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program.command('check').description(context.words.check).argument('<folder>')
    .addOption(new Option('--language <language>', context.words.checkLanguage).choices(['fr', 'en']))
    .action(async (folder: string, { language = languageOf(context.env) }: { readonly language?: CliLanguage }) => {
      const words = WORDS[language]
      const { courses, surveys, adventures } = await contentFoldersIn(folder, context)
      for (const courseFolder of courses) {
        const parsed = parseCourse((await readCourseFolder(courseFolder)).files)
        const issues = parsed.kind === 'issues' ? parsed.issues : parsed.warnings
        for (const issue of issues) context.write(issueLine(issue, relative(context.workingFolder, courseFolder), language))
        if (parsed.kind === 'issues') context.fail()
        const errorCount = issues.filter(({ severity }) => severity === 'error').length
        context.write(words.checked(courseFolder, errorCount, issues.length - errorCount))
      }
      for (const surveyFolder of surveys) {
        const parsed = parseSurvey(await readSurveyFolder(surveyFolder))
        const issues = parsed.kind === 'issues' ? parsed.issues : parsed.warnings
        for (const issue of issues) context.write(issueLine(issue, relative(context.workingFolder, surveyFolder), language))
        const hints = parsed.kind === 'survey' ? hintsFor(parsed.survey) : []
        for (const { questionId, message } of hints) context.write([surveyFolder, questionId, message[language]].filter(Boolean).join(': '))
        if (parsed.kind === 'issues') context.fail()
        const errorCount = issues.filter(({ severity }) => severity === 'error').length
        context.write(words.checked(surveyFolder, errorCount, issues.length - errorCount))
      }
      for (const storyFolder of adventures) {
        const parsed = parseAdventureFiles((await readAdventureFolder(storyFolder)).map(({ path, text }) => ({ kind: 'text', path, text })))
        const issues = parsed.kind === 'issues' ? parsed.issues : parsed.warnings
        for (const issue of issues) context.write(issueLine(issue, relative(context.workingFolder, storyFolder), language))
        if (parsed.kind === 'issues') context.fail()
        const errorCount = issues.filter(({ severity }) => severity === 'error').length
        context.write(words.checked(storyFolder, errorCount, issues.length - errorCount))
      }
    })
}

/** Folders of courses, surveys and adventures in a folder named on the command line. @throws CommandError when there is none */
export async function contentFoldersIn(
  folder: string, { workingFolder, words }: CommandContext,
): Promise<{ readonly courses: readonly string[]; readonly surveys: readonly string[]; readonly adventures: readonly string[] }> {
  const path = resolve(workingFolder, folder)
  const [courses, surveys, adventures] = [await findCourseFolders(path), await findSurveyFolders(path), await findAdventureFolders(path)]
  if (courses.length + surveys.length + adventures.length === 0) throw new CommandError(words.noCourse(folder))
  return { courses, surveys, adventures }
}

/** `file:line: message`, which editors turn into a link. */
export function issueLine({ file, line, severity, message }: Pick<CourseIssue, 'file' | 'line' | 'severity' | 'message'>, folder: string, language: CliLanguage): string {
  const mark = severity === 'warning' ? `${WORDS[language].warning} ` : ''
  return `${join(folder, file)}:${line}: ${mark}${message[language]}`
}
