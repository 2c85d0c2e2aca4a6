// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto'
import { findSeriesTemplate, periodOf, SERIES_DEFAULTS, startSeries, wallTimeAt, type Series, type Session } from '@parcours/courses'
import type { Repositories } from '../src/services/repositories.ts'
import type { AttendanceFact } from '../src/services/webinars/attendanceSink.ts'
import type { StoredSeries } from '../src/services/webinars/seriesRepository.ts'

/** The mark of a database that has them already. */
const MARK_NAME = 'demo-webinars'
const DAY_MS = 86_400_000
const ZONE = 'Europe/Paris'

/** People per session, as the published account of such a path had them: fifty at first, thirty at all eight. */
const PRESENT = [50, 42, 38, 35, 34, 33, 32, 32]
const FAITHFUL = 30
const REGISTERED = 60
/** Ever seen; the others registered and never came. */
const EVER_PRESENT = 54

/** A series of eight that is over, with who came to it, and one to come that anybody may join. Once. */
export async function seedWebinars(repositories: Repositories, now: Date): Promise<void> {
  if (await repositories.settings.find(MARK_NAME) !== undefined) return
  const campus = await repositories.spaces.ensureCampus(now)
  await addPastSeries(repositories, campus.spaceNumber, now)
  await addComingSeries(repositories, campus.spaceNumber, now)
  await repositories.settings.set(MARK_NAME, '1')
}

async function addPastSeries(repositories: Repositories, spaceNumber: number, now: Date): Promise<void> {
  // The last of eight, every other week, was some twelve days ago.
  const firstAt = new Date(now.getTime() - (7 * 14 + 12) * DAY_MS)
  const past = makeSeries('demo-series-past', 'decouverte-services-numeriques-ethiques', `${dayOf(firstAt)}T10:00`, 2, { capacity: REGISTERED, courseId: 'decouverte-services-numeriques-ethiques' })
  const sessions = past.sessions.map((session): Session => ({
    ...session, status: 'confirmed', room: { kind: 'link', roomUrl: 'https://visio.example/services-ethiques', phone: undefined },
    materials: [{ title: 'Le support de la séance', url: `https://supports.example/services-ethiques/${session.number}.pdf`, isSlides: true }],
  }))
  const stored = await store(repositories, spaceNumber, { ...past.series, status: 'open' }, sessions, new Date(firstAt.getTime() - 60 * DAY_MS))
  if (stored === undefined) return
  for (let person = 0; person < REGISTERED; person += 1) {
    await register(repositories, stored, person, new Date(firstAt.getTime() - (40 - person % 35) * DAY_MS))
  }
  for (const session of stored.sessions) await attend(repositories, stored, session)
  await repositories.webinars.series.edit(stored, {
    expectedRevision: 1, series: { ...stored.series, status: 'closed', revision: 2 }, changed: ['status'], sessions: [], sendsMail: false, now,
  })
}

async function addComingSeries(repositories: Repositories, spaceNumber: number, now: Date): Promise<void> {
  const firstAt = new Date(now.getTime() + 9 * DAY_MS)
  const coming = makeSeries('demo-series-coming', 'webinaire-ouvert', `${dayOf(firstAt)}T18:30`, 1, { capacity: 30, title: 'Un espace pour votre association\u00a0: premières questions' })
  const [first] = coming.sessions
  if (first === undefined) return
  const titles = ['À quoi sert un espace partagé\u00a0?', 'Ranger et retrouver ses documents', 'Un agenda que tout le monde voit']
  const sessions = titles.map((title, index): Session => ({
    ...first, sessionId: idOf(`demo-session-coming-${index}`), number: index + 1, title, status: index === 2 ? 'tentative' : 'confirmed',
    time: { ...first.time, localStart: `${dayOf(new Date(firstAt.getTime() + index * 7 * DAY_MS))}T18:30` }, room: { kind: 'link', roomUrl: 'https://visio.example/premieres-questions', phone: undefined },
  }))
  const stored = await store(repositories, spaceNumber, { ...coming.series, status: 'open' }, sessions, now)
  if (stored === undefined) return
  for (let person = 0; person < 27; person += 1) await register(repositories, stored, person, new Date(now.getTime() - person * 3_600_000))
}

function makeSeries(name: string, templateId: string, firstLocalStart: string, everyWeeks: number, wish: Partial<Series>): { readonly series: Series; readonly sessions: readonly Session[] } {
  const template = findSeriesTemplate(templateId)
  if (template === undefined) throw new Error(`The template ${templateId} is missing.`)
  const started = startSeries(template, { language: 'fr', firstLocalStart, timeZone: ZONE, everyWeeks })
  const seriesId = idOf(name)
  return {
    series: {
      ...SERIES_DEFAULTS, ...started.series, seriesId, ownerSpace: 'campus', audience: 'public', courseId: undefined, organiser: 'Le campus', revision: 1, ...wish,
    },
    sessions: started.sessions.map((session) => ({
      ...session, sessionId: idOf(`${name}-${session.number}`), seriesId, sequence: 0, room: { kind: 'later', isOnline: true }, capacity: undefined, materials: [],
      replay: undefined, activityId: undefined, revision: 1,
    })),
  }
}

function store(repositories: Repositories, spaceNumber: number, series: Series, sessions: readonly Session[], at: Date): Promise<StoredSeries | undefined> {
  return repositories.webinars.series.create(spaceNumber, series, sessions, at)
}

/** Made-up people under made-up names, without any address. */
async function register({ webinars }: Repositories, key: StoredSeries, person: number, at: Date): Promise<void> {
  const name = NAMES[person % NAMES.length] ?? null
  await webinars.registrations.register({
    key, sessionNumber: 0, registrationId: idOf(`registration ${key.series.seriesId} ${person}`), channel: 'none', answersJson: '{}',
    learner: { spaceNumber: key.spaceNumber, subject: createHash('sha256').update(`webinar ${person}`).digest('base64url') },
    contact: { name, address: null, addressHash: null, language: 'fr' }, needsAddress: false, sendsMail: false, now: at,
  })
}

/** As a meeting room tells it: people come within minutes, some by two devices, some leave early. */
async function attend({ webinars: { attendance } }: Repositories, stored: StoredSeries, session: Session): Promise<void> {
  const key = { spaceNumber: stored.spaceNumber, seriesNumber: stored.seriesNumber, sessionNumber: session.number }
  const { startsAt, endsAt } = periodOf(session.time)
  await attendance.openMeeting(key, idOf(`meeting ${session.sessionId}`))
  const facts: AttendanceFact[] = []
  for (const person of presentAt(session.number)) {
    const participantId = await attendance.takeParticipantId(key, person + 1, idOf(`person ${session.sessionId} ${person}`), true)
    const origin = { sessionId: session.sessionId, source: 'webhooks' as const, meetingRunId: `demo-${session.number}`, connectionId: `w_${person}` }
    facts.push({ ...origin, kind: 'arrived', participantId, at: new Date(startsAt.getTime() + (person % 8) * 60_000) })
    const earlyMs = person % 11 === 5 ? 50 * 60_000 : (person % 5) * 60_000
    facts.push({ ...origin, kind: 'left', at: new Date(endsAt.getTime() - earlyMs) })
  }
  facts.push({ sessionId: session.sessionId, source: 'webhooks', meetingRunId: `demo-${session.number}`, kind: 'ended', at: endsAt })
  await attendance.recordAttendance(facts)
}

/** Thirty come each time; the others in turn, so that nobody but they has all eight. */
function presentAt(number: number): readonly number[] {
  const others = (PRESENT[number - 1] ?? 0) - FAITHFUL
  const pool = EVER_PRESENT - FAITHFUL
  return [
    ...Array.from({ length: FAITHFUL }, (_, person) => person),
    ...Array.from({ length: others }, (_, index) => FAITHFUL + (number === 1 ? index : (index * 7 + number * 5) % pool)),
  ].filter((person, index, all) => all.indexOf(person) === index)
}

function dayOf(at: Date): string {
  return wallTimeAt(at, ZONE).slice(0, 'YYYY-MM-DD'.length)
}

/** A UUID made of a hash, so that the same demo has the same ids. */
function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const NAMES = [
  'Samia', 'Théo', 'Jeanne', 'Malik', 'Claire', 'Nadia', 'Rose', 'Lucien', 'Aïcha', 'Bertille', 'Côme', 'Dounia', 'Élie', 'Fatou', 'Gaspard', 'Hawa', 'Inès', 'Joachim',
  'Karima', 'Léonie', 'Maël', 'Nour', 'Octave', 'Pia', 'Quitterie', 'Rachid', 'Solène', 'Tarek', 'Ulysse', 'Violette', 'Wassim', 'Xavier', 'Yasmine', 'Zélie', 'Amadou',
  'Brune', 'Célestin', 'Diane', 'Ephraïm', 'Flore', 'Gabin', 'Hortense', 'Ismaël', 'Judith', 'Kenza', 'Lazare', 'Mina', 'Naël', 'Ondine', 'Pablo', 'Rosalie', 'Sacha',
  'Tess', 'Victoire', 'Walid', 'Yann', 'Zoé', 'Augustin', 'Bahia', 'Clovis',
]
