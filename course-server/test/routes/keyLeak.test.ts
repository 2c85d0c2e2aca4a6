// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { compileCourse, parseCourse, type CourseKey } from '@parcours/courses'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findProjectFolders } from '../../src/files/projectFolders.ts'
import { findCourseFolders, readCourseFolder } from '../../src/files/readCourseFolder.ts'
import { publishFolders } from '../../src/publishFolders.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestSqlite } from '../support/databases.ts'

/** Shorter explanations, such as « Oui. », may stand in a text by chance. */
const TELLING_LENGTH = 25

describe('answer keys', () => {
  let test: TestApp
  const keys: CourseKey[] = []
  beforeAll(async () => {
    test = await openTestApp(openTestSqlite)
    await publishFolders(test.all.publishing, [findProjectFolders().shippedContent])
    for (const folder of await findCourseFolders(findProjectFolders().shippedContent)) {
      const parsed = parseCourse((await readCourseFolder(folder)).files)
      if (parsed.kind === 'course') keys.push(compileCourse(parsed.course).key)
    }
  })
  afterAll(() => test.close())

  it('are in no byte served before an attempt: neither explanations nor right options', async () => {
    const explanations = keys.flatMap((key) => key.modules.flatMap(({ activities }) => activities.flatMap(({ questions }) =>
      questions.flatMap(({ feedback }) => Object.values(feedback).flatMap((pairs) => pairs.map(([, html]) => html))))))
      .map((html) => html.replace(/<[^>]+>/g, '').trim()).filter((text) => text.length >= TELLING_LENGTH)
    expect(explanations.length).toBeGreaterThan(50)
    const { token } = await test.createGuest()
    for (const url of listUrls(keys)) {
      const { body, statusCode } = await test.get(url, url.startsWith('/api') ? token : undefined)
      expect(statusCode, url).toBe(200)
      for (const word of ['rightOptionIds', 'isRight', 'feedback', 'optionIds']) expect(body.includes(`"${word}"`), `${url} holds ${word}`).toBe(false)
      for (const explanation of explanations) expect(body.includes(explanation), `${url} holds « ${explanation} »`).toBe(false)
    }
  })

  it('would be found: the repository’s own file holds one', async () => {
    const file = `${findProjectFolders().shippedContent}/decouverte-services-numeriques-ethiques/01-geants-du-web/01-trois-emprises.fr.md`
    expect(await readFile(file, 'utf8')).toContain(' -- Oui')
  })
})

/** Every address that reads, for every course, activity and sheet, in both languages. */
function listUrls(keys: readonly CourseKey[]): readonly string[] {
  const ofCourses = keys.flatMap(({ courseId, modules }) => modules.flatMap(({ activities }) => activities).flatMap(({ activityId }) => [
    `/api/v1/courses/${courseId}`, `/api/v1/courses/${courseId}?language=en`,
    `/api/v1/courses/${courseId}/activities/${activityId}`, `/api/v1/courses/${courseId}/activities/${activityId}?language=en`,
    `/fr/courses/${courseId}`, `/en/courses/${courseId}`, `/fr/courses/${courseId}/${activityId}`, `/en/courses/${courseId}/${activityId}`,
  ]))
  return [...new Set(['/fr/', '/en/', '/fr/courses', '/en/about', '/api/v1/catalogue', '/api/v1/me/progress', '/api/v1/me/export', ...ofCourses])]
}
