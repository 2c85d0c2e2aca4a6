// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { isVisible, questionsOf, validateSubmission, type Question, type SentResponse, type Survey } from '@parcours/surveys'
import { createHash } from 'node:crypto'
import type { Repositories } from '../src/services/repositories.ts'
import { makeEditionKey } from '../src/services/surveys/blindSignatures.ts'
import { contractOf, hashContract } from '../src/services/surveys/contracts.ts'
import type { StoredEdition } from '../src/services/surveys/repositories.ts'
import type { SettlingService } from '../src/services/surveys/settling.ts'
import { epochDay } from '../src/services/clock.ts'
import { randomOf, type Random } from './population.ts'

const MARK_NAME = 'demo-surveys'
const MARK_VALUE = '1'
const SEED = 2_024_0314
const DAY_MS = 86_400_000

interface DemoAsking {
  readonly surveyId: string
  readonly editionId: string
  readonly openedDaysAgo: number
  readonly isClosed: boolean
  readonly answerCount: number
  /** People who had a token, answered or not. */
  readonly tokenCount: number
  readonly cohorts: readonly { readonly cohortId: string; readonly label: string }[]
  readonly note: string | null
}

/** One that is over, with everything to look at; one that anybody can still answer. */
const ASKINGS: readonly DemoAsking[] = [
  {
    surveyId: 'bilan-de-parcours', editionId: 'dec0de00-0000-4000-8000-000000000001', openedDaysAgo: 40, isClosed: true, answerCount: 74, tokenCount: 131,
    cohorts: [{ cohortId: 'toutes', label: 'A suivi toutes les séances' }, { cohortId: 'une-partie', label: 'En a suivi une partie' }],
    note: 'Vous trouviez les mises en pratique trop courtes : à la prochaine session, chaque séance finit par une demi-heure d’atelier, et un temps d’échange entre pairs est prévu chaque mois.',
  },
  {
    surveyId: 'votre-arrivee', editionId: 'dec0de00-0000-4000-8000-000000000002', openedDaysAgo: 12, isClosed: false, answerCount: 23, tokenCount: 41,
    cohorts: [], note: null,
  },
]

/** What people might write, whatever the question; some name somebody, so that there is something to redact. */
const WORDS = [
  'Les explications étaient claires, sans jargon.', 'J’aurais aimé plus de temps pour essayer.', 'Le rythme convient quand on travaille à côté.',
  'Les échanges entre nous m’ont autant appris que les vidéos.', 'Merci à Mme Leroy pour sa patience !', 'Un peu rapide sur les mots de passe.',
  'J’ai refait l’atelier avec les bénévoles de mon association.', 'Il manque une fiche à imprimer pour chaque outil.', 'Écrivez-moi à rose@exemple.org pour en parler.',
  'Très bien, à refaire avec les nouveaux.', 'La connexion coupait, j’ai regardé en différé.', 'Trop d’outils à la fois pour une petite association.',
  'Enfin un parcours qui ne vend rien.', 'La mise en pratique est trop courte.', 'On ose poser des questions.',
]

/** Asks two surveys of the campus and answers them as invented people, once. Returns how many answers. */
export async function seedSurveys({ surveys, spaces, settings }: Repositories, settling: SettlingService, now: Date): Promise<number> {
  if (await settings.find(MARK_NAME) === MARK_VALUE) return 0
  const campus = await spaces.ensureCampus(now)
  let answerCount = 0
  for (const asking of ASKINGS) {
    const stored = await surveys.desk.find(campus.spaceNumber, asking.surveyId)
    if (stored === undefined || stored.published === null) continue
    const { surveyNumber, published: { version, survey } } = stored
    const { privateKey, ...key } = await makeEditionKey()
    const groupedBy = asking.cohorts.length === 0 ? null : 'cohort'
    const edition = await surveys.editions.create({
      editionId: asking.editionId, surveyNumber, version, ownerSpaceNumber: campus.spaceNumber, audience: 'public', occasion: { kind: 'anytime' }, moment: null, pairId: null,
      groupedBy, cohorts: asking.cohorts, opensAt: new Date(now.getTime() - asking.openedDaysAgo * DAY_MS), closesAt: null, closedAt: null, isImported: false,
      linkCode: null, survey, contract: contractOf(survey, groupedBy), key, privateKey,
    })
    await answerAsking({ surveys, asking, edition, now })
    answerCount += asking.answerCount
    if (asking.isClosed) await settling.close(edition)
    if (asking.note !== null) await surveys.editions.change(edition.editionNumber, { note: { text: asking.note, language: 'fr', writtenDay: epochDay(now) } })
  }
  await settings.set(MARK_NAME, MARK_VALUE)
  return answerCount
}

interface Answering {
  readonly surveys: Repositories['surveys']
  readonly asking: DemoAsking
  readonly edition: StoredEdition
  readonly now: Date
}

async function answerAsking({ surveys, asking, edition, now }: Answering): Promise<void> {
  const { editionNumber, ownerSpaceNumber: spaceNumber, survey, contract } = edition
  const hashOf = (text: string): string => createHash('sha256').update(`${SEED} ${asking.surveyId} ${text}`).digest('base64url')
  await Promise.all(Array.from({ length: asking.tokenCount }, (_, index) => surveys.answers.issue(
    { editionNumber, spaceNumber, subject: hashOf(`person ${index}`), blindedHash: hashOf(`blinded ${index}`) })))
  await Promise.all(Array.from({ length: asking.answerCount }, async (_, index) => {
    const random = randomOf(SEED + index * 7_919)
    const validated = validateSubmission(survey, { surveyId: survey.surveyId, version: survey.version, responses: responsesOf(survey, random) })
    if (validated.kind === 'issues') throw new Error(`${survey.surveyId}: ${JSON.stringify(validated.issues)}`)
    const cohort = asking.cohorts[random.chance(0.45) ? 0 : 1]
    await surveys.answers.submit({
      editionNumber, contractJson: JSON.stringify(contract), contractHash: hashContract(contract), tokenHash: hashOf(`token ${index}`), pairCode: undefined,
      responses: validated.submission.responses, groupId: edition.groupedBy === null ? null : cohort?.cohortId ?? '-', now,
    })
  }))
}

/** Favourable answers are likelier; a few people skip a question, and half write nothing. */
function responsesOf(survey: Survey, random: Random): Record<string, SentResponse> {
  const responses: Record<string, SentResponse> = {}
  for (const question of questionsOf(survey)) {
    if (!isVisible(question, responses) || random.chance(0.06)) continue
    const response = responseTo(question, random)
    if (response !== undefined) responses[question.questionId] = response
  }
  return responses
}

function responseTo(question: Question, random: Random): SentResponse | undefined {
  switch (question.kind) {
    case 'single': return drawOption(question.options, random)
    case 'multiple': {
      const common = question.options.filter(({ isExclusive }) => !isExclusive)
      const chosen: readonly string[] = common.filter(() => random.chance(0.4)).map(({ optionId }) => optionId)
      return chosen.slice(0, question.most ?? chosen.length)
    }
    case 'scale': return random.chance(0.75) ? random.between(question.favourableFrom, question.points) : random.between(1, question.favourableFrom - 1)
    case 'zero-ten': return random.chance(0.7) ? random.between(7, 10) : random.between(0, 6)
    case 'matrix': return Object.fromEntries(question.rows.map(({ rowId }) => [rowId, drawOption(question.options, random)]))
    case 'ranking': return question.options.map(({ optionId }) => ({ optionId, place: random.between(0, 100) })).sort((one, other) => one.place - other.place).slice(0, question.top).map(({ optionId }) => optionId)
    case 'number': return random.between(question.min, Math.min(question.max, question.min + 40))
    case 'date': return question.min
    case 'short-text': case 'long-text': {
      const words = WORDS[random.between(0, WORDS.length - 1)] ?? ''
      return random.chance(0.5) ? { text: words.slice(0, question.mostCharacters), mayQuote: random.chance(0.5) } : undefined
    }
  }
}

/** The first ones are the likeliest: they are the favourable ones wherever something is. */
function drawOption(options: readonly { readonly optionId: string }[], random: Random): string {
  const [first, second] = options
  if (random.chance(0.5) && first !== undefined) return first.optionId
  if (random.chance(0.6) && second !== undefined) return second.optionId
  return options[random.between(0, options.length - 1)]?.optionId ?? ''
}
