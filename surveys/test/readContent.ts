// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSurvey, type ParsedSurvey, type Survey } from '../src/index.ts'

export const CONTENT = fileURLToPath(new URL('../content', import.meta.url))

/** A shipped survey, parsed. */
export function readContent(slug: string): ParsedSurvey {
  return parseSurvey(readdirSync(`${CONTENT}/${slug}`).map(path => ({ path, text: readFileSync(`${CONTENT}/${slug}/${path}`, 'utf8') })))
}

/** The survey a YAML text gives. @throws Error with what is wrong. */
export function aSurvey(yaml: string): Survey {
  const parsed = parseSurvey([{ path: 'survey.yml', text: yaml }])
  if (parsed.kind === 'survey') return parsed.survey
  throw new Error(parsed.issues.map(issue => `${issue.line}: ${issue.code} ${issue.message.en}`).join('\n'))
}

/** A survey in which only the questions matter, two spaces deep in a list. */
export function aSurveyAsking(questions: string, head = ''): Survey {
  return aSurvey(`${HEAD}${head}sections:\n- id: all\n  questions:\n${questions.trimEnd().replace(/^/gm, '  ')}\n`)
}

export const HEAD = 'id: test\nversion: 1\nlang: fr\ntitle: Test\nintro: Pour voir.\nlicence: CC0-1.0\nauthors: [Nous]\n'
