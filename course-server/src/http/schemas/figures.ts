// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  ActivityFigures, CourseFigures, CourseFiguresLine, HostFigures, ModuleFigures, ShownShare, WeekFigures,
} from '@parcours/courses'
import { count, day, instant, listOf, messageOf, oneOf, orNull, slug, text, yesOrNo, type Schema } from './shapes.ts'

const scope = oneOf(['space', 'audience'])

/** `exact` with its value, `between` with both ends, or `few` with the base it is under. */
export const shownCount: Schema = {
  type: 'object', additionalProperties: false, required: ['kind'],
  properties: { kind: oneOf(['exact', 'between', 'few']), value: count, from: count, to: count, below: count },
}
export const shownShare = messageOf<ShownShare>({ count: shownCount, base: shownCount, percent: orNull({ type: 'integer', minimum: 0, maximum: 100 }) })

const activityFigures = messageOf<ActivityFigures>({
  activityId: slug, title: text, kind: text, started: shownShare, completed: shownShare,
  stopped: orNull(shownCount), needPerson: orNull(shownCount), notYet: orNull(shownCount),
})
const moduleFigures = messageOf<ModuleFigures>({ moduleId: slug, title: text, completed: shownShare, activities: listOf(activityFigures) })
const weekFigures = messageOf<WeekFigures>({ weekOn: day, enrolled: shownCount, completedActivities: orNull(shownCount), completed: shownCount })

export const courseFigures = messageOf<CourseFigures>({
  courseId: slug, title: text, scope, takenAt: instant, isMasked: yesOrNo, enrolled: shownCount, started: shownShare,
  completed: shownShare, modules: listOf(moduleFigures), weeks: listOf(weekFigures), publishedOn: listOf(day),
})

const figuresLine = messageOf<CourseFiguresLine>({
  courseId: slug, title: text, scope, takenAt: instant, enrolled: shownCount, started: shownShare, completed: shownShare,
  stopsAfter: orNull(text),
})

export const figuresLines = listOf(figuresLine)

export const hostFigures = messageOf<HostFigures>({
  takenAt: instant, spaceCount: count, activeSpaceCount: count, enrolled: shownCount, completedActivities: shownCount,
  completedCourses: shownCount, courses: listOf(figuresLine),
})

export const scopeQuery: Schema = {
  type: 'object', additionalProperties: false,
  properties: { scope, language: { type: 'string', pattern: '^[a-z]{2,3}$' } },
}
export const scopePageQuery: Schema = {
  type: 'object', additionalProperties: false,
  properties: { scope, language: { type: 'string', pattern: '^[a-z]{2,3}$' }, page: { type: 'string', pattern: '^[1-9]\\d{0,3}$' } },
}
