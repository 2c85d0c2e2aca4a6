// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type {
  ActivityRule, CourseRule, FactAct, FactWrite, LearnerCourse, ModuleRule, PartDeclaration, PublishRequest, Repositories, Space,
} from '../../src/services/repositories.ts'

export const NOW = new Date('2026-11-22T10:00:00Z')
export const NOW_SECONDS = NOW.getTime() / 1000
export const TODAY = Math.floor(NOW_SECONDS / 86_400)

/** A module with its activities, by ids; required unless it says otherwise. */
export interface ModuleOutline {
  readonly moduleId: string
  readonly isRequired?: boolean
  readonly activities: readonly ActivityOutline[]
}
export type ActivityOutline = { readonly activityId: string } & Partial<Omit<ActivityRule, 'partNumber'>>

export const TWO_MODULES: readonly ModuleOutline[] = [
  { moduleId: 'why', activities: [{ activityId: 'freedoms' }, { activityId: 'licences' }] },
  { moduleId: 'how', activities: [{ activityId: 'try', kind: 'practice', waysMask: 8 }, { activityId: 'more', isRequired: false }] },
]

export function aPublishRequest(request: Partial<PublishRequest> & { readonly outline?: readonly ModuleOutline[] } = {}): PublishRequest {
  const { outline = TWO_MODULES, ...given } = request
  return {
    courseId: 'ethics', formerly: [], ownerSpaceNumber: 1, audience: 'public', contentHash: 'hash-1',
    publicJson: '{"public":true}', keyJson: '{"key":true}', parts: partsOf(outline), media: [], now: NOW, ...given,
  }
}

export function partsOf(outline: readonly ModuleOutline[]): readonly PartDeclaration[] {
  return outline.flatMap(({ moduleId, activities }) => [
    { kind: 'module' as const, partId: moduleId, formerly: [] },
    ...activities.map(({ activityId }) => ({ kind: 'activity' as const, partId: activityId, formerly: [] })),
  ])
}

/** A published course as the services hold it: its rule, and each activity's. */
export interface PublishedCourse {
  readonly rule: CourseRule
  activity(activityId: string): ActivityRule
  readonly activities: readonly ActivityRule[]
  partNumber(partId: string): number
}

export function publishedCourse(courseNumber: number, partNumbers: ReadonlyMap<string, number>, outline: readonly ModuleOutline[]): PublishedCourse {
  const partNumber = (partId: string): number => {
    const number = partNumbers.get(partId)
    if (number === undefined) throw new Error(`No part ${partId}.`)
    return number
  }
  const rules = new Map(outline.flatMap(({ activities }) => activities).map(({ activityId, ...rule }): [string, ActivityRule] => [
    activityId, { partNumber: partNumber(activityId), kind: 'page', completion: 'any', waysMask: 1, isRequired: true, ...rule },
  ]))
  const modules = outline.map(({ moduleId, isRequired = true, activities }): ModuleRule => ({
    partNumber: partNumber(moduleId),
    isRequired,
    requiredPartNumbers: activities.flatMap(({ activityId }) => {
      const rule = rules.get(activityId)
      return rule?.isRequired === true ? [rule.partNumber] : []
    }),
  }))
  return {
    rule: { courseNumber, modules },
    activity: (activityId) => {
      const rule = rules.get(activityId)
      if (rule === undefined) throw new Error(`No activity ${activityId}.`)
      return rule
    },
    activities: [...rules.values()],
    partNumber,
  }
}

export async function publish(
  repositories: Repositories, request: Parameters<typeof aPublishRequest>[0] = {},
): Promise<PublishedCourse> {
  const outcome = await repositories.content.publish(aPublishRequest(request))
  if (outcome.kind === 'refused') throw new Error(outcome.code)
  const current = (await repositories.content.listCurrent()).find((publication) => publication.courseNumber === outcome.courseNumber)
  return publishedCourse(outcome.courseNumber, current?.partNumbers ?? new Map<string, number>(), request.outline ?? TWO_MODULES)
}

/** The campus (space 1) and `count` paired spaces after it. */
export async function makeSpaces(repositories: Repositories, count = 0): Promise<readonly Space[]> {
  await repositories.spaces.ensureCampus(NOW)
  await repositories.spaces.invite(Array.from({ length: count }, (_, index) => ({
    spaceId: `space-${index + 2}`, label: null, isHost: false, codeHash: `code-${index + 2}`, expiresAt: new Date(NOW.getTime() + 86_400_000),
  })), NOW)
  return repositories.spaces.list({ afterSpaceNumber: 0, limit: 100 })
}

export function aWrite(
  course: PublishedCourse, activityId: string | undefined, act: FactAct, given: Partial<FactWrite> = {},
): FactWrite {
  return {
    spaceNumber: 1, subject: 'ada', course: course.rule, activity: activityId === undefined ? undefined : course.activity(activityId),
    act, atSeconds: NOW_SECONDS, ...given,
  }
}

export const ENROL: FactAct = { kind: 'enrol' }
export const START: FactAct = { kind: 'start' }
export const READ: FactAct = { kind: 'way', wayBit: 1 }
export const TRIED: FactAct = { kind: 'practice', outcome: 'tried' }

export function anAttempt(attempt: Partial<Extract<FactAct, { kind: 'attempt' }>> = {}): Extract<FactAct, { kind: 'attempt' }> {
  return {
    kind: 'attempt', attemptId: 'attempt-1', contentHash: 'hash-1', responsesJson: '{"q1":["a"]}', rightCount: 1, questionCount: 2,
    hasPassed: false, ...attempt,
  }
}

/** @throws when the fact was refused. */
export async function record(repositories: Repositories, write: FactWrite): Promise<LearnerCourse> {
  const outcome = await repositories.learning.record(write)
  if (outcome.kind === 'refused') throw new Error(outcome.code)
  return outcome.learnerCourse
}

export function rowOf(course: LearnerCourse | undefined, partNumber: number): LearnerCourse['rows'][number] | undefined {
  return course?.rows.find((row) => row.partNumber === partNumber)
}
