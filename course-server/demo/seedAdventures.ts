// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  choiceEvent, choose, endingEvent, missionEvent, skip, start, startEvent, succeed, view,
  type PathEvent, type PlayableAdventure, type Reason, type Run,
} from '@parcours/courses'
import { createHash } from 'node:crypto'
import { makePathEvents } from '../src/services/adventures/pathEvents.ts'
import type { StoredPublication } from '../src/services/adventures/repositories.ts'
import { makePathSettling } from '../src/services/adventures/settling.ts'
import { ANONYMOUS } from '../src/services/caller.ts'
import type { Repositories } from '../src/services/repositories.ts'
import { randomOf, type Random } from './population.ts'

const MARK_NAME = 'demo-adventures'
const MARK_VALUE = '1'
const SEED = 1_979_0518
const DAY_MS = 86_400_000
const MOST_STORIES = 50
/** A reader who takes longer goes round in circles. */
const MOST_STEPS = 60

/** Groups of readers, by the days since they played; each is counted two weeks after, when nobody of it can still go on. */
const GROUPS = [{ daysAgo: 78, readerCount: 64 }, { daysAgo: 47, readerCount: 90 }, { daysAgo: 16, readerCount: 71 }] as const
const COUNTED_AFTER_DAYS = 15

/** Plays the shared stories as invented readers, once. Returns how many there were. */
export async function seedAdventures({ adventures, settings }: Pick<Repositories, 'adventures' | 'settings'>, now: Date): Promise<number> {
  if (await settings.find(MARK_NAME) === MARK_VALUE) return 0
  const lines = await adventures.stories.listPublished(null, { offset: 0, limit: MOST_STORIES })
  const stories = await Promise.all(lines.map(({ adventureId }) => adventures.stories.findVisible({ spaceNumber: null, isGuest: true }, adventureId)))
  const published = stories.flatMap((story) => story?.published ?? [])
  let readerCount = 0
  for (const { daysAgo, readerCount: count } of GROUPS) {
    const played = new Date(now.getTime() - daysAgo * DAY_MS)
    const events = makePathEvents(adventures, () => played)
    const readers = published.flatMap((publication) => Array.from({ length: count }, (_, index) => ({ publication, name: `${publication.version} ${daysAgo} ${index}` })))
    await Promise.all(readers.map(({ publication, name }) => events.record(ANONYMOUS, waysOf(publication, name, played))))
    await makePathSettling(adventures, () => new Date(played.getTime() + COUNTED_AFTER_DAYS * DAY_MS)).runNight()
    readerCount += readers.length
  }
  await settings.set(MARK_NAME, MARK_VALUE)
  return readerCount
}

function waysOf({ version, texts }: StoredPublication, name: string, day: Date): Parameters<ReturnType<typeof makePathEvents>['record']>[1] {
  const [text] = Object.values(texts)
  if (text === undefined) throw new Error('A story without any text.')
  const hash = createHash('sha256').update(`${SEED} ${name}`).digest('hex')
  const random = randomOf(Number.parseInt(hash.slice(0, 8), 16))
  const runId = `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  return { runId, version, language: text.language, events: read(text.adventure, random, day.toISOString().slice(0, 10)) }
}

/** One reader: most take a first choice, some leave on the way, and the last of the way is what they came to. */
function read(story: PlayableAdventure, random: Random, day: string): readonly PathEvent[] {
  const events: PathEvent[] = []
  const moment = () => ({ step: events.length, day })
  let run = start(story)
  events.push(startEvent(run, moment()))
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { choices, mission, isEnding } = view(story, run)
    if (isEnding) {
      const ending = endingEvent(story, run, moment())
      return ending === undefined ? events : [...events, ending]
    }
    if (random.chance(0.03)) return events
    const after = mission === null ? undefined : tryMission(story, run, random, (answer) => { events.push(missionEvent(run, answer, moment())) })
    const choice = choices[random.chance(0.6) ? 0 : random.between(0, choices.length - 1)]
    if (after === undefined && choice === undefined) return events
    if (after === undefined && choice !== undefined) events.push(choiceEvent(run, choice.choiceId, moment()))
    run = after ?? choose(story, run, choice?.choiceId ?? '')
  }
  return events
}

type Answer = Parameters<typeof missionEvent>[1]

/** Where the mission leads; undefined for who tried in vain, or not at all, and takes one of the other doors. */
function tryMission(story: PlayableAdventure, run: Run, random: Random, tell: (answer: Answer) => void): Run | undefined {
  if (random.chance(0.12)) return undefined
  if (random.chance(0.07)) {
    tell({ result: 'absent' })
    return skip(story, run)
  }
  if (random.chance(0.35)) {
    tell({ result: 'no', reason: REASONS[random.between(0, REASONS.length - 1)] ?? 'nothing-found' })
    if (random.chance(0.4)) return undefined
  }
  tell(random.chance(0.2) ? { result: 'declared' } : { result: 'yes' })
  return succeed(story, run)
}

const REASONS = ['nothing-found', 'nothing-found', 'name-differs', 'only-samples'] as const satisfies readonly Reason[]
