// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { inLanguage } from '../../catalogue/inLanguage.ts'
import type { Language } from '../../course.ts'
import type { SeriesTemplateLine } from '../../messages/webinarDesk.ts'
import type { Series } from '../series.ts'
import type { Session } from '../session.ts'
import type { TimeZone, WallTime } from '../sessionTime.ts'
import { MINUTES_PER_DAY, shiftWallTime } from '../wallTime.ts'
import { digitalEthics } from './digitalEthics.ts'
import { openWebinar } from './openWebinar.ts'
import { practiceExchange } from './practiceExchange.ts'
import { TEMPLATE_LANGUAGE, type SeriesTemplate } from './seriesTemplate.ts'

/** Those that ship, in the order they are offered. */
export const SERIES_TEMPLATES: readonly SeriesTemplate[] = [digitalEthics, openWebinar, practiceExchange]

export function findSeriesTemplate(templateId: string): SeriesTemplate | undefined {
  return SERIES_TEMPLATES.find(template => template.templateId === templateId)
}

/** A template as it is listed, in the wanted language or in French. */
export function templateLine({ templateId, sessions, texts }: SeriesTemplate, wanted: Language): SeriesTemplateLine {
  const { language, text: { title, summary } } = inLanguage(texts, wanted, TEMPLATE_LANGUAGE)
  return { templateId, language, title, summary, sessionCount: sessions.length, durationMinutes: sessions.reduce((sum, session) => sum + session.durationMinutes, 0) }
}

/** What a template gives a new series. Ids, rooms and the rest are the caller's. */
export interface StartedSeries {
  readonly series: Pick<Series, 'language' | 'title' | 'summary' | 'description'>
  readonly sessions: readonly Pick<Session, 'number' | 'kind' | 'title' | 'description' | 'time' | 'status'>[]
}

export interface SeriesStart {
  readonly language: Language
  readonly firstLocalStart: WallTime
  readonly timeZone: TimeZone
  /** Weeks from one session to the next, from 0 (all on one day, for the trainer to move) to 52. */
  readonly everyWeeks: number
}

/** The sessions of a template at one wall time every so many weeks, each tentative until the trainer says otherwise. */
export function startSeries(template: SeriesTemplate, { language: wanted, firstLocalStart, timeZone, everyWeeks }: SeriesStart): StartedSeries {
  const { language, text } = inLanguage(template.texts, wanted, TEMPLATE_LANGUAGE)
  return {
    series: { language, title: text.title, summary: text.summary, description: text.description },
    sessions: template.sessions.map(({ kind, durationMinutes }, index) => ({
      number: index + 1,
      kind,
      title: text.sessions[index]?.title ?? text.title,
      description: text.sessions[index]?.description ?? '',
      time: { localStart: shiftWallTime(firstLocalStart, index * everyWeeks * 7 * MINUTES_PER_DAY), timeZone, durationMinutes },
      status: 'tentative',
    })),
  }
}
