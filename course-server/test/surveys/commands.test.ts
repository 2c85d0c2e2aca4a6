// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/runCli.ts'
import { findProjectFolders } from '../../src/files/projectFolders.ts'
import { QUESTIONS, surveyFiles } from './surveyWorld.ts'

describe('the commands, about surveys', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'parcours-survey-cli-'))
    await run('migrate')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  const run = async (...args: readonly string[]): Promise<string> => {
    const lines: string[] = []
    const code = await runCli(args, {
      env: { LANG: 'C.UTF-8', PARCOURS_DATA: 'var' }, workingFolder: folder, write: (line) => { lines.push(line) }, writeError: (line) => { lines.push(line) },
    })
    return [...lines, code].join('\n')
  }
  const write = async (wish: Parameters<typeof surveyFiles>[0]): Promise<void> => {
    await mkdir(join(folder, 'seance'), { recursive: true })
    for (const { path, text } of surveyFiles(wish)) await writeFile(join(folder, 'seance', path), text)
  }

  it('check a folder: file, line and remedy, and what could be asked better', async () => {
    await write({ questions: QUESTIONS.replace('points: 4', 'points: 40') })
    const refused = await run('check', 'seance')
    expect(refused).toMatch(/^seance\/survey\.yml:\d+: /)
    expect(refused).toMatch(/1 error, .*\n1$/)
    await write({ questions: `${QUESTIONS}- { id: sure, kind: short-text, title: "Ne pensez-vous pas que c’était utile et agréable ?" }\n` })
    expect(await run('check', '.')).toMatch(/\n0$/)
  })

  it('publish a folder, leave it alone when nothing changed, and ask for a version when questions did', async () => {
    await write({})
    expect(await run('publish', 'seance')).toBe('The survey seance is published: trainers and coordinators can ask it.\n0')
    expect(await run('publish', 'seance')).toBe('seance has not changed.\n0')
    await write({ questions: QUESTIONS.replace('points: 4', 'points: 6') })
    expect(await run('publish', 'seance')).toContain('give the survey a higher version')
    expect(await run('publish', findProjectFolders().shippedSurveys)).toContain('The survey a-chaud is published')
  })

  it('export nothing of an edition that is not there', async () => {
    expect(await run('export', '--survey', '00000000-0000-4000-8000-000000000000')).toBe('There is no such edition of a survey.\n1')
  })
})
