// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto'
import { monthDay } from '../src/services/clock.ts'
import { activityRule, openPublication, type OpenPublication } from '../src/services/openPublication.ts'
import type { FactAct, FactWrite, Repositories } from '../src/services/repositories.ts'
import { CAMPUS_GUEST_COUNT, DEMO_SPACES, HOST_SPACE, type DemoSpace } from './demoSpaces.ts'
import { actsOfPerson, type DemoAct, type DemoCourse } from './population.ts'

/** The mark a seeded database carries; a change of the population changes it. */
const MARK_NAME = 'demo-population'
const MARK_VALUE = '1'
const SEED = 20_220_920
const BATCH_SIZE = 500
/** Share of people who follow each course, by the order of appeal seen in such programmes. */
const APPEAL: Readonly<Record<string, number>> = {
  'premiers-pas-espace': 0.62,
  'decouverte-services-numeriques-ethiques': 0.55,
  'offre-de-services-associations': 0.24,
}

export class NotADemoError extends Error {
  constructor() {
    super('This database holds other spaces or people than the demo’s. Name an empty folder in PARCOURS_DATA (or another DATABASE_URL), so that nothing real is mixed with made-up people.')
    this.name = 'NotADemoError'
  }
}

/** Fills an empty database with made-up spaces and people, once. @throws NotADemoError */
export async function seedDemo(repositories: Repositories, now: Date): Promise<{ readonly factCount: number }> {
  const mark = await repositories.settings.find(MARK_NAME)
  if (mark === MARK_VALUE) return { factCount: 0 }
  if (mark !== undefined || await repositories.spaces.count() > 1 || await hasGuests(repositories, now)) throw new NotADemoError()
  await addSpaces(repositories, now)
  const publications = (await repositories.content.listCurrent()).map(openPublication)
  const nowSeconds = Math.floor(now.getTime() / 1000)
  let factCount = 0
  let batch: FactWrite[] = []
  const flush = async () => {
    await repositories.learning.recordAll(batch)
    factCount += batch.length
    batch = []
  }
  for (const person of await listPeople(repositories)) {
    for (const act of actsOfPerson(person.seed, publications.map(demoCourse), nowSeconds)) {
      batch.push(writeOf(person, act, publications))
      if (batch.length >= BATCH_SIZE) await flush()
    }
  }
  await flush()
  await repositories.settings.set(MARK_NAME, MARK_VALUE)
  return { factCount }
}

/** A campus without any paired space has real people too. */
async function hasGuests({ guests }: Repositories, now: Date): Promise<boolean> {
  return (await guests.listUnseenSince(monthDay(now, -1), 1)).length > 0
}

interface Person {
  readonly spaceNumber: number
  readonly subject: string
  readonly seed: number
}

/** Everybody, with a subject that only depends on the seed. */
async function listPeople(repositories: Repositories): Promise<readonly Person[]> {
  const spaces = [...DEMO_SPACES, HOST_SPACE, { spaceId: 'campus', label: '', peopleCount: CAMPUS_GUEST_COUNT }]
  const people: Person[] = []
  for (const { spaceId, peopleCount } of spaces) {
    const space = await repositories.spaces.find(spaceId)
    if (space === undefined) throw new Error(`The space ${spaceId} is missing.`)
    for (let index = 0; index < peopleCount; index += 1) {
      const digest = createHash('sha256').update(`${SEED} ${spaceId} ${index}`).digest()
      people.push({ spaceNumber: space.spaceNumber, subject: digest.toString('base64url'), seed: digest.readInt32LE(0) })
    }
  }
  return people
}

/** Invites and pairs each space, with a key that nobody keeps. */
async function addSpaces(repositories: Repositories, now: Date): Promise<void> {
  const expiresAt = new Date(now.getTime() + 3_600_000)
  const invitations = [...DEMO_SPACES, HOST_SPACE].map((space) => ({
    spaceId: space.spaceId,
    label: space.label,
    isHost: space === HOST_SPACE,
    codeHash: randomBytes(32).toString('base64url'),
    expiresAt,
  }))
  await repositories.spaces.invite(invitations, now)
  for (const { spaceId, codeHash } of invitations) {
    const publicKey = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? ''
    await repositories.spaces.redeemPairingCode({ codeHash, keyId: `${spaceId}-1`, publicKey, origin: originOf(spaceId), now })
  }
}

/** Addresses under .example never resolve: RFC 2606. */
function originOf(spaceId: DemoSpace['spaceId']): string {
  return `https://${spaceId}.example`
}

function demoCourse(publication: OpenPublication): DemoCourse {
  return {
    courseId: publication.courseId,
    appeal: APPEAL[publication.courseId] ?? 0.3,
    activities: publication.key.modules.flatMap((module) => module.activities)
      .map(({ activityId, kind, questions }) => ({ activityId, kind, questionCount: questions.length })),
  }
}

function writeOf({ spaceNumber, subject }: Person, act: DemoAct, publications: readonly OpenPublication[]): FactWrite {
  const publication = publications.find(({ courseId }) => courseId === act.courseId)
  if (publication === undefined) throw new Error(`The course ${act.courseId} is missing.`)
  const base = { spaceNumber, subject, course: publication.rule, atSeconds: act.atSeconds }
  if (act.kind === 'enrol') return { ...base, activity: undefined, act: { kind: 'enrol' } }
  const key = publication.key.modules.flatMap((module) => module.activities).find(({ activityId }) => activityId === act.activityId)
  if (key === undefined) throw new Error(`The activity ${act.activityId} is missing.`)
  return { ...base, activity: activityRule(publication, key), act: factAct(act, publication, subject, key.quizPercent ?? 0) }
}

function factAct(act: Exclude<DemoAct, { kind: 'enrol' }>, { contentHash }: OpenPublication, subject: string, quizPercent: number): FactAct {
  switch (act.kind) {
    case 'start': return { kind: 'start' }
    case 'way': return { kind: 'way', wayBit: 1 }
    case 'practice': return { kind: 'practice', outcome: act.outcome }
    case 'attempt': {
      const { rightCount, questionCount } = act
      return {
        kind: 'attempt',
        attemptId: attemptIdOf(`${subject} ${act.activityId} ${act.atSeconds}`),
        contentHash,
        responsesJson: '{}',
        rightCount,
        questionCount,
        hasPassed: rightCount * 100 >= quizPercent * questionCount,
      }
    }
  }
}

/** A UUID made of a hash, so that the same demo has the same attempts. */
function attemptIdOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
