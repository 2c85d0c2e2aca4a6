// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { withMediaBase, type Language, type PublicActivity, type PublicCourse, type PublicSheet } from '@parcours/courses'
import { ParcoursError } from '../errors.ts'
import type { Caller } from './caller.ts'
import type { Clock } from './clock.ts'
import { mediaAddress, mediaPathPrefix } from './mediaAddress.ts'
import { readMediaPath } from './mediaTicket.ts'
import { textsIn, type OpenPublication } from './openPublication.ts'
import type { Publications } from './publications.ts'
import type { ContentRepository, MediaFile } from './repositories.ts'
import type { ServerSecrets } from './secrets.ts'

/**
 * What anyone in the audience may read. A course outside the audience is unknown, not forbidden.
 * `base` stands before the addresses of pictures: this server's origin for other origins' pages.
 */
export interface ReadingService {
  getCourse(caller: Caller, courseId: string, language: Language | undefined): Promise<PublicCourse>
  getActivity(caller: Caller, courseId: string, activityId: string, language: Language | undefined, base?: string): Promise<PublicActivity>
  getSheet(caller: Caller, courseId: string, sheetId: string, language: Language | undefined, base?: string): Promise<PublicSheet>
  getMedia(caller: Caller, courseId: string, path: string): Promise<MediaFile & { readonly isPublic: boolean }>
  /** Hosts of the videos in published courses, for the pages' content policy. */
  listVideoHosts(): Promise<readonly string[]>
}

export function makeReadingService(content: ContentRepository, publications: Publications, { codeKey }: Pick<ServerSecrets, 'codeKey'>, clock: Clock): ReadingService {
  const hostsOf = new WeakMap<OpenPublication, readonly string[]>()

  const getVisible = async (caller: Caller, courseId: string): Promise<OpenPublication> => {
    const publication = await publications.findVisible(caller, courseId)
    if (publication === undefined) throw new ParcoursError('unknown-course')
    return publication
  }

  return {
    async getCourse(caller, courseId, language) {
      const publication = await getVisible(caller, courseId)
      return { ...textsIn(publication, language).course, contentHash: publication.contentHash }
    },

    async getActivity(caller, courseId, activityId, language, base = '') {
      const publication = await getVisible(caller, courseId)
      const { activities } = textsIn(publication, language)
      const currentId = currentActivityId(publication, activityId)
      const activity = activities.find((one) => one.activityId === currentId)
      if (activity === undefined) throw new ParcoursError('unknown-activity')
      const now = clock()
      const withPictures = (html: string) => withMediaBase(html, mediaAddress(publication, base, codeKey, now))
      const prefix = mediaPathPrefix(publication, codeKey, now)
      return {
        ...activity,
        contentHash: publication.contentHash,
        html: withPictures(activity.html),
        video: activity.video && { ...activity.video, summaryHtml: withPictures(activity.video.summaryHtml) },
        quiz: activity.quiz.map((question) => ({
          ...question,
          promptHtml: withPictures(question.promptHtml),
          options: question.options.map((option) => ({ ...option, html: withPictures(option.html) })),
        })),
        materials: activity.materials.map((material) => (material.kind === 'file' ? { ...material, path: prefix + material.path } : material)),
      }
    },

    async getSheet(caller, courseId, sheetId, language, base = '') {
      const publication = await getVisible(caller, courseId)
      const sheet = textsIn(publication, language).sheets.find((one) => one.sheetId === sheetId)
      if (sheet === undefined) throw new ParcoursError('unknown-sheet')
      return { ...sheet, html: withMediaBase(sheet.html, mediaAddress(publication, base, codeKey, clock())) }
    },

    async getMedia(caller, courseId, givenPath) {
      const { path, hasTicket } = readMediaPath(codeKey, courseId, givenPath, clock())
      const publication = hasTicket ? await publications.find(courseId) : await getVisible(caller, courseId)
      const file = publication && await content.findMedia(publication.courseId, path)
      if (publication === undefined || file === undefined) throw new ParcoursError('unknown-file')
      return { ...file, isPublic: publication.audience === 'public' }
    },

    async listVideoHosts() {
      const hosts = (await publications.list()).flatMap((publication) => {
        const known = hostsOf.get(publication) ?? videoHosts(publication)
        hostsOf.set(publication, known)
        return known
      })
      return [...new Set(hosts)].sort()
    },
  }
}

/** An activity's id today, by the id it has or had. */
function currentActivityId({ key }: OpenPublication, activityId: string): string | undefined {
  const activities = key.modules.flatMap((module) => module.activities)
  return (activities.find((one) => one.activityId === activityId) ?? activities.find((one) => one.formerly.includes(activityId)))?.activityId
}

function videoHosts({ byLanguage }: OpenPublication): readonly string[] {
  return Object.values(byLanguage).flatMap(({ activities }) => activities.flatMap(({ video }) => (video === null ? [] : [new URL(video.embedUrl).host])))
}
